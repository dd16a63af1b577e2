import { describe, expect, it } from 'vitest';
import { parseFeature, parseLayer, point } from '.';

const fields = (values: Record<string, unknown>) => new Map(Object.entries(values));
const read = (values: Record<string, unknown>) => parseFeature('f', fields(values));
const at = [141.29, 43.07];

describe('a stored feature', () => {
  it('is read with what it has', () => {
    const stored = { type: 'pin', layer: 'wish', at, text: '明かりを', by: 'gst_1', t: 5 };
    expect(read(stored)).toEqual({
      id: 'f',
      type: 'pin',
      layer: 'wish',
      at,
      text: '明かりを',
      by: 'gst_1',
      createdAt: 5,
      note: null,
      origin: null,
    });
  });
  it.each([
    ['of an unknown type', { type: 'house', at }],
    ['without a place', { type: 'pin' }],
    ['at no number', { type: 'pin', at: [Number.NaN, 43] }],
    ['at half a place', { type: 'text', at: [141] }],
    ['with one corner', { type: 'line', points: [at] }],
    ['an area of two corners', { type: 'area', points: [at, at, 'x'] }],
    ['a photo without file', { type: 'photo', at }],
    ['a photo that points elsewhere', { type: 'photo', at, file: '../x' }],
  ])('is not shown: %s', (_name, values) => expect(read(values)).toBeNull());

  it('takes harmless values for damaged ones', () => {
    const odd = {
      type: 'pin',
      layer: 7,
      at: [500, -500],
      text: null,
      by: [],
      t: -3,
      note: 'x',
      origin: { map: 1 },
    };
    expect(read(odd)).toMatchObject({
      layer: '',
      at: [180, -85.05],
      text: '',
      by: '',
      createdAt: 0,
      note: null,
      origin: null,
    });
  });
  it('reads at most a thousand corners', () => {
    const points = Array.from({ length: 1500 }, (_, i) => [141 + i / 10000, 43]);
    expect(read({ type: 'line', points })).toMatchObject({
      points: expect.objectContaining({ length: 1000 }),
    });
  });
  it('keeps nine decimals', () => expect(point([141.12345678949, -0])).toEqual([141.123456789, 0]));
});

describe('an own layer', () => {
  it('needs a name', () => expect(parseLayer('l', fields({ name: ' ' }))).toBeNull());
  it('takes a usual colour and sign', () =>
    expect(parseLayer('l', fields({ name: '道', colour: 'gold', sign: 3 }))).toEqual({
      id: 'l',
      name: '道',
      colour: 'grey',
      sign: 'circle',
      createdAt: 0,
    }));
});
