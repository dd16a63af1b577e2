import { flatten, type KarteDeps, type Node, unique } from './city.server';
import {
  type FacilitiesView,
  type FacilityView,
  SALON_KINDS,
  type SalonKind,
  type SalonsView,
  type Source,
} from './model';
import { listSalons } from './repo/published.server';
import { type FacilityRow, listFacilities } from './repo/read.server';

/** Salons of the area, or of the nearest one around it of which they are known. A city's are its wards' together. */
export async function readSalons(
  deps: KarteDeps,
  node: Node | undefined,
  around: readonly Node[],
): Promise<{ view: SalonsView; about: Source } | null> {
  if (node === undefined) return null;
  for (const candidate of [node, ...[...around].reverse()]) {
    const codes = [candidate, ...candidate.children].map(({ area }) => area.code);
    const rows = await listSalons(deps.db, codes);
    const own = rows.filter((row) => row.area_code === candidate.area.code);
    // Few of the areas inside would be taken for all: they count only when it is every one of them.
    const inside = new Set(rows.map((row) => row.area_code)).size === candidate.children.length ? rows : [];
    const counted = own.length > 0 ? own : inside;
    const [first] = counted;
    if (first === undefined) continue;
    const latest = counted.filter((row) => row.set_id === first.set_id);
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
