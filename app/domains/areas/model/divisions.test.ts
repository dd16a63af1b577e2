import { expect, test } from 'vitest';
import { divisionsOf } from './divisions';

const part = (code: string, validFrom: string, validTo: string | null = null) => ({
  code,
  validFrom,
  validTo,
});

test('an area that ended belongs to what was there until its last day', () => {
  const parts = [part('a', '2004-04-01'), part('b', '2004-04-01', '2023-03-31')];
  expect(divisionsOf(parts, '2020-10-01', '2026-01-01')).toEqual([['a', 'b'], ['a']]);
  expect(divisionsOf(parts, '2023-03-31', '2026-01-01')).toEqual([['a', 'b'], ['a']]);
  expect(divisionsOf(parts, '2023-04-01', '2026-01-01')).toEqual([['a']]);
});

test('two that became one', () => {
  const parts = [
    part('c', '2024-04-01'),
    part('b', '2004-04-01', '2024-03-31'),
    part('a', '2004-04-01', '2024-03-31'),
  ];
  expect(divisionsOf(parts, '2020-10-01', '2026-01-01')).toEqual([['a', 'b'], ['c']]);
});

test('states of the same area are one, and what is yet to come is not there', () => {
  const parts = [part('a', '2004-04-01', '2022-12-31'), part('a', '2023-01-01'), part('b', '2030-04-01')];
  expect(divisionsOf(parts, '2020-10-01', '2026-01-01')).toEqual([['a']]);
});

test('where nothing is known of the first day, later ones tell', () => {
  const parts = [part('a', '2026-04-01'), part('b', '2026-04-01', '2026-09-30')];
  expect(divisionsOf(parts, '2015-10-01', '2026-11-01')).toEqual([['a', 'b'], ['a']]);
  expect(divisionsOf([], '2015-10-01', '2026-11-01')).toEqual([]);
});
