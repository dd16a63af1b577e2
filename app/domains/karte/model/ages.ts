import type { PopulationCell, Sex } from './types';
import { SEXES } from './types';

/** Years of age in a group; censuses are as many years apart. */
export const STEP = 5;

/**
 * People by sex and five-year group: index i counts ages 5i to 5i + 4, the last index everybody of `openFrom` and
 * older. Counts may have fractions while they are being projected.
 */
export interface AgeTable {
  /** First age of the open group, a multiple of 5. */
  openFrom: number;
  male: readonly number[];
  female: readonly number[];
}

/** A table and the year it is of. */
export interface YearTable {
  year: number;
  table: AgeTable;
}

/** First age of each group. */
export function groupStarts(openFrom: number): number[] {
  return Array.from({ length: openFrom / STEP + 1 }, (_, i) => i * STEP);
}

/** A table of `value(sex, index)`. */
export function makeTable(openFrom: number, value: (sex: Sex, index: number) => number): AgeTable {
  const starts = groupStarts(openFrom);
  return {
    openFrom,
    male: starts.map((_, i) => value('male', i)),
    female: starts.map((_, i) => value('female', i)),
  };
}

/** The same people with everybody of `openFrom` and older in one group. A lower open group can't be split. */
export function withOpenFrom(table: AgeTable, openFrom: number): AgeTable {
  if (openFrom >= table.openFrom) return table;
  const last = openFrom / STEP;
  const fold = (counts: readonly number[]) => [...counts.slice(0, last), sum(counts.slice(last))];
  return { openFrom, male: fold(table.male), female: fold(table.female) };
}

/** Brings tables to one open group: the youngest any of them has. */
export function alignTables<T extends { table: AgeTable }>(rows: readonly T[]): T[] {
  const openFrom = Math.min(...rows.map(({ table }) => table.openFrom));
  return rows.map((row) => ({ ...row, table: withOpenFrom(row.table, openFrom) }));
}

/** Everybody of all tables, with the youngest open group among them. Null for no table. */
export function addTables(tables: readonly AgeTable[]): AgeTable | null {
  const [first, ...others] = alignTables(tables.map((table) => ({ table }))).map(({ table }) => table);
  if (first === undefined) return null;
  return makeTable(first.openFrom, (sex, i) =>
    others.reduce((all, table) => all + (table[sex][i] ?? 0), first[sex][i] ?? 0),
  );
}

/** People of `sex` (or both) from age `from` up to but without age `to`; `to` null: and older. */
export function peopleAged(table: AgeTable, sex: Sex | 'both', from: number, to: number | null): number {
  const sexes = sex === 'both' ? SEXES : [sex];
  const end = to === null ? undefined : to / STEP;
  return sum(sexes.map((one) => sum(table[one].slice(from / STEP, end))));
}

export function totalOf(table: AgeTable): number {
  return peopleAged(table, 'both', 0, null);
}

/** Women who count for births: 15 to 49. Some tools take 15 to 44; ratios of the two must not be mixed. */
export function womenOfChildbearingAge(table: AgeTable): number {
  return peopleAged(table, 'female', 15, 50);
}

/** A table read from cells, and which groups the source keeps secret (by index, either sex). */
export interface ReadTable {
  table: AgeTable;
  secret: boolean[];
}

/**
 * Puts the cells of one area, source and day into a table. Cells the source keeps secret are needed for the
 * arithmetic: with a known `total` they share what it leaves, else they count 1, the middle of the 0 to 2 that are
 * kept secret. Missing cells count 0. Null when no open group ends it, or one so young (before 65) that 高齢化率 can't be
 * told.
 */
export function tableOf(cells: readonly PopulationCell[], total: number | null): ReadTable | null {
  const open = cells.filter(({ ageTo }) => ageTo === null).map(({ ageFrom }) => ageFrom);
  if (open.length === 0) return null;
  const openFrom = Math.min(...open);
  if (openFrom < 65) return null;
  const hidden = cells.filter(({ value }) => value === null).length;
  const known = sum(cells.map(({ value }) => value ?? 0));
  const each = hidden === 0 ? 0 : total === null ? 1 : Math.max(0, total - known) / hidden;
  const counts = { male: groupStarts(openFrom).map(() => 0), female: groupStarts(openFrom).map(() => 0) };
  const secret = groupStarts(openFrom).map(() => false);
  for (const { sex, ageFrom, value } of cells) {
    const i = Math.min(Math.floor(ageFrom / STEP), openFrom / STEP);
    counts[sex][i] = (counts[sex][i] ?? 0) + (value ?? each);
    if (value === null) secret[i] = true;
  }
  return { table: { openFrom, ...counts }, secret };
}

/**
 * Whole people that add up: every count is rounded down, and what the total then lacks goes to the largest
 * fractions.
 */
export function roundTable(table: AgeTable): AgeTable {
  const floor = makeTable(table.openFrom, (sex, i) => Math.floor(table[sex][i] ?? 0));
  const missing = Math.round(totalOf(table)) - totalOf(floor);
  const fractions = SEXES.flatMap((sex) => table[sex].map((n, i) => ({ sex, i, part: n - Math.floor(n) })));
  fractions.sort((a, b) => b.part - a.part);
  const raised = new Set(fractions.slice(0, missing).map(({ sex, i }) => `${sex}${i}`));
  return makeTable(table.openFrom, (sex, i) => (floor[sex][i] ?? 0) + (raised.has(`${sex}${i}`) ? 1 : 0));
}

export function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
