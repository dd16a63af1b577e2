import type { Kysely } from 'kysely';
import { newId } from '~/platform/ids';
import type { Database } from '../../../../db/types';
import { type AreaShape, dayBefore, stateFrom } from '../model';
import { approximateShapes, approximateWithin, type Middle, unite } from '../model/approximate';
import * as repo from '../repo.server';

type Db = Kysely<Database>;
const SOURCE = '地区の中心から作図';

/**
 * Draws the approximate boundaries anew that hold from a day on: cells of the centres' middles, inside their ward's
 * boundary where that is surveyed; wards and the city as what their parts cover. Surveyed boundaries stay. Does
 * nothing where nothing is different, so that it can follow every change of areas or boundaries.
 */
export async function redrawApproximate(trx: Db, from: string, source = SOURCE): Promise<void> {
  const areas = await repo.listAreas(trx, { on: from });
  const codes = areas.map(({ code }) => code);
  const all = new Map<string, repo.BoundaryRow[]>();
  for (const row of await repo.listAllBoundaries(trx, codes)) {
    all.set(row.area_code, [...(all.get(row.area_code) ?? []), row]);
  }
  const current = new Map((await repo.listBoundaries(trx, codes, from)).map((row) => [row.area_code, row]));
  const surveyed = (code: string): AreaShape | null => {
    const row = current.get(code);
    return row && row.approximate === 0 ? (JSON.parse(row.geometry) as AreaShape) : null;
  };
  for (const [code, shape] of drawn(areas, surveyed)) {
    const row = current.get(code);
    const geometry = JSON.stringify(shape);
    if (row?.geometry === geometry) continue;
    const states = (all.get(code) ?? []).map((state) => ({
      validFrom: state.valid_from,
      validTo: state.valid_to,
      state,
    }));
    const { before, validFrom, validTo } = stateFrom(states, from);
    if (before?.becomes === 'gone') await repo.removeBoundary(trx, before.row.state.id);
    if (before?.becomes === 'shorter') await repo.endBoundary(trx, before.row.state.id, dayBefore(from));
    await repo.insertBoundaries(trx, [
      {
        id: newId('bnd'),
        area_code: code,
        geometry,
        approximate: 1,
        source: row?.approximate === 1 ? row.source : source,
        valid_from: validFrom,
        valid_to: validTo,
      },
    ]);
  }
}

/** Shapes of the areas that have none surveyed and that can be drawn. */
function drawn(
  areas: readonly repo.AreaRow[],
  surveyed: (code: string) => AreaShape | null,
): Map<string, AreaShape> {
  const middles = areas.flatMap((area): (Middle & { ward: string | null })[] => {
    const { kind, code, lat, lng, parent_code } = area;
    return kind === 'centre' && lat !== null && lng !== null ? [{ code, lat, lng, ward: parent_code }] : [];
  });
  const shapes = new Map<string, AreaShape>();
  const known = (code: string) => surveyed(code) ?? shapes.get(code) ?? null;
  const missing = middles.filter(({ code }) => surveyed(code) === null);
  if (missing.length > 0) {
    const cells = approximateShapes(middles);
    const inWards = areas
      .filter(({ kind }) => kind === 'ward')
      .map(({ code }) => cellsOfWard(code, middles, surveyed));
    const cut = new Map(inWards.flatMap((cellsOfOne) => [...cellsOfOne]));
    for (const { code } of missing) {
      const shape = cut.get(code) ?? cells.get(code);
      if (shape) shapes.set(code, shape);
    }
  }
  for (const kind of ['ward', 'city'] as const) {
    for (const { code } of areas.filter((area) => area.kind === kind && surveyed(area.code) === null)) {
      const parts = areas
        .filter(({ parent_code }) => parent_code === code)
        .flatMap((part) => known(part.code) ?? []);
      // What is surveyed in full detail is united by whoever surveys the whole.
      const whole = parts.some((part) => part.coordinates.flat(3).length > UNITED_NUMBERS)
        ? null
        : unite(parts);
      if (whole) shapes.set(code, whole);
    }
  }
  return shapes;
}

/** Numbers in a part past which it is not united with others. */
const UNITED_NUMBERS = 4_000;

function cellsOfWard(
  ward: string,
  middles: readonly (Middle & { ward: string | null })[],
  surveyed: (code: string) => AreaShape | null,
): Map<string, AreaShape> {
  const outline = surveyed(ward);
  const own = middles.filter((middle) => middle.ward === ward);
  return outline ? approximateWithin(outline, own) : new Map();
}
