import { type City, type KarteDeps, type Node, readCity } from './city.server';
import { type Future, projectCity } from './future.server';
import { DEFAULT_OPTIONS, type Figure, type KarteYear, type Shown } from './model';
import { yearsOf } from './view.server';

/** How far `change-20` looks, in years. */
const CHANGE_YEARS = 20;

/**
 * One figure of every area for a counted or projected year, for maps: by area code, null where it is unknown or may
 * not be shown. Shares and change are in percent, unrounded; `change-20` is of the 20 years after `year`.
 */
export async function listFigures(
  deps: KarteDeps,
  figure: Figure,
  year: number,
): Promise<Map<string, number | null>> {
  const city = await readCity(deps, null);
  const future = projectCity(city, DEFAULT_OPTIONS);
  return new Map([...city.nodes].map(([code, node]) => [code, figureOf(city, node, future, figure, year)]));
}

/** Years a map can show: counted ones, then projected ones. `made`: contains figures made up for the demo. */
export async function listFigureYears(
  deps: KarteDeps,
): Promise<{ year: number; projected: boolean; made: boolean }[]> {
  const city = await readCity(deps, null);
  const future = projectCity(city, DEFAULT_OPTIONS);
  const [root] = city.roots;
  if (!root) return [];
  const found = [root, ...root.children].find(({ counts }) => counts.size > 0) ?? root;
  return yearsOf(city, found, future).map(({ year, projected, fictional }) => ({
    year,
    projected,
    made: fictional,
  }));
}

function figureOf(city: City, node: Node, future: Future, figure: Figure, year: number): Shown {
  const years = yearsOf(city, node, future);
  const found = years.find((one) => one.year === year);
  if (found === undefined) return null;
  const { total, groups } = found.table;
  switch (figure) {
    case 'population':
      return total.both;
    case 'households':
      return found.households;
    case 'old-share':
      return percent(groups.old.both, total.both);
    case 'young-share':
      return percent(groups.young.both, total.both);
    case 'change-20':
      return change(total.both, years, year + CHANGE_YEARS);
  }
}

function percent(part: Shown, whole: Shown): number | null {
  return part === null || whole === null || whole === 0 ? null : (100 * part) / whole;
}

function change(before: Shown, years: readonly KarteYear[], year: number): number | null {
  const after = years.find((one) => one.year === year)?.table.total.both ?? null;
  const share = percent(after, before);
  return share === null ? null : share - 100;
}
