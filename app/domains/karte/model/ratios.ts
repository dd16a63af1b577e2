import { type AgeTable, alignTables, peopleAged, STEP, womenOfChildbearingAge, type YearTable } from './ages';
import type { Sex } from './types';

/** Two tables five years apart, with one open group. */
export interface Interval {
  from: AgeTable;
  to: AgeTable;
}

/**
 * How an area's people change in five years. `male[i]`, `female[i]`: cohort change ratio out of group i into the
 * next; the last one is of the two oldest groups together into the open group. Null: nobody to tell it by.
 */
export interface Ratios<T = number> {
  male: T[];
  female: T[];
  /** Children of 0 to 4 a woman of 15 to 49. */
  childWoman: T;
}

/** How many five-year intervals ratios are averaged over. */
export type IntervalCount = 1 | 2 | 3;

/** The latest year of a history, five years before it, and so on as long as there are counts; oldest first. */
export function chainOf(history: readonly YearTable[], intervals: IntervalCount): YearTable[] {
  const last = history.at(-1);
  if (last === undefined) return [];
  const chain = [last];
  while (chain.length <= intervals) {
    const before = history.find(({ year }) => year === (chain[0]?.year ?? 0) - STEP);
    if (before === undefined) break;
    chain.unshift(before);
  }
  return chain;
}

/** The last intervals of a history, oldest first, `count` at most; the youngest open group among them is everyone's. */
export function intervalsOf(history: readonly YearTable[], count: IntervalCount): Interval[] {
  const tables = alignTables(chainOf(history, count)).map(({ table }) => table);
  return tables.slice(1).map((to, i) => ({ from: tables[i] ?? to, to }));
}

/** People a ratio is told by: those at its beginning (`base`), and those of them there after five years (`reached`). */
interface Flow {
  base: number;
  reached: number;
}

function flowsOf({ from, to }: Interval, sex: Sex): Flow[] {
  const last = from[sex].length - 1;
  return Array.from({ length: last }, (_, i) => ({
    // Everybody who is in the open group after five years was in one of the two oldest groups before.
    base: (from[sex][i] ?? 0) + (i === last - 1 ? (from[sex][last] ?? 0) : 0),
    reached: to[sex][i + 1] ?? 0,
  }));
}

function birthsOf({ to }: Interval): Flow {
  return { base: womenOfChildbearingAge(to), reached: peopleAged(to, 'both', 0, STEP) };
}

/** q / p; null when p is 0. */
export function rawRatio({ base, reached }: Flow): number | null {
  return base > 0 ? reached / base : null;
}

/**
 * A small area's ratio drawn toward its parent's: `C* = [√p·(q/p) + √P·(Q/P)] / (√p + √P)`, where p and q are the
 * area's people before and after, P and Q the parent's. The fewer people it has, the more the parent's counts;
 * nobody at all (p = 0): the parent's alone. After Inoue (2016), see docs/karte.md.
 */
export function smoothedRatio(own: Flow, parent: Flow): number | null {
  const c = rawRatio(own);
  const parents = rawRatio(parent);
  if (c === null || parents === null) return c ?? parents;
  const weight = Math.sqrt(own.base);
  const parentWeight = Math.sqrt(parent.base);
  return (weight * c + parentWeight * parents) / (weight + parentWeight);
}

/** The mean over intervals of each ratio; intervals in which nobody tells it are left out. */
export function rawRatios(intervals: readonly Interval[]): Ratios<number | null> {
  const of = (sex: Sex) => meanEach(intervals.map((one) => flowsOf(one, sex).map(rawRatio)));
  return {
    male: of('male'),
    female: of('female'),
    childWoman: mean(intervals.map((one) => rawRatio(birthsOf(one)))),
  };
}

/** The same, with each interval's ratios drawn toward the parent's of the same interval. */
export function smoothedRatios(
  intervals: readonly Interval[],
  parents: readonly Interval[],
): Ratios<number | null> {
  const pairs = intervals.map((own, i) => ({ own, parent: parents[i] ?? own }));
  const of = (sex: Sex) =>
    meanEach(
      pairs.map(({ own, parent }) => {
        const above = flowsOf(parent, sex);
        return flowsOf(own, sex).map((flow, i) => smoothedRatio(flow, above[i] ?? flow));
      }),
    );
  return {
    male: of('male'),
    female: of('female'),
    childWoman: mean(pairs.map(({ own, parent }) => smoothedRatio(birthsOf(own), birthsOf(parent)))),
  };
}

/**
 * Fills what nobody tells: from `fallback` (the parent's), else people stay (1) and no children come (0). Without
 * anybody in the group the value carries nobody; it matters only where a later year has people again.
 */
export function filled(ratios: Ratios<number | null>, fallback?: Ratios): Ratios {
  const fill = (sex: Sex) => ratios[sex].map((ratio, i) => ratio ?? fallback?.[sex][i] ?? 1);
  return {
    male: fill('male'),
    female: fill('female'),
    childWoman: ratios.childWoman ?? fallback?.childWoman ?? 0,
  };
}

function meanEach(rows: readonly (readonly (number | null)[])[]): (number | null)[] {
  return (rows[0] ?? []).map((_, i) => mean(rows.map((row) => row[i] ?? null)));
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((all, value) => all + value, 0) / known.length;
}
