import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Operation } from '../../../tests/factories/board-operations';
import { anyOperations, perform } from '../../../tests/factories/board-operations';
import { BoardNetwork } from '../../../tests/factories/board-peers';
import type { Writer } from './doc';
import {
  addObject,
  addObjects,
  createBoardDoc,
  deleteObjects,
  groupObjects,
  objectsOf,
  placeObjects,
  readBoard,
  setText,
  textOf,
  ungroup,
} from './doc';
import { createLockGuard, LOCK_GUARD } from './lock-guard';

/** A room: what `participant` writes is guarded, what `facilitator` writes is taken. */
function room() {
  const doc = createBoardDoc();
  const guard = createLockGuard(doc);
  const putBack: string[] = [];
  doc.on('afterTransaction', (transaction) => {
    if (transaction.origin === 'participant') putBack.push(...guard.protect(transaction));
    else if (transaction.origin !== LOCK_GUARD) guard.accept(transaction);
  });
  const writer = (origin: string): Writer => ({ doc, origin, by: origin, now: () => 1 });
  return { doc, guard, putBack, participant: writer('participant'), facilitator: writer('facilitator') };
}

function addNote(writer: Writer, text = ''): string {
  return addObject(writer, { type: 'note', at: [0, 0], size: [200, 140], colour: 'yellow', text });
}

const act = (kind: Operation['kind'], n = 0): Operation => ({ peer: 0, kind, a: 0, b: 0, n });
/** Made and undone in such a way that putting it back takes away what undo goes by. */
const UNDONE_AND_BACK = [
  ...(['add', 'drag', 'remove', 'undo'] as const).map((kind) => act(kind)),
  act('tag', 277),
  act('undo'),
  act('colour', 1),
  ...(['hostileObject', 'wait', 'group', 'ungroup', 'add', 'add'] as const).map((kind) => act(kind)),
];
const UNDONE_AGAIN = [act('undo'), act('undo'), act('undo')];

