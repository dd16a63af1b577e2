import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Operation } from '../../../../tests/factories/board-operations';
import { anyOperations, ownOperations, perform } from '../../../../tests/factories/board-operations';
import { BoardNetwork } from '../../../../tests/factories/board-peers';
import type { Board } from '../model';
import { groupsAbove, MAX_NESTING, outline, readingOrder } from '../model';
import { BoardStore, objectsOf, readBoard } from '.';
import { OWN_REGRESSIONS, REGRESSIONS } from './convergence.seeds';

const PEERS = 4;

/** Everything a reader can see of a board, in an order that depends on nothing. */
function view(board: Board): unknown {
  return board
    .all()
    .map((object) => ({
      object,
      box: board.boxOf(object.id),
      line: board.lineOf(object.id),
      members: [...board.membersOf(object.id)].sort(),
      connectors: [...board.connectorsOf(object.id)].sort(),
    }))
    .sort((a, b) => (a.object.id < b.object.id ? -1 : 1));
}

/** Items that others than `client` wrote and that can be read now: value items by key, and every letter. */
function workOfOthers(doc: Y.Doc): Set<string> {
  const out = new Set<string>();
  const walk = (item: Y.Item | null | undefined) => {
    if (!item || item.deleted) return;
    if (item.id.client !== doc.clientID) {
      for (let i = 0; i < item.length; i++) out.add(`${item.id.client}:${item.id.clock + i}`);
    }
    if (!(item.content instanceof Y.ContentType)) return;
    for (const child of item.content.type._map.values()) walk(child);
    for (let child = item.content.type._start; child !== null; child = child.right) walk(child);
  };
  for (const item of objectsOf(doc)._map.values()) walk(item);
  return out;
}

function expectSane(board: Board): void {
  const numbers = JSON.stringify(view(board), (_, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('a number is not finite');
    return value;
  });
  expect(numbers).not.toContain('null,null');
  for (const { id, group } of board.all()) {
    const above = groupsAbove(board, id);
    expect(above.length).toBeLessThanOrEqual(MAX_NESTING);
    expect(above).not.toContain(id);
    if (group !== null) expect(board.get(group)?.type).toBe('group');
  }
  expect(readingOrder(board).sort()).toEqual(
    board
      .all()
      .map(({ id }) => id)
      .sort(),
  );
  expect(outline(board).length).toBeLessThanOrEqual(board.all().length);
}

/** Plays the operations and checks, after each, the store of whoever acted; at the end, everybody's. */
function play(script: readonly Operation[]): void {
  const network = new BoardNetwork(PEERS);
  try {
    for (const operation of script) {
      const actor = network.peers[operation.peer % PEERS];
      const moving = operation.kind === 'undo' || operation.kind === 'redo';
      const before = moving && actor !== undefined ? workOfOthers(actor.doc) : new Set();
      const who = perform(network, operation);
      if (moving) {
        const after = workOfOthers(who.doc);
        expect([...before].filter((item) => !after.has(String(item)))).toEqual([]);
      }
      expect(view(who.store)).toEqual(view(readBoard(who.doc)));
    }
    network.settle();
    const shared = view(readBoard(network.server));
    for (const { doc, store } of network.peers) {
      expect(view(store)).toEqual(shared);
      const fresh = new BoardStore(doc);
      expect(view(fresh)).toEqual(shared);
      expect(store.bounds).toEqual(fresh.bounds);
      fresh.destroy();
      expectSane(store);
    }
  } finally {
    network.destroy();
  }
}

describe('a board edited by many', () => {
  it('is the same for everybody in the end, and undo takes back nobody else’s work', () => {
    fc.assert(
      fc.property(anyOperations(PEERS), (script) => play(script)),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 150) },
    );
  });

  it.each(REGRESSIONS)('stays right where it once was wrong: $name', ({ script }) => play(script));
});

/** Plays alone, undoes everything and redoes everything. */
function thereAndBack(script: readonly Operation[]): void {
  const network = new BoardNetwork(1);
  const [me] = network.peers;
  if (me === undefined) throw new Error('nobody is there');
  for (const operation of script) {
    perform(network, operation);
    network.pause(1000);
  }
  const end = view(me.store);
  while (me.undo.canUndo) me.undo.undo();
  expect(view(me.store)).toEqual([]);
  while (me.undo.canRedo) me.undo.redo();
  expect(view(me.store)).toEqual(end);
  network.destroy();
}

describe('undo by one person alone', () => {
  it('leads back to the beginning, and redo to the end again', () => {
    fc.assert(
      fc.property(ownOperations(), (script) => thereAndBack(script)),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 100) },
    );
  });

  it.each(OWN_REGRESSIONS)('stays right where it once was wrong: $name', ({ script }) =>
    thereAndBack(script),
  );
});
