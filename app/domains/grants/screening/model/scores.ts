import type { RuleSet } from '../../model/rule-set';

export type Stage = RuleSet['stages'][number];
export type Rubric = Stage['rubric'];
/** Points by key of the criterion, whole numbers. */
export type Points = Readonly<Record<string, number>>;

/** What is wrong with points; in words under `screening:points.<code>`. */
export type PointsProblem =
  | { code: 'missing'; criterion: string }
  | { code: 'out_of_range'; criterion: string; most: number }
  | { code: 'unknown'; criterion: string };

/** Checks that there are points for each criterion, from 0 to its most, and for nothing else. */
export function checkPoints(rubric: Rubric, points: Points): PointsProblem[] {
  const problems: PointsProblem[] = [];
  for (const { key, points: most } of rubric) {
    const given = Object.hasOwn(points, key) ? points[key] : undefined;
    if (given === undefined) problems.push({ code: 'missing', criterion: key });
    else if (!Number.isInteger(given) || given < 0 || given > most) {
      problems.push({ code: 'out_of_range', criterion: key, most });
    }
  }
  const known = new Set(rubric.map((one) => one.key));
  for (const key of Object.keys(points)) {
    if (!known.has(key)) problems.push({ code: 'unknown', criterion: key });
  }
  return problems;
}

/** All points together. */
export function totalOf(rubric: Rubric, points: Points): number {
  return rubric.reduce((sum, { key }) => sum + (points[key] ?? 0), 0);
}

/** Most points there are. */
export function mostOf(rubric: Rubric): number {
  return rubric.reduce((sum, one) => sum + one.points, 0);
}

/** A mean kept as its sum and count, so that equal means are equal whatever is divided. */
export interface Mean {
  sum: number;
  count: number;
}

/** Negative when `a` is the higher mean: the order of a ranking. */
export function compareMeans(a: Mean, b: Mean): number {
  return b.sum * a.count - a.sum * b.count;
}

/** A mean with one digit behind the point, rounded half up: `31.5`. */
export function meanText({ sum, count }: Mean): string {
  const tenths = Math.floor((sum * 20 + count) / (2 * count));
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/** Lowest, highest and mean. */
export interface Span {
  lowest: number;
  highest: number;
  mean: Mean;
}

/** How far members are apart about one application. */
export interface Spread extends Span {
  byCriterion: Readonly<Record<string, Span>>;
}

/** How far points are apart, in all and by criterion; null when nobody gave any. */
export function spreadOf(rubric: Rubric, all: readonly Points[]): Spread | null {
  if (all.length === 0) return null;
  const byCriterion = Object.fromEntries(
    rubric.map(({ key }) => [key, spanOf(all.map((points) => points[key] ?? 0))]),
  );
  return { ...spanOf(all.map((points) => totalOf(rubric, points))), byCriterion };
}

function spanOf(values: readonly number[]): Span {
  return {
    lowest: Math.min(...values),
    highest: Math.max(...values),
    mean: { sum: values.reduce((sum, one) => sum + one, 0), count: values.length },
  };
}
