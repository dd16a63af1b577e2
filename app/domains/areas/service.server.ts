import type { Deps } from '~/platform/deps.server';
import { dayOf } from '~/platform/wareki';
import { toArea, toShape } from './mapping.server';
import type { Area, AreaKind, AreaShape } from './model';
import * as repo from './repo.server';

/** What reading areas needs. Everybody may read them: they are public facts. */
export type AreaDeps = Pick<Deps, 'db' | 'clock'>;

/** Today in Japan, `YYYY-MM-DD`. */
export function today(deps: Pick<Deps, 'clock'>): string {
  return dayOf(deps.clock.now());
}

/** The area of a code as it is on a day (`YYYY-MM-DD`; default: today); null when there is none. */
export async function findArea(deps: AreaDeps, code: string, on?: string): Promise<Area | null> {
  const row = await repo.findArea(deps.db, code, on ?? today(deps));
  return row ? toArea(row) : null;
}

/** Areas on a day (default: today) in kana order; of one kind, or directly inside one area, if asked for. */
export async function listAreas(
  deps: AreaDeps,
  filter: { kind?: AreaKind; parentCode?: string | null; on?: string } = {},
): Promise<Area[]> {
  const rows = await repo.listAreas(deps.db, { ...filter, on: filter.on ?? today(deps) });
  return rows.map(toArea);
}

/** Every state every area has, had or will have, the oldest of each first. */
export async function listStatesOfAll(deps: Pick<AreaDeps, 'db'>): Promise<Area[]> {
  return (await repo.listStatesOfAll(deps.db)).map(toArea);
}

/** Whether any area was ever entered. */
export function hasAreas(deps: Pick<AreaDeps, 'db'>): Promise<boolean> {
  return repo.hasAreas(deps.db);
}

/** The shape of an area on a day. */
export interface KnownShape {
  shape: AreaShape;
  /** Made from middles, not surveyed: to be shown as 概略. */
  approximate: boolean;
  /** Who the shape is from, to be shown with it. */
  source: string;
}

/** Shapes of areas on a day (default: today) by code; areas without a shape are left out. */
export async function listShapes(
  deps: AreaDeps,
  codes: readonly string[],
  on?: string,
): Promise<Map<string, KnownShape>> {
  const rows = await repo.listBoundaries(deps.db, codes, on ?? today(deps));
  return new Map(rows.map((row) => [row.area_code, toShape(row)]));
}

export { seedDemoAreas } from './service/demo.server';
