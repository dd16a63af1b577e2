import { describe, expect, it } from 'vitest';
import { type MapFeature, placeText, readPlace } from '../model';
import { readPeer } from './editor/presence';
import { numberFeatures, readPaper } from './print/print-page';
import { firstWords } from './stage/brush';

describe('a place typed by hand', () => {
  it.each([
    ['43.07, 141.29', [141.29, 43.07]],
    ['４３．０７、１４１．２９', [141.29, 43.07]],
    ['43.07 141.29', [141.29, 43.07]],
    ['43.07', null],
    ['ここ', null],
    ['141.29, 43.07', null],
    ['43.07, 141.29, 5', null],
  ])('%s', (text, place) => expect(readPlace(text)).toEqual(place));
  it('is read as it was written', () => {
    expect(placeText([141.29, 43.07])).toBe('43.07000, 141.29000');
    expect(readPlace(placeText([141.31234, 43.07001]))).toEqual([141.31234, 43.07001]);
  });
});

describe('what other screens say of themselves', () => {
  const user = { id: 'gst_1', name: '山田', colour: '#b3261e' };
  it('is believed in its right shape only', () => {
    expect(readPeer({ user, cursor: [141.29, 43.07], selected: 'ftr_1' })).toEqual({
      ...user,
      cursor: [141.29, 43.07],
      selected: 'ftr_1',
    });
    expect(readPeer({ user: { ...user, colour: 'red;}' }, cursor: ['x'], selected: 3 })).toMatchObject({
      colour: '#4a4a4a',
      cursor: null,
      selected: null,
    });
    expect(readPeer(null)).toBeNull();
    expect(readPeer({ user: { id: 1 } })).toBeNull();
  });
});

describe('on paper', () => {
  it('the size is one of four', () => {
    expect(readPaper(new URLSearchParams('paper=a3&orientation=portrait'))).toEqual({
      size: 'a3',
      orientation: 'portrait',
    });
    expect(readPaper(new URLSearchParams('paper=b5'))).toEqual({ size: 'a4', orientation: 'landscape' });
  });
  it('numbers follow the layers', () => {
    const layers = [
      { id: 'good', name: null, colour: 'green' as const, sign: 'circle' as const },
      { id: 'wish', name: null, colour: 'blue' as const, sign: 'star' as const },
    ];
    const at = (id: string, layer: string): MapFeature => ({
      id,
      layer,
      type: 'pin',
      at: [0, 0],
      by: '',
      createdAt: 0,
      text: '',
      note: null,
      origin: null,
    });
    const features = [at('a', 'wish'), at('b', 'good'), at('c', 'gone')];
    expect(numberFeatures({ layers, features }).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  });
});

it('words beside a pin are the first line, cut between letters', () => {
  expect(firstWords('歩道が狭い\n冬は特に')).toBe('歩道が狭い');
  expect(firstWords('𠮷野家の前の歩道がとても狭くて', 5)).toBe('𠮷野家の…');
});
