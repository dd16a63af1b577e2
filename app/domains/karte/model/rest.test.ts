import { expect, test } from 'vitest';
import { type AgeTable, makeTable } from './ages';
import { type HouseholdPlace, hiddenHouseholds } from './households';
import { restOf, restOfHouseholds } from './rest';
import { suppressTree, type TablePlace } from './suppress-tree';

const even = (men: number, openFrom = 85): AgeTable =>
  makeTable(openFrom, (sex) => men + (sex === 'male' ? 0 : 1));
const changed = (table: AgeTable, index: number, by: number): AgeTable => ({
  ...table,
  male: table.male.map((n, i) => (i === index ? n + by : n)),
});
const place = (code: string, table: AgeTable, children: TablePlace[] = []): TablePlace => ({
  code,
  table,
  children,
});

test('is who is in the whole and in no part; nobody where the parts are the whole', () => {
  const parts = [place('a', even(10)), place('b', even(20, 100))];
  expect(restOf({ code: 'w', table: makeTable(85, () => 0) }, [])).toBe(null);
  const [a, b] = [even(10), even(20, 85)];
  const sum = makeTable(85, (sex, i) => (a[sex][i] ?? 0) + (i === 17 ? 4 : 1) * (b[sex][i] ?? 0));
  expect(restOf({ code: 'w', table: sum }, parts)).toBe(null);
  expect(restOf({ code: 'w', table: changed(sum, 3, -1) }, parts)).toBe(null);
  const two = restOf({ code: 'w', table: changed(sum, 3, 2) }, parts);
  expect(two?.table).toEqual(
    changed(
      makeTable(85, () => 0),
      3,
      2,
    ),
  );
});

test('two men who are in no area do not follow from the ward less its areas', () => {
  const parts = [place('a', even(10)), place('b', even(20))];
  const gone = changed(even(30), 3, -28);
  const ward = makeTable(85, (sex, i) =>
    [...parts, { table: gone }].reduce((n, { table }) => n + (table[sex][i] ?? 0), 0),
  );
  const followsFrom = (masks: ReturnType<typeof suppressTree>) =>
    ['w', 'a', 'b'].every((code) => !masks.get(code)?.rows[3] && !masks.get(code)?.sexes);
  expect(followsFrom(suppressTree(place('w', ward, parts)))).toBe(true);
  const rest = restOf({ code: 'w', table: ward }, parts);
  expect(rest?.table).toEqual(gone);
  expect(followsFrom(suppressTree(place('w', ward, [...parts, ...(rest ? [rest] : [])])))).toBe(false);
});

test('households of an area that is gone are kept like those of an area', () => {
  const area = (
    code: string,
    households: number | null,
    children: HouseholdPlace[] = [],
  ): HouseholdPlace => ({
    code,
    households,
    hidden: false,
    children,
  });
  const parts = [area('a', 40), area('b', null, [area('c', 10), area('d', 8)])];
  expect(restOfHouseholds(area('w', 58), parts)).toBe(null);
  expect(restOfHouseholds(area('w', null), parts)).toBe(null);
  expect(restOfHouseholds(area('w', 50), [])).toBe(null);
  const rest = restOfHouseholds(area('w', 60), parts);
  expect(rest?.households).toBe(2);
  expect(hiddenHouseholds(area('w', 60, [...parts, ...(rest ? [rest] : [])])).size).toBeGreaterThan(1);
});
