import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Writer } from '.';
import {
  addObject,
  addObjects,
  addTag,
  BoardStore,
  changeObject,
  createBoardDoc,
  deleteObjects,
  diffText,
  duplicateObjects,
  groupObjects,
  insertCopies,
  migrate,
  normalizeTag,
  objectsOf,
  placeObjects,
  putInto,
  readBoard,
  removeTag,
  SCHEMA_VERSION,
  SizeMeter,
  schemaOf,
  setText,
  ungroup,
} from '.';

function board() {
  const doc = createBoardDoc();
  const writer: Writer = { doc, origin: 'me', by: 'usr_a', now: () => 5 };
  const addNote = (x = 0, y = 0, text = '') =>
    addObject(writer, { type: 'note', at: [x, y], size: [200, 140], colour: 'yellow', text });
  return { doc, writer, addNote, store: new BoardStore(doc) };
}

describe('a board document', () => {
  it('carries its version, and is left alone when it is newer than the program', () => {
    const doc = new Y.Doc();
    expect([schemaOf(doc), migrate(doc), migrate(doc)]).toEqual([0, 'migrated', 'current']);
    doc.getMap('meta').set('schema', SCHEMA_VERSION + 1);
    const before = Y.encodeStateAsUpdate(doc);
    expect(migrate(doc)).toBe('newer');
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  it('can be written by another program as the description says', () => {
    const doc = createBoardDoc();
    doc.transact(() => {
      const note = new Y.Map<unknown>();
      note.set('type', 'note');
      note.set('at', [120, 80]);
      note.set('size', [200, 140]);
      note.set('colour', 'yellow');
      note.set('text', new Y.Text('雪あかりの散歩道'));
      note.set('z', 1);
      note.set('by', 'import');
      note.set('t', 1000);
      note.set('tag:冬', true);
      note.set('something new', { kept: true });
      objectsOf(doc).set('obj_1', note);
    });
    expect(readBoard(doc).get('obj_1')).toEqual({
      id: 'obj_1',
      type: 'note',
      at: [120, 80],
      size: [200, 140],
      colour: 'yellow',
      text: '雪あかりの散歩道',
      z: 1,
      by: 'import',
      createdAt: 1000,
      group: null,
      tags: ['冬'],
    });
  });

  it('refuses what would be too much, whole, and lets a long text become shorter', () => {
    const { doc, writer, addNote } = board();
    const id = addNote();
    expect(() => setText(writer, id, 'あ'.repeat(5001))).toThrow('text_too_long');
    doc.transact(() => {
      const object = objectsOf(doc).get(id);
      if (object instanceof Y.Map) object.set('text', new Y.Text('あ'.repeat(6000)));
    });
    setText(writer, id, 'あ'.repeat(5900));
    const many = Array.from({ length: 20_000 }, () => ({
      type: 'stamp' as const,
      at: [0, 0] as const,
      size: [9, 9] as const,
      stamp: 'star' as const,
    }));
    expect(() => addObjects(writer, many)).toThrow('board_full');
    expect(readBoard(doc).all()).toHaveLength(1);
  });

  it('sends nothing for a change that changes nothing', () => {
    const { doc, writer, addNote } = board();
    const id = addNote(1, 2, 'a');
    let updates = 0;
    doc.on('update', () => {
      updates += 1;
    });
    placeObjects(writer, [[id, [1, 2]]]);
    setText(writer, id, 'a');
    removeTag(writer, [id], '冬');
    changeObject(writer, id, { fontSize: 9 });
    expect(updates).toBe(0);
  });

  it('tags people’s way', () => {
    const { writer, addNote, store } = board();
    const id = addNote();
    addTag(writer, [id], ' ＃すぐ　できる ');
    addTag(writer, [id], '冬');
    expect(store.get(id)?.tags).toEqual(['すぐ できる', '冬'].sort());
    expect(normalizeTag(' # ')).toBe('');
  });

  it('deletes what hangs on a note with it, and lifts members of a deleted group', () => {
    const { writer, addNote, store } = board();
    const [a, b, c] = [addNote(), addNote(300), addNote(600)];
    const line = addObject(writer, {
      type: 'connector',
      from: { object: a },
      to: { object: b },
      arrow: 'end',
      colour: 'grey',
      text: '',
    });
    const outer = groupObjects(writer, [a, b]) ?? '';
    const inner = groupObjects(writer, [a]) ?? '';
    expect(store.get(inner)?.group).toBe(outer);
    ungroup(writer, [inner]);
    expect(store.get(a)?.group).toBe(outer);
    putInto(writer, [c], outer);
    putInto(writer, [outer], outer);
    expect(store.get(outer)?.group).toBeNull();
    deleteObjects(writer, [b]);
    expect(store.get(line)).toBeUndefined();
    deleteObjects(writer, [outer]);
    expect(store.get(a)?.group).toBeNull();
    expect(store.get(c)?.group).toBeNull();
  });

  it('duplicates groups with their members and the connectors between them', () => {
    const { writer, addNote, store } = board();
    const [a, b] = [addNote(), addNote(300)];
    const group = groupObjects(writer, [a, b], { text: '島' }) ?? '';
    const ends = { from: { object: a }, to: { object: b } };
    const line = addObject(writer, { type: 'connector', ...ends, arrow: 'end', colour: 'grey', text: '' });
    const copies = duplicateObjects(writer, [group, line], [0, 500]);
    expect(copies).toHaveLength(4);
    const newGroup = copies.find((id) => store.get(id)?.type === 'group') ?? '';
    expect(store.membersOf(newGroup)).toHaveLength(2);
    expect(store.boxOf(newGroup)?.y).toBe((store.boxOf(group)?.y ?? 0) + 500);
    expect(store.connectorsOf(a)).toEqual([line]);
    const elsewhere = board();
    insertCopies(elsewhere.writer, [...store.all()], [0, 0]);
    expect(elsewhere.store.all()).toHaveLength(8);
  });
});

describe('text changes', () => {
  it.each([
    ['雪', '雪だるま', undefined, { index: 1, remove: 0, insert: 'だるま' }],
    ['雪だるま', '雪まつり', undefined, { index: 1, remove: 3, insert: 'まつり' }],
    ['aa', 'aaa', 1, { index: 0, remove: 0, insert: 'a' }],
    ['aa', 'aaa', 3, { index: 2, remove: 0, insert: 'a' }],
    ['😀', '😁', undefined, { index: 0, remove: 2, insert: '😁' }],
  ])('%s → %s', (before, after, caret, change) => expect(diffText(before, after, caret)).toEqual(change));
});

/** Time the process has computed, in milliseconds: other work on the machine does not count. */
function cpuTime(): number {
  return process.cpuUsage().user / 1000;
}

describe('the store', () => {
  it('tells what was added, changed and removed, and whose boxes followed', () => {
    const { writer, addNote, store } = board();
    const [a, b] = [addNote(), addNote(300)];
    const group = groupObjects(writer, [a]) ?? '';
    const ends = { from: { object: a }, to: { object: b } };
    const line = addObject(writer, { type: 'connector', ...ends, arrow: 'end', colour: 'grey', text: '' });
    const seen: unknown[] = [];
    const stop = store.on(({ added, changed, removed, origin }) => {
      seen.push({ added: [...added], changed: [...changed].sort(), removed: [...removed], origin });
    });
    placeObjects(writer, [[a, [0, 900]]]);
    expect(seen).toEqual([{ added: [], changed: [a, group, line].sort(), removed: [], origin: 'me' }]);
    const before = store.get(b);
    setText(writer, a, '雪');
    expect(store.get(b)).toBe(before);
    stop();
  });

  it('finds what is in a box and under a point, the topmost first', () => {
    const { writer, addNote, store } = board();
    const [a, b] = [addNote(), addNote(50, 50)];
    addNote(5000, 5000);
    addObject(writer, { type: 'frame', at: [-50, -50], size: [900, 600], colour: 'white', text: '' });
    expect(
      store
        .inBox({ x: 0, y: 0, w: 10, h: 10 })
        .map(({ type }) => type)
        .sort(),
    ).toEqual(['frame', 'note']);
    expect(
      store
        .at([100, 100])
        .map(({ id }) => id)
        .slice(0, 2),
    ).toEqual([b, a]);
    expect(store.bounds).toEqual({ x: -50, y: -50, w: 5250, h: 5190 });
  });

  it('opens 10,000 notes and takes in one edit without reading them again', () => {
    const { doc, writer } = board();
    addObjects(
      writer,
      Array.from({ length: 10_000 }, (_, i) => ({
        type: 'note' as const,
        at: [(i % 100) * 220, Math.floor(i / 100) * 160] as const,
        size: [200, 140] as const,
        colour: 'yellow' as const,
        text: `ふせん${i}`,
      })),
    );
    const update = Y.encodeStateAsUpdate(doc);
    const copy = new Y.Doc();
    const start = cpuTime();
    Y.applyUpdate(copy, update);
    const store = new BoardStore(copy);
    const opened = cpuTime();
    const [first] = store.all();
    for (let i = 0; i < 200; i++) placeObjects({ ...writer, doc: copy }, [[first?.id ?? '', [i, i]]]);
    const edited = cpuTime();
    expect(store.size).toBe(10_000);
    // Far above what it takes (0.25 s and 0.05 ms): only a path that reads everything again is as slow as this.
    expect(opened - start).toBeLessThan(2_500);
    expect((edited - opened) / 200).toBeLessThan(2);
  });

  it('tells when a board becomes nearly full', () => {
    const { doc, writer, store } = board();
    const meter = new SizeMeter(doc, () => store.size);
    const levels: string[] = [];
    meter.onLevel(({ level }) => levels.push(level));
    const stamps = Array.from({ length: 16_000 }, () => ({
      type: 'stamp' as const,
      at: [0, 0] as const,
      size: [9, 9] as const,
      stamp: 'star' as const,
    }));
    const ids = addObjects(writer, stamps);
    deleteObjects(writer, ids.slice(0, 100));
    expect(levels).toEqual(['near', 'ok']);
    meter.destroy();
  });
});
