import { type City, type KarteDeps, type Node, readCity } from './city.server';
import { type Future, projectCity } from './future.server';
import { DEFAULT_OPTIONS, type KarteYear, type Shown, type YearFigure } from './model';
import { yearsOf } from './view.server';

/**
 * One figure of every area for a counted or projected year, for maps: by area code, null where it is unknown or may
 * not be shown. Shares and changes are in percent, unrounded; `change-20` is of the 20 years after `year`.
 */
export async function listFigures(
  deps: KarteDeps,
  figure: YearFigure,
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

/** What kartes show of all years, by area: each reading of a map asks for all of them. A projection is made anew with the figures. */
const yearsByArea = new WeakMap<Future, Map<string, readonly KarteYear[]>>();

function rememberedYears(city: City, node: Node, future: Future): readonly KarteYear[] {
  const known = yearsByArea.get(future) ?? new Map<string, readonly KarteYear[]>();
  yearsByArea.set(future, known);
  const years = known.get(node.area.code) ?? yearsOf(city, node, future);
  known.set(node.area.code, years);
  return years;
}

function figureOf(city: City, node: Node, future: Future, figure: YearFigure, year: number): Shown {
  const years = rememberedYears(city, node, future);
  const found = years.find((one) => one.year === year);
  return found === undefined ? null : FIGURE_OF[figure](found, years);
}

/** Every figure from what a karte shows of the year, and of the years around it. */
const FIGURE_OF: Record<YearFigure, (one: KarteYear, years: readonly KarteYear[]) => Shown> = {
  population: ({ table }) => table.total.both,
  young: ({ table }) => table.groups.young.both,
  working: ({ table }) => table.groups.working.both,
  old: ({ table }) => table.groups.old.both,
  oldest: ({ table }) => table.groups.oldest.both,
  'young-share': (one) => share(one, 'young'),
  'working-share': (one) => share(one, 'working'),
  'old-share': (one) => share(one, 'old'),
  'oldest-share': (one) => share(one, 'oldest'),
  'change-10': (one, years) => change(one, years, 10),
  'change-20': (one, years) => change(one, years, 20),
  'change-30': (one, years) => change(one, years, 30),
  households: ({ households }) => households,
  'household-size': ({ table, households }) => ratio(table.total.both, households),
};

function share({ table }: KarteYear, group: keyof KarteYear['table']['groups']): Shown {
  return percent(table.groups[group].both, table.total.both);
}

function change({ year, table }: KarteYear, years: readonly KarteYear[], ahead: number): Shown {
  const after = years.find((one) => one.year === year + ahead)?.table.total.both ?? null;
  const left = percent(after, table.total.both);
  return left === null ? null : left - 100;
}

function percent(part: Shown, whole: Shown): Shown {
  return part === null || whole === null || whole === 0 ? null : (100 * part) / whole;
}

function ratio(people: Shown, households: Shown): Shown {
  return people === null || households === null || households === 0 ? null : people / households;
}
