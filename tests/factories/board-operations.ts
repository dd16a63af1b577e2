import fc from 'fast-check';
import * as Y from 'yjs';
import type { Draft } from '~/domains/boards/doc';
import {
  addObject,
  addTag,
  changeObject,
  deleteObjects,
  duplicateObjects,
  groupObjects,
  objectsOf,
  placeObjects,
  putInto,
  recolour,
  removeTag,
  resizeObjects,
  restackObjects,
  setText,
  ungroup,
} from '~/domains/boards/doc';
import { align, COLOURS, hasText, STAMPS, shifted, tidyGroup } from '~/domains/boards/model';
import type { BoardNetwork, Peer } from './board-peers';

/** One thing somebody does. `a`, `b`, `n` choose objects and values among what there is at that moment. */
export interface Operation {
  peer: number;
  kind: keyof typeof ACTIONS;
  a: number;
  b: number;
  n: number;
}

interface Doing extends Operation {
  network: BoardNetwork;
  who: Peer;
  /** The object `a` or `b` points at, in the order of ids. */
  pick(index: number, type?: string): string | undefined;
}

const JUNK: readonly unknown[] = [
  null,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -1e300,
  '冬',
  '__proto__',
  true,
  [],
  [Number.NaN, 'x'],
  [1e12, -1e12],
  { object: 7 },
  { object: 'nobody' },
  { point: ['a'] },
  new Uint8Array([1, 2]),
  12345678901234567890n,
];
const KEYS = [
  'type',
  'z',
  'by',
  't',
  'at',
  'size',
  'colour',
  'text',
  'group',
  'from',
  'to',
  'points',
  'tag:x',
  'x',
];

function draft({ a, b, n, pick }: Doing): Draft {
  const at = [n % 700, (n * 7) % 500] as const;
  const colour = COLOURS[n % COLOURS.length] ?? 'yellow';
  const size = [100 + (n % 50), 80] as const;
  const kinds: Draft[] = [
    { type: 'note', at, size, colour, text: `ふせん${n}`, tags: n % 3 ? [] : ['冬', '公園'] },
    { type: 'label', at, size, colour, text: 'みだし', fontSize: 24 },
    { type: 'frame', at, size: [600, 400], colour, text: 'わく' },
    { type: 'stamp', at, size, stamp: STAMPS[n % STAMPS.length] ?? 'star' },
    { type: 'pen', at, size, natural: size, colour, width: 3, points: [0, 0, n, n, 5, 5] },
    { type: 'image', at, size, file: 'fil_1', alt: '写真' },
  ];
  const from = pick(a);
  const to = pick(b);
  if (n % 4 === 0 && from !== undefined && to !== undefined && from !== to) {
    return { type: 'connector', from: { object: from }, to: { object: to }, colour, arrow: 'end', text: '' };
  }
  return kinds[n % kinds.length] ?? { type: 'note', at, size, colour, text: '' };
}

function some(doing: Doing): string[] {
  return [doing.pick(doing.a), doing.pick(doing.b)].flatMap((id) => id ?? []);
}

/** Inserts or deletes in the middle of a text, as people do. */
function typed(before: string, n: number): string {
  const at = before.length === 0 ? 0 : n % before.length;
  return n % 3 === 0
    ? before.slice(0, at) + before.slice(at + 2)
    : `${before.slice(0, at)}字${n % 10}😀${before.slice(at)}`;
}

/** Writes past the accessors, as a hostile or damaged program would. */
function raw(doing: Doing, write: (objects: Y.Map<unknown>, id: string) => void): void {
  const id = doing.pick(doing.a);
  if (id !== undefined) doing.who.doc.transact(() => write(objectsOf(doing.who.doc), id), 'hostile');
}

