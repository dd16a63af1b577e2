import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { LngLat } from '../model';
import {
  addFeature,
  addLayer,
  type MapWriter,
  mergeMaps,
  placeFeature,
  readMap,
  removeFeatures,
  setLayer,
  setText,
  textOf,
} from '.';

const at: LngLat = [141.29, 43.07];
const elsewhere: LngLat = [141.3, 43.08];
let clock = 0;
const writerOf = (by: string): MapWriter => ({ doc: new Y.Doc(), origin: by, by, now: () => ++clock });

let one: MapWriter;
let two: MapWriter;
let all: MapWriter;
let pin: string;
let line: string;
const merge = () =>
  mergeMaps(all, [
    { id: 'map_1', title: '1班', content: readMap(one.doc) },
    { id: 'map_2', title: '2班', content: readMap(two.doc) },
  ]);
const merged = (id: string) => readMap(all.doc).features.find((feature) => feature.id === id);
const texts = () => readMap(all.doc).features.map((feature) => feature.text);

beforeEach(() => {
  one = writerOf('gst_1');
  two = writerOf('gst_2');
  all = writerOf('usr_lead');
  pin = addFeature(one, { type: 'pin', layer: 'trouble', at, text: '歩道が狭い' });
  line = addFeature(two, { type: 'line', layer: 'good', points: [at, elsewhere], text: '桜並木' });
});

describe('bringing the tables’ maps together', () => {
  it('keeps who said what, at which table and when', () => {
    expect(merge()).toEqual({ added: 2, updated: 0, removed: 0, kept: 0 });
    expect(merged(`map_1.${pin}`)).toMatchObject({
      by: 'gst_1',
      text: '歩道が狭い',
      layer: 'trouble',
      origin: { map: 'map_1', feature: pin, table: '1班' },
      createdAt: readMap(one.doc).features[0]?.createdAt,
    });
    expect(merged(`map_2.${line}`)).toMatchObject({ type: 'line', points: [at, elsewhere], by: 'gst_2' });
  });

  it('changes nothing when done again', () => {
    merge();
    const before = Y.encodeStateVector(all.doc);
    expect(merge()).toEqual({ added: 0, updated: 0, removed: 0, kept: 0 });
    expect(Y.encodeStateVector(all.doc)).toEqual(before);
  });

  it('follows the table: text, place, layer, new ones, deleted ones', () => {
    merge();
    setText(one, pin, '歩道がとても狭い');
    placeFeature(one, pin, [elsewhere]);
    setLayer(one, pin, 'wish');
    removeFeatures(two, [line]);
    addFeature(two, { type: 'text', layer: 'resource', at, text: '会館' });
    expect(merge()).toEqual({ added: 1, updated: 1, removed: 1, kept: 0 });
    expect(merged(`map_1.${pin}`)).toMatchObject({ text: '歩道がとても狭い', at: elsewhere, layer: 'wish' });
    expect(texts()).toEqual(['歩道がとても狭い', '会館']);
  });

  it('leaves what was changed or deleted on the merged map', () => {
    merge();
    setText(all, `map_1.${pin}`, '歩道が狭い（冬）');
    removeFeatures(all, [`map_2.${line}`]);
    setText(one, pin, '別の文');
    placeFeature(two, line, [elsewhere, at]);
    expect(merge()).toEqual({ added: 0, updated: 0, removed: 0, kept: 2 });
    expect(texts()).toEqual(['歩道が狭い（冬）']);
    removeFeatures(one, [pin]);
    expect(merge()).toMatchObject({ removed: 0, kept: 2 });
    expect(texts()).toEqual(['歩道が狭い（冬）']);
  });

  it('puts own layers of the same name together and brings others along', () => {
    const a = addLayer(one, { name: '通学路', colour: 'teal', sign: 'diamond' });
    const b = addLayer(two, { name: '通学路', colour: 'orange', sign: 'cross' });
    addLayer(two, { name: '使われない層', colour: 'grey', sign: 'drop' });
    setLayer(one, pin, a);
    setLayer(two, line, b);
    merge();
    expect(readMap(all.doc).layers.slice(4)).toEqual([
      { id: a, name: '通学路', colour: 'teal', sign: 'diamond' },
    ]);
    expect(merged(`map_2.${line}`)?.layer).toBe(a);
    expect(merge()).toEqual({ added: 0, updated: 0, removed: 0, kept: 0 });
  });

  it('is one text for everybody who writes in it', () => {
    merge();
    expect(textOf(all.doc, `map_1.${pin}`)?.toString()).toBe('歩道が狭い');
  });
});
