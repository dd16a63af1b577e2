import type { Area } from '~/domains/areas/model';
import { listAreas, listStatesOfAll, today } from '~/domains/areas/service.server';
import type { Deps } from '~/platform/deps.server';
import {
  type AgeTable,
  type BroadGroups,
  type HouseholdPlace,
  hiddenHouseholds,
  type Mask,
  type OpenPlace,
  openGroups,
  type PopulationCell,
  type PopulationKind,
  restOf,
  restOfHouseholds,
  roundTable,
  type Source,
  STEP,
  suppressTree,
  type TablePlace,
  tableOf,
  withOpenFrom,
} from './model';
import { listPublished } from './repo/published.server';
import { listCells, listSets, listTotals, type SetRow } from './repo/read.server';
import { addUp } from './sums.server';

export type KarteDeps = Pick<Deps, 'db' | 'clock'>;

/** A counted year of an area. */
export interface Count {
  year: number;
  /** For arithmetic: groups kept secret in the source are filled in. */
  table: AgeTable;
  /** For showing: whole people, with the open group of `openGroups`. */
  whole: AgeTable;
  secret: boolean[];
  households: number | null;
  fictional: boolean;
  sources: Source[];
}

/** An area with its counts by year and the areas in it. */
export interface Node {
  area: Area;
  counts: Map<number, Count>;
  children: Node[];
}

/** All counts of one kind, put into the areas' order. */
export interface City {
  kind: PopulationKind | null;
  /** Kinds of counts there are, the one with the longest history first. */
  kinds: PopulationKind[];
  nodes: Map<string, Node>;
  roots: Node[];
  /** Counted years, oldest first. */
  years: number[];
  /** What may not be shown, by year and area. */
  masks: Map<number, Map<string, Mask>>;
  /** Areas whose households may not be shown, by year. */
  hiddenHouseholds: Map<number, Set<string>>;
  published: { areas: Map<string, Map<number, BroadGroups>>; source: Source | null };
  /** Results that depend on nothing else, kept by name; see `future.server.ts`. */
  kept: Map<string, unknown>;
}

interface Remembered {
  key: string;
  city: City;
}

/** The last reading of each database, for as long as nothing was imported and no area changed. */
const remembered = new WeakMap<KarteDeps['db'], Map<string, Remembered>>();

/** Reads all counts of the wanted kind (null: of the kind with the longest history). */
export async function readCity(deps: KarteDeps, wanted: PopulationKind | null): Promise<City> {
  const [areas, states, sets] = await Promise.all([
    listAreas(deps),
    listStatesOfAll(deps),
    listSets(deps.db),
  ]);
  const key = JSON.stringify([sets, states, areas.map(({ code, validFrom }) => [code, validFrom])]);
  const known = remembered.get(deps.db) ?? new Map<string, Remembered>();
  remembered.set(deps.db, known);
  const before = known.get(wanted ?? 'any');
  if (before?.key === key) return before.city;
  const city = await buildCity(deps, { areas, states, sets }, wanted);
  known.set(wanted ?? 'any', { key, city });
  return city;
}

async function buildCity(
  deps: KarteDeps,
  { areas, states, sets }: { areas: readonly Area[]; states: readonly Area[]; sets: readonly SetRow[] },
  wanted: PopulationKind | null,
): Promise<City> {
  const kinds = kindsOf(sets);
  const kind = kinds.find((one) => one === wanted) ?? kinds[0] ?? null;
  // Made-up sets first, then by import: what comes later covers what came before.
  const chosen = sets
    .filter((set) => set.kind === kind)
    .sort((a, b) => b.fictional - a.fictional || (a.reference_date < b.reference_date ? -1 : 1));
  const nodes = nodesOf(areas);
  const everywhere = new Map([...nodesOf(states), ...nodes]);
  const roots: Node[] = [];
  for (const node of nodes.values()) {
    const parent = node.area.parentCode === null ? undefined : nodes.get(node.area.parentCode);
    (parent?.children ?? roots).push(node);
  }
  await readCounts(deps, chosen, everywhere);
  addUp({ everywhere, states, today: today(deps) });
  const years = [...new Set([...nodes.values()].flatMap(({ counts }) => [...counts.keys()]))].sort();
  const masks = new Map(years.map((year) => [year, masksOf(roots, year)]));
  return {
    kind,
    kinds,
    nodes,
    roots,
    years,
    masks,
    hiddenHouseholds: new Map(
      [...masks].map(([year, ofYear]) => [
        year,
        new Set(roots.flatMap((root) => householdsHidden(root, year, ofYear))),
      ]),
    ),
    published: await readPublished(deps),
    kept: new Map(),
  };
}

function nodesOf(areas: readonly Area[]): Map<string, Node> {
  return new Map(areas.map((area) => [area.code, { area, counts: new Map(), children: [] }]));
}

/** Kinds of counts, the one with the most years first; equal ones with the real before the made up. */
function kindsOf(sets: readonly SetRow[]): PopulationKind[] {
  const rank = (kind: PopulationKind) => {
    const own = sets.filter((set) => set.kind === kind);
    const years = new Set(own.map(({ reference_date }) => reference_date.slice(0, 4))).size;
    return years + (own.some(({ fictional }) => fictional === 0) ? 0.5 : 0);
  };
  const kinds: PopulationKind[] = ['census', 'register'];
  return kinds.filter((kind) => rank(kind) > 0).sort((a, b) => rank(b) - rank(a));
}

