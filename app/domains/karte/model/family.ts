import { type AgeTable, addTables, STEP, sum, totalOf, withOpenFrom, type YearTable } from './ages';
import { type OpenPlace, openGroups } from './open-groups';
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
  type Interval,
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
 * apart are left out. Open groups: see `openGroups`.
 */
export function projectPlaces(root: Place, options: ProjectionOptions): Map<string, Projected> {
  const out = new Map<string, Projected>();
  const place = trim(root, options.intervals);
  const run: Run = { options, opens: openGroups(familyOf(place)), out };
  if (place.kind === 'city') {
    for (const ward of place.children) projectTop(ward, run);
    const city = sumOf(place.children, out);
    if (city) out.set(place.code, city);
    else projectTop({ ...place, children: [] }, run);
  } else projectTop(place, run);
  return out;
}

/** What every part of one projection needs. */
interface Run {
  options: ProjectionOptions;
  /** First age of the open group by area. */
  opens: ReadonlyMap<string, number>;
  out: Map<string, Projected>;
}

/** An area's ratios with the open group it is reckoned with, or a younger one. */
interface Known {
  openFrom: number;
  ratiosAt: (openFrom: number) => Ratios;
}

/** The place with the counts that the intervals are made of. */
function trim(place: Place, intervals: IntervalCount): Place {
  return {
    ...place,
    history: chainOf(place.history, intervals),
    children: place.children.map((child) => trim(child, intervals)),
  };
}

function familyOf(place: Place, parentOpen = Number.POSITIVE_INFINITY): OpenPlace {
  // A small area is drawn toward its parent's ratios: it can't know more ages than those.
  const small = place.kind === 'centre' || place.kind === 'rengo';
  const openFrom = small ? Math.min(ownOpen(place), parentOpen) : ownOpen(place);
  return { code: place.code, openFrom, children: place.children.map((child) => familyOf(child, openFrom)) };
}

function ownOpen({ history }: Place): number {
  return Math.min(...history.map(({ table }) => table.openFrom));
}

/** Intervals of an area with the open group `openFrom` or the youngest of its own. */
function intervalsAt(place: Place, count: IntervalCount, openFrom: number): Interval[] {
  return intervalsOf(place.history, count).map(({ from, to }) => ({
    from: withOpenFrom(from, openFrom),
    to: withOpenFrom(to, openFrom),
  }));
}

function projectTop(place: Place, run: Run): void {
  const { options, opens, out } = run;
  const last = place.history.at(-1);
  const openFrom = ownOpen(place);
  if (intervalsAt(place, options.intervals, openFrom).length === 0 || last === undefined) return;
  const ratiosAt = (open: number) => filled(rawRatios(intervalsAt(place, options.intervals, open)));
  const ratios = ratiosAt(openFrom);
  // Reckoned with all ages it has; brought to a younger open group afterwards, so that areas in it change nothing.
  const raw = projectTable(last.table, ratios, options);
  const years = raw.map((_, i) => last.year + (i + 1) * STEP);
  const baseline = projectTable(last.table, ratios, { ...options, scenario: AS_BEFORE });
  const smoothed = follow(raw, baseline, years, place.published);
  out.set(place.code, {
    baseYear: last.year,
    years,
    raw: folded(raw, opens.get(place.code)),
    smoothed: folded(smoothed, opens.get(place.code)),
    raked: false,
    controlled: smoothed !== raw,
  });
  projectInside(place, { openFrom, ratiosAt }, run);
}

function folded(tables: readonly AgeTable[], openFrom = Number.POSITIVE_INFINITY): AgeTable[] {
  return tables.map((table) => withOpenFrom(table, openFrom));
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

function projectInside(parent: Place, parents: Known, run: Run): void {
  const { opens, out } = run;
  const above = out.get(parent.code);
  const base = parent.history.at(-1);
  if (above === undefined || base === undefined) return;
  const known = parent.children.flatMap((place) => {
    const found = smallArea(place, parent, parents, run);
    return found?.baseYear === above.baseYear ? [{ place, ...found }] : [];
  });
  const counted = sum(known.map(({ counted: people }) => people));
  const whole = Math.abs(counted - totalOf(base.table)) <= WHOLE * totalOf(base.table);
  const scaled = above.smoothed.map((target, step) => {
    const tables = known.flatMap(({ smoothed }) => smoothed[step] ?? []);
    return whole ? rake(tables, target) : tables;
  });
  known.forEach(({ place, openFrom, ratiosAt, raw, baseYear }, at) => {
    out.set(place.code, {
      baseYear,
      years: above.years,
      raw: folded(raw, opens.get(place.code)),
      smoothed: folded(
        scaled.flatMap((tables) => tables[at] ?? []),
        opens.get(place.code),
      ),
      raked: whole,
      controlled: above.controlled && whole,
    });
    projectInside(place, { openFrom, ratiosAt }, run);
  });
}

function smallArea(place: Place, parent: Place, parents: Known, { options }: Run) {
  const last = place.history.at(-1);
  const openFrom = Math.min(ownOpen(place), parents.openFrom);
  const at = (one: Place, open: number) => intervalsAt(one, options.intervals, open);
  const own = at(place, openFrom);
  if (last === undefined || own.length === 0) return null;
  // An area counted less often than its parent is compared with the latest intervals, which are the same years.
  const ratiosAt = (open: number) =>
    filled(smoothedRatios(at(place, open), at(parent, open).slice(-own.length)), parents.ratiosAt(open));
  return {
    baseYear: last.year,
    counted: totalOf(last.table),
    openFrom,
    ratiosAt,
    raw: projectTable(last.table, filled(rawRatios(own), parents.ratiosAt(openFrom)), options),
    smoothed: projectTable(last.table, ratiosAt(openFrom), options),
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
