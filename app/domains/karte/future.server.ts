import { type City, masksOfTables, type Node } from './city.server';
import {
  type AgeTable,
  chainOf,
  type KarteOptions,
  type Mask,
  type Place,
  type Projected,
  projectPlaces,
  roundTable,
  SEX_RATIO_AT_BIRTH,
  STEP,
  scenarioOf,
  sexRatioOfChildren,
  YEARS_AHEAD,
} from './model';

/** The years ahead of every area, under one set of choices. */
export interface Future {
  places: Map<string, Projected>;
  /** Whole people to be shown, by area and step. */
  whole: Map<string, AgeTable[]>;
  /** What may not be shown, by step and area. */
  masks: Map<string, Mask>[];
  sexRatio: number;
  ownSexRatio: boolean;
}

/** Most sets of choices kept at a time: what a few readers try out. */
const KEPT = 12;

/** Projects every area; the same choices again are answered from memory until figures change. */
export function projectCity(city: City, options: KarteOptions): Future {
  const { births, families, intervals, control } = options;
  const key = `future ${births} ${families} ${intervals} ${control}`;
  const before = city.kept.get(key) as Future | undefined;
  if (before) return before;
  const future = reckon(city, options);
  const [oldest] = city.kept.keys();
  if (city.kept.size >= KEPT && oldest !== undefined) city.kept.delete(oldest);
  city.kept.set(key, future);
  return future;
}

function reckon(city: City, options: KarteOptions): Future {
  const places = new Map<string, Projected>();
  const sexRatio = citySexRatio(city);
  for (const root of city.roots) {
    const projected = projectPlaces(placeOf(city, root, options), {
      intervals: options.intervals,
      steps: YEARS_AHEAD / STEP,
      sexRatio,
      scenario: scenarioOf(options),
    });
    for (const [code, one] of projected) places.set(code, one);
  }
  const whole = new Map([...places].map(([code, { smoothed }]) => [code, smoothed.map(roundTable)]));
  const masks = Array.from({ length: YEARS_AHEAD / STEP }, (_, step) =>
    masksOfTables(city.roots, ({ area }) => {
      const table = whole.get(area.code)?.[step];
      return table ? { table } : null;
    }),
  );
  const ownSexRatio = sexRatio !== SEX_RATIO_AT_BIRTH.ratio;
  return { places, whole, masks, sexRatio, ownSexRatio };
}

function citySexRatio(city: City): number {
  const counts = city.roots.flatMap(({ counts: byYear }) => [...byYear.values()]);
  const last = counts.sort((a, b) => a.year - b.year).at(-1);
  return last ? sexRatioOfChildren(last.table) : SEX_RATIO_AT_BIRTH.ratio;
}

function placeOf(city: City, node: Node, options: KarteOptions): Place {
  const history = [...node.counts.values()].sort((a, b) => a.year - b.year);
  const published = options.control === 'published' ? city.published.areas.get(node.area.code) : undefined;
  return {
    code: node.area.code,
    kind: node.area.kind,
    history,
    children: node.children.map((child) => placeOf(city, child, options)),
    ...(published && node.area.kind === 'ward' ? { published } : {}),
  };
}

/** Number of intervals an area's counts allow. */
export function intervalsUsed(node: Node, options: KarteOptions): number {
  const history = [...node.counts.values()].sort((a, b) => a.year - b.year);
  return Math.max(0, chainOf(history, options.intervals).length - 1);
}