const ACTIONS = {
  add: (doing: Doing) => void addObject(doing.who.writer, draft(doing)),
  move: (doing: Doing) =>
    placeObjects(doing.who.writer, shifted(doing.who.store, some(doing), (doing.n % 50) - 25, doing.n % 30)),
  drag: (doing: Doing) => {
    doing.who.undo.beginGesture();
    for (const step of [1, 2, 3])
      placeObjects(doing.who.writer, shifted(doing.who.store, some(doing), step, doing.n % 9));
    doing.who.undo.endGesture();
  },
  resize: (doing: Doing) =>
    resizeObjects(
      doing.who.writer,
      some(doing).map((id) => [id, { x: doing.n, y: 0, w: 50 + doing.n, h: 60 }]),
    ),
  colour: (doing: Doing) =>
    recolour(doing.who.writer, some(doing), COLOURS[doing.n % COLOURS.length] ?? 'pink'),
  type: (doing: Doing) => {
    const object = doing.who.store.get(doing.pick(doing.a) ?? '');
    if (object !== undefined && hasText(object))
      setText(doing.who.writer, object.id, typed(object.text, doing.n));
  },
  tag: (doing: Doing) => addTag(doing.who.writer, some(doing), ['冬', '雪', '夏'][doing.n % 3] ?? '冬'),
  untag: (doing: Doing) => removeTag(doing.who.writer, some(doing), ['冬', '雪', '夏'][doing.n % 3] ?? '冬'),
  restack: (doing: Doing) =>
    restackObjects(
      doing.who.writer,
      some(doing),
      (['front', 'back', 'forward', 'backward'] as const)[doing.n % 4] ?? 'front',
      doing.who.store,
    ),
  remove: (doing: Doing) => deleteObjects(doing.who.writer, some(doing)),
  duplicate: (doing: Doing) => void duplicateObjects(doing.who.writer, some(doing), [9, 9], doing.who.store),
  group: (doing: Doing) => void groupObjects(doing.who.writer, some(doing), { text: '島' }, doing.who.store),
  ungroup: (doing: Doing) =>
    ungroup(
      doing.who.writer,
      [doing.pick(doing.a, 'group')].flatMap((id) => id ?? []),
    ),
  nest: (doing: Doing) =>
    putInto(
      doing.who.writer,
      [doing.pick(doing.a)].flatMap((id) => id ?? []),
      doing.pick(doing.b, 'group') ?? null,
      doing.who.store,
    ),
  tidy: (doing: Doing) => {
    const group = doing.pick(doing.a, 'group');
    if (group !== undefined) placeObjects(doing.who.writer, tidyGroup(doing.who.store, group));
  },
  align: (doing: Doing) =>
    placeObjects(
      doing.who.writer,
      align(doing.who.store, some(doing), (['left', 'middle'] as const)[doing.n % 2] ?? 'left'),
    ),
  arrow: (doing: Doing) => {
    const id = doing.pick(doing.a, 'connector');
    if (id !== undefined) changeObject(doing.who.writer, id, { arrow: 'both', to: { point: [doing.n, 1] } });
  },
  undo: ({ who }: Doing) => who.undo.undo(),
  redo: ({ who }: Doing) => who.undo.redo(),
  wait: ({ network, n }: Doing) => network.pause(n),
  deliver: ({ network, who }: Doing) => network.deliver(who),
  deliverAll: ({ network }: Doing) => network.deliverAll(),
  disconnect: ({ network, who }: Doing) => network.disconnect(who),
  reconnect: ({ network, who }: Doing) => network.reconnect(who),
  hostileValue: (doing: Doing) =>
    raw(doing, (objects, id) => {
      const object = objects.get(id);
      const key = KEYS[doing.b % KEYS.length] ?? 'x';
      if (object instanceof Y.Map) object.set(key, JUNK[doing.n % JUNK.length]);
    }),
  hostileType: (doing: Doing) =>
    raw(doing, (objects, id) => {
      const object = objects.get(id);
      if (object instanceof Y.Map) object.set('type', ['note', 'group', 'connector', 'laser'][doing.n % 4]);
    }),
  hostileObject: (doing: Doing) =>
    raw(doing, (objects, id) => {
      objects.set(
        id,
        [new Y.Text('x'), new Y.Array(), JUNK[doing.b % JUNK.length], new Y.Map()][doing.n % 4],
      );
    }),
  hostileCircle: (doing: Doing) =>
    raw(doing, (objects) => {
      const from = doing.pick(doing.a, 'group');
      const object = objects.get(from ?? '');
      if (object instanceof Y.Map) object.set('group', doing.pick(doing.b, 'group') ?? from);
    }),
};

/** Runs one operation. */
export function perform(network: BoardNetwork, operation: Operation): Peer {
  const who = network.peers[operation.peer % network.peers.length];
  if (who === undefined) throw new Error('nobody is there');
  const pick = (index: number, type?: string) => {
    const ids = who.store
      .all()
      .filter((object) => type === undefined || object.type === type)
      .map(({ id }) => id)
      .sort();
    return ids[index % Math.max(1, ids.length)];
  };
  ACTIONS[operation.kind]({ ...operation, network, who, pick });
  return who;
}

const KINDS = Object.keys(ACTIONS).filter((kind): kind is Operation['kind'] => kind in ACTIONS);

function operations(kinds: readonly Operation['kind'][], peers: number): fc.Arbitrary<Operation[]> {
  const small = fc.nat({ max: 30 });
  return fc.array(
    fc.record({
      peer: fc.nat({ max: peers - 1 }),
      kind: fc.constantFrom(...kinds),
      a: small,
      b: small,
      n: fc.nat({ max: 2000 }),
    }),
    { minLength: 5, maxLength: 80, size: 'max' },
  );
}

/** What makes objects, carries them to others and takes them back comes up more, or nobody would meet. */
const OFTEN: readonly Operation['kind'][] = [
  ...(['add', 'add', 'add', 'group', 'nest', 'type', 'type', 'colour'] as const),
  ...([
    'deliverAll',
    'deliverAll',
    'deliverAll',
    'deliverAll',
    'reconnect',
    'undo',
    'undo',
    'undo',
    'redo',
  ] as const),
];

/** Anything by anybody: honest, offline, impatient and hostile. */
export function anyOperations(peers: number): fc.Arbitrary<Operation[]> {
  return operations([...KINDS, ...OFTEN], peers);
}

/** What one person does through the accessors. */
export function ownOperations(): fc.Arbitrary<Operation[]> {
  const others = ['undo', 'redo', 'wait', 'deliver', 'deliverAll', 'disconnect', 'reconnect'];
  const own = KINDS.filter((kind) => !kind.startsWith('hostile') && !others.includes(kind));
  return operations([...own, 'add', 'add', 'group'], 1);
}
