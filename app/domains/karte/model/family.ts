import { type AgeTable, addTables, STEP, sum, totalOf, withOpenFrom, type YearTable } from './ages';
import {
  AS_BEFORE,
  type BroadGroups,
  broadGroups,
  controlFactors,
  controlled,
  projectTable,
  rake,
  type Scenario,
} from './projection';
import {
  chainOf,
  filled,
  type IntervalCount,
  intervalsOf,
  type Ratios,
  rawRatios,
  smoothedRatios,
} from './ratios';

/** An area with its counted past, oldest year first, and the areas in it. */
export interface Place {
  code: string;
  kind: 'city' | 'ward' | 'centre' | 'rengo';
  history: readonly YearTable[];
  children: readonly Place[];
  /** Published projections of this area by year, if they are to be followed. */
  published?: ReadonlyMap<number, BroadGroups>;
}

export interface ProjectionOptions {
  intervals: IntervalCount;
  /** Number of five-year steps. */
  steps: number;
  /** Males per 100 females among children of 0 to 4. */
  sexRatio: number;
  scenario: Scenario;
}

/** An area's future, one table a step. */
export interface Projected {
  /** Year of the last count. */
  baseYear: number;
  years: number[];
  /** By the area's own ratios alone. */
  raw: AgeTable[];
  /** By the ratios drawn toward the parent's, scaled so that the parent's areas add up to it: what is shown. */
  smoothed: AgeTable[];
  /** Whether `smoothed` was scaled to the parent. */
  raked: boolean;
  /** Whether it follows a published projection. */
  controlled: boolean;
}

/** Share by which areas may miss their parent's count and still be taken for all of it. */
const WHOLE = 0.01;

/**
 * Projects an area and all areas in it. Wards go by their own ratios, smaller areas by ratios drawn toward their
 * parent's and are then scaled to it, the city is the sum of its wards. Areas with fewer than two counts five years
 * apart are left out. All get one open group: the youngest in any count used.
 */
export function projectPlaces(root: Place, options: ProjectionOptions): Map<string, Projected> {
  const out = new Map<string, Projected>();
  const trimmed = trim(root, options.intervals);
  const place = fold(trimmed, youngestOpen(trimmed));
  if (place.kind === 'city') {
    for (const ward of place.children) projectTop(ward, options, out);
    const city = sumOf(place.children, out);
    if (city) out.set(place.code, city);
    else projectTop({ ...place, children: [] }, options, out);
  } else projectTop(place, options, out);
  return out;
}

/** The place with the counts that the intervals are made of. */
function trim(place: Place, intervals: IntervalCount): Place {
  return {
    ...place,
    history: chainOf(place.history, intervals),
    children: place.children.map((child) => trim(child, intervals)),
  };
}

function youngestOpen(place: Place): number {
  return Math.min(...place.history.map(({ table }) => table.openFrom), ...place.children.map(youngestOpen));
}

function fold(place: Place, openFrom: number): Place {
  return {
    ...place,
    history: place.history.map(({ year, table }) => ({ year, table: withOpenFrom(table, openFrom) })),
    children: place.children.map((child) => fold(child, openFrom)),
  };
}

function projectTop(place: Place, options: ProjectionOptions, out: Map<string, Projected>): void {
  const intervals = intervalsOf(place.history, options.intervals);
  const last = place.history.at(-1);
  if (intervals.length === 0 || last === undefined) return;
  const ratios = filled(rawRatios(intervals));
  const raw = projectTable(last.table, ratios, options);
  const years = raw.map((_, i) => last.year + (i + 1) * STEP);
  const baseline = projectTable(last.table, ratios, { ...options, scenario: AS_BEFORE });
  const smoothed = follow(raw, baseline, years, place.published);
  out.set(place.code, {
    baseYear: last.year,
    years,
    raw,
    smoothed,
    raked: false,
    controlled: smoothed !== raw,
  });
  projectInside(place, ratios, options, out);
}

/**
 * The tables brought to the published figures: the factor is what would bring the projection without a scenario to
 * them, so that a scenario still shows. Years after the last published one keep its factor.
 */
function follow(
  raw: AgeTable[],
  baseline: readonly AgeTable[],
  years: readonly number[],
  published: Place['published'],
): AgeTable[] {
  if (published === undefined || published.size === 0) return raw;
  let factors: BroadGroups = { young: 1, working: 1, old: 1 };
  return raw.map((table, i) => {
    const goal = published.get(years[i] ?? 0);
    const own = baseline[i];
    if (goal && own) factors = controlFactors(broadGroups(own), goal);
    return controlled(table, factors);
  });
}

function projectInside(
  parent: Place,
  parentRatios: Ratios,
  options: ProjectionOptions,
  out: Map<string, Projected>,
): void {
  const above = out.get(parent.code);
  const base = parent.history.at(-1);
  if (above === undefined || base === undefined) return;
  const known = parent.children.flatMap((place) => {
    const found = smallArea(place, parent, parentRatios, options);
    return found?.baseYear === above.baseYear ? [{ place, ...found }] : [];
  });
  const counted = sum(known.map(({ counted: people }) => people));
  const whole = Math.abs(counted - totalOf(base.table)) <= WHOLE * totalOf(base.table);
  const scaled = above.smoothed.map((target, step) => {
    const tables = known.flatMap(({ smoothed }) => smoothed[step] ?? []);
    return whole ? rake(tables, target) : tables;
  });
  known.forEach(({ place, ratios, raw, baseYear }, at) => {
    out.set(place.code, {
      baseYear,
      years: above.years,
      raw,
      smoothed: scaled.flatMap((tables) => tables[at] ?? []),
      raked: whole,
      controlled: above.controlled && whole,
    });
    projectInside(place, ratios, options, out);
  });
}

function smallArea(place: Place, parent: Place, parentRatios: Ratios, options: ProjectionOptions) {
  const last = place.history.at(-1);
  const own = intervalsOf(place.history, options.intervals);
  if (last === undefined || own.length === 0) return null;
  // An area counted less often than its parent is compared with the latest intervals, which are the same years.
  const parents = intervalsOf(parent.history, options.intervals).slice(-own.length);
  const ratios = filled(smoothedRatios(own, parents), parentRatios);
  return {
    baseYear: last.year,
    counted: totalOf(last.table),
    ratios,
    raw: projectTable(last.table, filled(rawRatios(own), parentRatios), options),
    smoothed: projectTable(last.table, ratios, options),
  };
}

/** The whole made of its parts; null unless every part is known for the same years. */
function sumOf(parts: readonly Place[], out: ReadonlyMap<string, Projected>): Projected | null {
  const found = parts.map(({ code }) => out.get(code));
  const [first] = found;
  if (!first || !found.every((one) => one?.baseYear === first.baseYear)) return null;
  const add = (key: 'raw' | 'smoothed') =>
    first.years.flatMap((_, step) => addTables(found.flatMap((one) => one?.[key][step] ?? [])) ?? []);
  return {
    baseYear: first.baseYear,
    years: first.years,
    raw: add('raw'),
    smoothed: add('smoothed'),
    raked: false,
    controlled: found.every((one) => one?.controlled),
  };
}
