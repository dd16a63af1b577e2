import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { LngLat } from '../model';
import { FEATURE_TYPES, LAYER_COLOUR_NAMES, SIGNS } from '../model';
import {
  addFeature,
  addLayer,
  changeLayer,
  createMapUndo,
  featuresOf,
  MapStore,
  type MapUndo,
  type MapWriter,
  placeFeature,
  readMap,
  removeFeatures,
  removeLayer,
  setLayer,
  setText,
} from '.';

const PEERS = 4;
const JUNK: readonly unknown[] = [
  null,
  Number.NaN,
  -1e300,
  '冬',
  '__proto__',
  true,
  [],
  [Number.NaN, 'x'],
  [1e12, -1e12],
  [[141, 43], 'x', [141.1]],
  { board: 7 },
  new Uint8Array([1, 2]),
  12345678901234567890n,
];
const KEYS = ['type', 'layer', 'by', 't', 'at', 'points', 'text', 'file', 'alt', 'note', 'origin', 'x'];

interface Peer {
  doc: Y.Doc;
  store: MapStore;
  undo: MapUndo;
  writer: MapWriter;
}

interface Operation {
  peer: number;
  kind: keyof typeof ACTIONS;
  a: number;
  n: number;
}

const place = (n: number): LngLat => [141.28 + (n % 97) / 1000, 43.06 + (n % 89) / 1000];
const pick = <T>(list: readonly T[], n: number): T => {
  const item = list[n % list.length];
  if (item === undefined) throw new Error('an empty list');
  return item;
};

const ACTIONS = {
  add: ({ writer }: Peer, _id: string | undefined, n: number) => {
    const base = { layer: pick(['good', 'trouble', 'wish', 'nowhere'], n), text: `ここ${n}` };
    const type = pick(FEATURE_TYPES, n);
    if (type === 'line' || type === 'area')
      addFeature(writer, { ...base, type, points: [place(n), place(n + 5), place(n * 3)] });
    else if (type === 'photo')
      addFeature(writer, { ...base, type, at: place(n), file: `fil_${n}`, alt: '写真' });
    else addFeature(writer, { ...base, type, at: place(n) });
  },
  move: ({ writer }: Peer, id: string | undefined, n: number) => {
    if (id) placeFeature(writer, id, [place(n), place(n + 1), place(n + 2)]);
  },
  type: ({ writer }: Peer, id: string | undefined, n: number) => {
    if (id) setText(writer, id, n % 4 === 0 ? '' : `書きかえ${n}😀`);
  },
  layer: ({ writer }: Peer, id: string | undefined, n: number) => {
    if (id) setLayer(writer, id, pick(['good', 'wish', 'lay_1', ''], n));
  },
  remove: ({ writer }: Peer, id: string | undefined) => {
    if (id) removeFeatures(writer, [id]);
  },
  addLayer: ({ writer }: Peer, _id: string | undefined, n: number) => {
    if (writer.doc.getMap('layers').size < 15)
      addLayer(writer, {
        id: `lay_${n % 4}`,
        name: `層${n}`,
        colour: pick(LAYER_COLOUR_NAMES, n),
        sign: pick(SIGNS, n),
      });
  },
  changeLayer: ({ writer }: Peer, _id: string | undefined, n: number) =>
    changeLayer(writer, `lay_${n % 4}`, { name: `名${n}`, sign: pick(SIGNS, n) }),
  removeLayer: ({ writer }: Peer, _id: string | undefined, n: number) => removeLayer(writer, `lay_${n % 4}`),
  hostile: ({ doc }: Peer, id: string | undefined, n: number) => {
    const features = featuresOf(doc);
    const feature = id ? features.get(id) : undefined;
    if (feature instanceof Y.Map) feature.set(pick(KEYS, n), pick(JUNK, n >> 3));
    else features.set(`bad${n % 5}`, pick(JUNK, n));
    if (n % 3 === 0) doc.getMap('layers').set(pick(['good', 'lay_9'], n), pick(JUNK, n >> 2));
  },
  undo: ({ undo }: Peer) => undo.undo(),
  redo: ({ undo }: Peer) => undo.redo(),
  sync: () => undefined,
};

const operations = fc.array(
  fc.record<Operation>({
    peer: fc.nat(PEERS - 1),
    kind: fc.constantFrom(...(Object.keys(ACTIONS) as (keyof typeof ACTIONS)[])),
    a: fc.nat(40),
    n: fc.nat(2000),
  }),
  { maxLength: 60 },
);

function makePeers(): Peer[] {
  let ids = 0;
  let time = 1000;
  return Array.from({ length: PEERS }, (_, index) => {
    const doc = new Y.Doc();
    doc.clientID = index + 1;
    const origin = { index };
    return {
      doc,
      store: new MapStore(doc),
      undo: createMapUndo(doc, origin, () => time),
      writer: {
        doc,
        origin,
        by: `gst_${index}`,
        now: () => ++time,
        newId: (p) => `${p}_${(++ids * 7919) % 1000}_${ids}`,
      },
    };
  });
}

function exchange(a: Peer, b: Peer): void {
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc)), 'network');
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc)), 'network');
}

/** What others than this peer wrote and can be read now. */
function workOfOthers(peer: Peer): string[] {
  return readMap(peer.doc)
    .features.filter((feature) => feature.by !== peer.writer.by)
    .map((feature) => feature.id);
}

describe('a map drawn by many', () => {
  it('is the same for everybody in the end, and undo takes back nobody else’s features', () => {
    fc.assert(
      fc.property(operations, (script) => {
        const peers = makePeers();
        for (const { peer, kind, a, n } of script) {
          const who = pick(peers, peer);
          if (kind === 'sync') exchange(who, pick(peers, peer + 1 + (n % (PEERS - 1))));
          const ids = [...featuresOf(who.doc).keys()].sort();
          const undoing = kind === 'undo';
          const before = undoing ? workOfOthers(who) : [];
          ACTIONS[kind](who, ids[a % Math.max(1, ids.length)], n);
          const removedByMe = script.some(
            (one) => one.peer === peer && one.kind !== 'add' && one.kind !== 'undo',
          );
          if (undoing && !removedByMe) expect(workOfOthers(who)).toEqual(before);
          expect({ layers: who.store.layers, features: who.store.features }).toEqual(readMap(who.doc));
        }
        for (const one of peers) for (const other of peers) if (one !== other) exchange(one, other);
        for (const one of peers) for (const other of peers) if (one !== other) exchange(one, other);
        const first = readMap(pick(peers, 0).doc);
        for (const peer of peers) {
          expect(readMap(peer.doc)).toEqual(first);
          expect({ layers: peer.store.layers, features: peer.store.features }).toEqual(first);
        }
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 150) },
    );
  });

  it('loses nothing that somebody else wrote when one’s own creation is taken back', () => {
    const [mine, theirs] = makePeers();
    if (!mine || !theirs) throw new Error('nobody is there');
    const id = addFeature(mine.writer, { type: 'pin', layer: 'good', at: place(1), text: '' });
    exchange(mine, theirs);
    setText(theirs.writer, id, '他の人が書いた');
    exchange(mine, theirs);
    mine.undo.undo();
    exchange(mine, theirs);
    expect(theirs.store.get(id)?.text).toBe('他の人が書いた');
  });
});
