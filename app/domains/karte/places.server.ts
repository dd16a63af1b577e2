import { type City, flatten, type KarteDeps, type Node, readCity } from './city.server';
import {
  type FacilitiesView,
  type FacilityView,
  type PlaceFigure,
  SALON_KINDS,
  type SalonKind,
  type SalonsView,
  type Source,
} from './model';
import { listSalons, type SalonCountRow } from './repo/published.server';
import { countFacilities, type FacilityCountRow, type FacilityRow, listFacilities } from './repo/read.server';
import { unique } from './sums.server';

/** Salons of the area, or of the nearest one around it of which they are known. A city's are its wards' together. */
export async function readSalons(
  deps: KarteDeps,
  node: Node | undefined,
  around: readonly Node[],
): Promise<{ view: SalonsView; about: Source } | null> {
  if (node === undefined) return null;
  for (const candidate of [node, ...[...around].reverse()]) {
    const codes = [candidate, ...candidate.children].map(({ area }) => area.code);
    const latest = salonsOf(await listSalons(deps.db, codes), candidate);
    const [first] = latest;
    if (first === undefined) continue;
    const of = (kind: SalonKind) =>
      latest.reduce((all, row) => (row.kind === kind ? all + row.count : all), 0);
    const counts = Object.fromEntries(SALON_KINDS.map((kind) => [kind, of(kind)])) as Record<
      SalonKind,
      number
    >;
    const { code, name, kind } = candidate.area;
    const about = {
      source: first.source,
      referenceDate: first.reference_date,
      fictional: first.fictional === 1,
    };
    return {
      view: {
        area: { code, name, kind },
        source: about.source,
        referenceDate: about.referenceDate,
        counts,
        total: SALON_KINDS.reduce((all, one) => all + counts[one], 0),
      },
      about,
    };
  }
  return null;
}

/** Rows of the latest source that are an area's: its own, or else those of the areas in it. */
function salonsOf(rows: readonly SalonCountRow[], { area, children }: Node): SalonCountRow[] {
  const own = rows.filter((row) => row.area_code === area.code);
  const codes = new Set(children.map((child) => child.area.code));
  const inside = rows.filter((row) => codes.has(row.area_code));
  // Few of the areas inside would be taken for all: they count only when it is every one of them.
  const isWhole = new Set(inside.map((row) => row.area_code)).size === codes.size;
  const counted = own.length > 0 ? own : isWhole ? inside : [];
  return counted.filter((row) => row.set_id === counted[0]?.set_id);
}

/** How many places of a kind there are in every area, and as of when. */
export interface PlaceCounts {
  /** By area code; null: not known. */
  values: Map<string, number | null>;
  /** The latest day among the sources, `YYYY-MM-DD`. */
  referenceDate: string;
  /** Contains places made up for the demo. */
  fictional: boolean;
}

/**
 * Facilities or salons of every area, for maps; null when none are known at all. An area without a facility has 0 when
 * there are some in the area around it, and is unknown otherwise.
 */
export async function countPlaces(deps: KarteDeps, figure: PlaceFigure): Promise<PlaceCounts | null> {
  const { nodes } = await readCity(deps, null);
  return figure === 'facilities' ? countOfFacilities(deps, nodes) : countOfSalons(deps, nodes);
}

async function countOfFacilities(deps: KarteDeps, nodes: City['nodes']): Promise<PlaceCounts | null> {
  const rows = await countFacilities(deps.db);
  const byArea = new Map<string, FacilityCountRow[]>();
  for (const row of rows) {
    if (row.area_code === null || !nodes.has(row.area_code)) continue;
    byArea.set(row.area_code, [...(byArea.get(row.area_code) ?? []), row]);
  }
  const inside = (node: Node) => latestOf(flatten(node).flatMap(({ area }) => byArea.get(area.code) ?? []));
  const counts = new Map(
    [...nodes.values()].map((node) => [
      node.area.code,
      inside(node).reduce((all, row) => all + Number(row.count), 0),
    ]),
  );
  const values = new Map(
    [...nodes.values()].map(({ area }) => {
      const known = [area.code, area.parentCode ?? ''].some((code) => (counts.get(code) ?? 0) > 0);
      return [area.code, known ? (counts.get(area.code) ?? 0) : null];
    }),
  );
  return placeCounts(values, [...byArea.values()].flat());
}

async function countOfSalons(deps: KarteDeps, nodes: City['nodes']): Promise<PlaceCounts | null> {
  const rows = await listSalons(deps.db, [...nodes.keys()]);
  const values = new Map(
    [...nodes.values()].map((node) => {
      const own = salonsOf(rows, node);
      return [node.area.code, own.length === 0 ? null : own.reduce((all, row) => all + row.count, 0)];
    }),
  );
  return placeCounts(values, rows);
}

function placeCounts(
  values: PlaceCounts['values'],
  rows: readonly { reference_date: string; fictional: 0 | 1 }[],
): PlaceCounts | null {
  const referenceDate = rows
    .map((row) => row.reference_date)
    .sort()
    .at(-1);
  if (referenceDate === undefined) return null;
  return { values, referenceDate, fictional: rows.some(({ fictional }) => fictional === 1) };
}

/**
 * Facilities in an area and everything inside it; where none is known and the figures are those of an area around,
 * that area's. Of one source only its latest day counts.
 */
export async function readFacilities(
  deps: KarteDeps,
  node: Node | undefined,
  figures: Node | undefined,
): Promise<{ view: FacilitiesView; sources: Source[] }> {
  if (node === undefined) return { view: { types: [], list: [] }, sources: [] };
  const own = await currentFacilities(deps, node);
  const rows = own.length === 0 && figures && figures !== node ? await currentFacilities(deps, figures) : own;
  const counts = new Map<string, number>();
  for (const { type } of rows) counts.set(type, (counts.get(type) ?? 0) + 1);
  const types = [...counts].map(([type, count]) => ({ type, count }));
  types.sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1));
  const isSmall = node.area.kind === 'centre' || node.area.kind === 'rengo';
  return {
    view: { types, list: isSmall ? rows.map(facilityView) : [] },
    sources: unique(
      rows.map(({ source, reference_date, fictional }) => ({
        source,
        referenceDate: reference_date,
        fictional: fictional === 1,
      })),
    ),
  };
}

async function currentFacilities(deps: KarteDeps, node: Node): Promise<FacilityRow[]> {
  const rows = await listFacilities(
    deps.db,
    flatten(node).map(({ area }) => area.code),
  );
  return latestOf(rows);
}

/** Of each source only what it says of its latest day. */
function latestOf<Row extends { source: string; reference_date: string }>(rows: readonly Row[]): Row[] {
  const latest = new Map<string, string>();
  for (const { source, reference_date } of rows) {
    if (reference_date > (latest.get(source) ?? '')) latest.set(source, reference_date);
  }
  return rows.filter((row) => latest.get(row.source) === row.reference_date);
}

function facilityView({ id, name, kana, type, address, phone, url }: FacilityRow): FacilityView {
  // Addresses of other sites come from files: only the web is linked to.
  return { id, name, kana, type, address, phone, url: /^https?:\/\//i.test(url) ? url : '' };
}
