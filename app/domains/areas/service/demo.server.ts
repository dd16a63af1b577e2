import type { Insertable } from 'kysely';
import type { Deps } from '~/platform/deps.server';
import { newId } from '~/platform/ids';
import { kanaSortKey } from '~/platform/kana';
import demo from '../../../../db/seeds/areas.json';
import type { AreaBoundariesTable, AreasTable } from '../../../../db/types';
import type { AreaShape } from '../model';
import { approximateShapes, unite } from '../model/approximate';
import * as repo from '../repo.server';

const CELL_SOURCE = 'まちづくりセンター地区の中心（Geolonia 住所データ、CC BY 4.0）から作図';
const OUTLINE_SOURCE = '二十四軒の町丁目の位置（Geolonia 住所データ、CC BY 4.0）から作図';

type AreaDraft = Omit<Insertable<AreasTable>, 'id' | 'valid_from' | 'valid_to' | 'sort_key'>;

/**
 * Fills a database that has no areas with those of the demo: the city, its ten wards, 87 centre areas and one
 * 連合町内会, with shapes made from middles. They hold from the day the city's offices became machizukuri centres.
 */
export async function seedDemoAreas(deps: Pick<Deps, 'db'>): Promise<void> {
  if (await repo.hasAreas(deps.db)) return;
  const areas = demoAreas().map((draft) => ({
    ...draft,
    id: newId('are'),
    sort_key: kanaSortKey(draft.kana || draft.name),
    valid_from: demo.validFrom,
    valid_to: null,
  }));
  const boundaries = demoBoundaries();
  await deps.db.transaction().execute(async (trx) => {
    await repo.insertAreas(trx, areas);
    await repo.insertBoundaries(trx, boundaries);
  });
}

const two = (no: number): string => String(no).padStart(2, '0');
const centreCode = ({ ward, no }: { ward: string; no: number }): string => `${ward}-${two(no)}`;
const rengoCode = ({ centre, no }: { centre: string; no: number }): string => `${centre}-${two(no)}`;

function demoAreas(): (AreaDraft & { kana: string })[] {
  const { city, wards, centres, rengo } = demo;
  const nowhere = { lat: null, lng: null };
  return [
    { kind: 'city', ...city, parent_code: null, ...nowhere },
    ...wards.map((ward) => ({ kind: 'ward' as const, ...ward, parent_code: city.code, ...nowhere })),
    ...centres.map(({ name, kana, lat, lng, ...place }) => ({
      kind: 'centre' as const,
      code: centreCode(place),
      name,
      kana,
      parent_code: place.ward,
      lat,
      lng,
    })),
    ...rengo.map(({ name, kana, lat, lng, centre, no }) => ({
      kind: 'rengo' as const,
      code: rengoCode({ centre, no }),
      name,
      kana,
      parent_code: centre,
      lat,
      lng,
    })),
  ];
}

/** Cells of the middles for the centres; wards and city are what their parts cover. */
function demoBoundaries(): Insertable<AreaBoundariesTable>[] {
  const { city, wards, centres, rengo } = demo;
  const cells = approximateShapes(centres.map((centre) => ({ ...centre, code: centreCode(centre) })));
  const parts = (ward: string) =>
    [...cells].filter(([code]) => code.startsWith(ward)).map(([, cell]) => cell);
  const shapes: [string, AreaShape | null, string][] = [
    [city.code, unite([...cells.values()]), CELL_SOURCE],
    ...wards.map(({ code }): [string, AreaShape | null, string] => [code, unite(parts(code)), CELL_SOURCE]),
    ...[...cells].map(([code, cell]): [string, AreaShape | null, string] => [code, cell, CELL_SOURCE]),
    ...rengo.map((area): [string, AreaShape | null, string] => [
      rengoCode(area),
      { type: 'Polygon', coordinates: [area.outline.map(([lng, lat]) => [lng ?? 0, lat ?? 0])] },
      OUTLINE_SOURCE,
    ]),
  ];
  return shapes.flatMap(([code, shape, source]) =>
    shape
      ? {
          id: newId('bnd'),
          area_code: code,
          geometry: JSON.stringify(shape),
          approximate: 1 as const,
          source,
          valid_from: demo.validFrom,
          valid_to: null,
        }
      : [],
  );
}