async function readCounts(deps: KarteDeps, sets: readonly SetRow[], nodes: Map<string, Node>): Promise<void> {
  const ids = sets.map(({ id }) => id);
  const [cells, totals] = await Promise.all([listCells(deps.db, ids), listTotals(deps.db, ids)]);
  const cellsOf = new Map<string, PopulationCell[]>();
  for (const { set_id, area_code, sex, age_from, age_to, value } of cells) {
    const key = `${set_id} ${area_code}`;
    const list = cellsOf.get(key) ?? [];
    list.push({ areaCode: area_code, sex, ageFrom: age_from, ageTo: age_to, value });
    cellsOf.set(key, list);
  }
  const totalsOf = new Map(totals.map((row) => [`${row.set_id} ${row.area_code}`, row]));
  for (const set of sets) {
    for (const node of nodes.values()) {
      const key = `${set.id} ${node.area.code}`;
      const total = totalsOf.get(key);
      const read = tableOf(cellsOf.get(key) ?? [], total?.population ?? null);
      if (read === null) continue;
      node.counts.set(Number(set.reference_date.slice(0, 4)), {
        year: Number(set.reference_date.slice(0, 4)),
        table: read.table,
        whole: roundTable(read.table),
        secret: read.secret,
        households: total?.households ?? null,
        fictional: set.fictional === 1,
        sources: [{ source: set.source, referenceDate: set.reference_date, fictional: set.fictional === 1 }],
      });
    }
  }
}

/** Masks of one counted year for all areas, whose tables get the open groups they are shown with. */
function masksOf(roots: readonly Node[], year: number): Map<string, Mask> {
  const openOf = (node: Node): OpenPlace => ({
    code: node.area.code,
    openFrom: node.counts.get(year)?.table.openFrom ?? Number.POSITIVE_INFINITY,
    children: node.children.map(openOf),
  });
  for (const root of roots) {
    const opens = openGroups(openOf(root));
    for (const { area, counts } of flatten(root)) {
      const count = counts.get(year);
      const openFrom = opens.get(area.code);
      if (count === undefined || openFrom === undefined) continue;
      count.whole = withOpenFrom(count.whole, openFrom);
      const last = count.whole.openFrom / STEP;
      count.secret = [...count.secret.slice(0, last), count.secret.slice(last).includes(true)];
    }
  }
  const tableFor = ({ counts }: Node) => {
    const count = counts.get(year);
    return count ? { table: count.whole, secret: count.secret } : null;
  };
  return masksOfTables(roots, tableFor, restOf);
}

/**
 * Masks of a table for every area that has one; areas below one without a table stand for themselves. `rest`: who is
 * counted in an area and in none of those in it, where that may be (`restOf`).
 */
export function masksOfTables(
  roots: readonly Node[],
  tableFor: (node: Node) => { table: AgeTable; secret?: boolean[] } | null,
  rest: typeof restOf = () => null,
): Map<string, Mask> {
  const places = (node: Node): TablePlace[] => {
    const children = node.children.flatMap(places);
    const found = tableFor(node);
    if (found === null) return children;
    const place = { code: node.area.code, ...found };
    return [{ ...place, children: [...children, ...[rest(place, children)].filter((one) => one !== null)] }];
  };
  return new Map(roots.flatMap(places).flatMap((place) => [...suppressTree(place)]));
}

function householdsHidden(root: Node, year: number, masks: ReadonlyMap<string, Mask>): string[] {
  const place = ({ area, counts, children }: Node): HouseholdPlace => {
    const households = counts.get(year)?.households ?? null;
    const inside = children
      .map(place)
      .filter((child) => child.households !== null || child.children.length > 0);
    const rest = restOfHouseholds({ code: area.code, households }, inside);
    return {
      code: area.code,
      households,
      hidden: masks.get(area.code)?.all ?? false,
      children: rest ? [...inside, rest] : inside,
    };
  };
  // Nothing follows from the number of an area that has none: those in it stand for themselves.
  const known = (one: HouseholdPlace): HouseholdPlace[] =>
    one.households === null ? one.children.flatMap(known) : [one];
  return known(place(root)).flatMap((one) => [...hiddenHouseholds(one)]);
}

export function flatten(node: Node): Node[] {
  return [node, ...node.children.flatMap(flatten)];
}

/** The latest published projection, by area and year. */
async function readPublished(deps: KarteDeps): Promise<City['published']> {
  const rows = await listPublished(deps.db);
  const [latest] = rows;
  const areas = new Map<string, Map<number, BroadGroups>>();
  for (const { set_id, area_code, year, age_from, value } of rows) {
    if (set_id !== latest?.set_id) continue;
    const years = areas.get(area_code) ?? new Map<number, BroadGroups>();
    const groups = years.get(year) ?? { young: 0, working: 0, old: 0 };
    years.set(year, { ...groups, [age_from < 15 ? 'young' : age_from < 65 ? 'working' : 'old']: value });
    areas.set(area_code, years);
  }
  const source = latest
    ? { source: latest.source, referenceDate: latest.reference_date, fictional: false }
    : null;
  return { areas, source };
}