describe('the lock guard', () => {
  it('puts back what a participant changes of a locked note, and names it', () => {
    const { doc, guard, putBack, participant } = room();
    const [locked, free] = [addNote(participant, '票'), addNote(participant)];
    const before = readBoard(doc).get(locked);
    guard.setProtected([locked]);
    placeObjects(participant, [
      [locked, [500, 500]],
      [free, [7, 7]],
    ]);
    expect(readBoard(doc).get(locked)).toEqual(before);
    expect(readBoard(doc).boxOf(free)).toMatchObject({ x: 7, y: 7 });
    expect(putBack).toEqual([locked]);
  });

  it('puts a deleted note back, whole', () => {
    const { doc, guard, participant } = room();
    const locked = addObject(participant, {
      type: 'note',
      at: [1, 2],
      size: [30, 40],
      colour: 'teal',
      text: '消さないで',
      tags: ['冬'],
    });
    const before = readBoard(doc).get(locked);
    guard.setProtected([locked]);
    deleteObjects(participant, [locked]);
    expect(readBoard(doc).get(locked)).toEqual(before);
    deleteObjects(participant, [locked]);
    expect(readBoard(doc).get(locked)).toEqual(before);
  });

  it('puts a text back without touching the letters around', () => {
    const { doc, guard, participant } = room();
    const locked = addNote(participant, '雪まつり');
    guard.setProtected([locked]);
    const text = textOf(doc, locked);
    if (text === null) throw new Error('no text');
    const caret = Y.createRelativePositionFromTypeIndex(text, 3);
    setText(participant, locked, '雪どけまつり');
    expect(text.toString()).toBe('雪まつり');
    expect(Y.createAbsolutePositionFromRelativePosition(caret, doc)?.index).toBe(3);
  });

  it('takes what a facilitator changes, and holds that from then on', () => {
    const { doc, guard, participant, facilitator } = room();
    const locked = addNote(participant, '案');
    guard.setProtected([locked]);
    setText(facilitator, locked, '決定');
    setText(participant, locked, 'らくがき');
    expect(readBoard(doc).get(locked)).toMatchObject({ text: '決定' });
    deleteObjects(facilitator, [locked]);
    addObject(participant, { id: locked, type: 'stamp', at: [0, 0], size: [9, 9], stamp: 'star' });
    expect(readBoard(doc).get(locked)?.type).toBe('stamp');
  });

  it('lets go of what is no longer locked', () => {
    const { doc, guard, participant } = room();
    const id = addNote(participant, '案');
    guard.setProtected([id]);
    guard.setProtected([]);
    setText(participant, id, '新しい案');
    expect(readBoard(doc).get(id)).toMatchObject({ text: '新しい案' });
  });

  it('keeps a locked note in its group and a locked connector on its notes', () => {
    const { doc, guard, participant } = room();
    const [a, b] = [addNote(participant), addNote(participant)];
    const group = groupObjects(participant, [a], { text: '島' }) ?? '';
    const line = addObject(participant, {
      type: 'connector',
      from: { object: a },
      to: { object: b },
      colour: 'grey',
      arrow: 'end',
      text: '',
    });
    guard.setProtected([a, line]);
    ungroup(participant, [group]);
    deleteObjects(participant, [b]);
    const board = readBoard(doc);
    expect(board.get(a)?.group).toBe(group);
    expect(board.get(group)).toMatchObject({ text: '島' });
    expect(board.get(line)).toBeDefined();
    setText(participant, group, '新しい名');
    ungroup(participant, [group]);
    expect(readBoard(doc).get(group)).toMatchObject({ text: '新しい名' });
  });

  it('keeps the document’s own settings', () => {
    const { doc, participant } = room();
    doc.transact(() => doc.getMap('meta').set('schema', 99), participant.origin);
    doc.transact(() => doc.getMap('meta').delete('schema'), participant.origin);
    doc.transact(() => doc.getMap('meta').set('x', 1), participant.origin);
    expect(doc.getMap('meta').toJSON()).toEqual({ schema: 1 });
  });

  it('holds locked objects against anything, and nothing else', () => {
    fc.assert(
      fc.property(anyOperations(1), anyOperations(1), fc.nat({ max: 5 }), (make, attack, every) => {
        const network = new BoardNetwork(1);
        const [peer] = network.peers;
        if (peer === undefined) return;
        const play = (script: Operation[]) => {
          for (const operation of script) perform(network, operation);
        };
        play(make);
        const guard = createLockGuard(peer.doc);
        const locked = [...objectsOf(peer.doc).keys()].filter((_, i) => i % (every + 1) === 0);
        guard.setProtected(locked);
        const held = (doc: Y.Doc) =>
          Object.fromEntries(
            locked.flatMap((id) => {
              const object = objectsOf(doc).get(id);
              return object instanceof Y.Map ? [[id, object.toJSON()]] : [];
            }),
          );
        const before = held(peer.doc);
        peer.doc.on('afterTransaction', (transaction) => {
          if (transaction.origin !== LOCK_GUARD) guard.protect(transaction);
        });
        play(attack);
        expect(held(peer.doc)).toEqual(before);
        network.destroy();
      }),
      { numRuns: 150, examples: [[UNDONE_AND_BACK, UNDONE_AGAIN, 0]] },
    );
  });

  it('leaves free objects as they were written', () => {
    const { doc, guard, participant } = room();
    const ids = addObjects(
      participant,
      Array.from({ length: 6 }, (_, i) => ({
        type: 'note' as const,
        at: [i * 10, 0] as const,
        size: [10, 10] as const,
        colour: 'white' as const,
        text: `${i}`,
      })),
    );
    guard.setProtected(ids.filter((_, i) => i % 2 === 0));
    doc.transact(() => {
      for (const id of ids) setText(participant, id, 'かえた');
    }, 'participant');
    const texts = ids
      .map((id) => readBoard(doc).get(id))
      .map((note) => (note?.type === 'note' ? note.text : null));
    expect(texts).toEqual(['0', 'かえた', '2', 'かえた', '4', 'かえた']);
  });
});
