import { expect, it } from 'vitest';
import { runs, ticksUpTo } from './scale';

it('ticks are round and reach the largest value', () => {
  expect(ticksUpTo(47, 4)).toEqual([0, 20, 40, 60]);
  expect(ticksUpTo(60, 4)).toEqual([0, 20, 40, 60]);
  expect(ticksUpTo(0.7, 4)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
  expect(ticksUpTo(1_952_356, 4)).toEqual([0, 500_000, 1_000_000, 1_500_000, 2_000_000]);
  expect(ticksUpTo(0, 4)).toEqual([0, 1]);
});

it('a missing value breaks a line', () => {
  expect(runs([1, 2, null, 3], (n) => n !== null)).toEqual([[1, 2], [3]]);
});
