import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanList, LIST_MOVES, moveOnList } from './list-edits';

test('moves, one by one', () => {
  const list = [['a'], ['b', 'c'], ['d']];
  expect(moveOnList(list, 'b', 'up')).toEqual([['a'], ['b'], ['c'], ['d']]);
  expect(moveOnList(list, 'b', 'down')).toEqual([['a'], ['c'], ['b'], ['d']]);
  expect(moveOnList(list, 'a', 'down')).toEqual([['b', 'c'], ['a'], ['d']]);
  expect(moveOnList(list, 'd', 'up')).toEqual([['a'], ['d'], ['b', 'c']]);
  expect(moveOnList(list, 'd', 'tie')).toEqual([['a'], ['b', 'c', 'd']]);
  expect(moveOnList(list, 'a', 'leave_out')).toEqual([['b', 'c'], ['d']]);
  expect(moveOnList(list, 'e', 'add')).toEqual([...list, ['e']]);
  expect(moveOnList(list, 'a', 'up')).toEqual(list);
  expect(moveOnList(list, 'd', 'down')).toEqual(list);
  expect(moveOnList(list, 'a', 'tie')).toEqual(list);
  expect(moveOnList(list, 'a', 'add')).toEqual(list);
  expect(moveOnList(list, 'z', 'up')).toEqual(list);
});

test('whatever is done, nobody is lost or doubled and no tier is empty', () => {
  const moves = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom(...LIST_MOVES)));
  fc.assert(
    fc.property(moves, (all) => {
      let list: string[][] = [['a'], ['b', 'c']];
      for (const [id, move] of all) {
        const before = new Set(list.flat());
        list = moveOnList(list, id, move);
        if (move === 'leave_out') before.delete(id);
        if (move === 'add') before.add(id);
        expect([...list.flat()].sort()).toEqual([...before].sort());
        expect(list.every((tier) => tier.length > 0)).toBe(true);
      }
    }),
  );
});

test('unknown and doubled names go', () => {
  expect(cleanList([['a', 'x'], ['x'], ['b', 'a']], new Set(['a', 'b']))).toEqual([['a'], ['b']]);
});
