import type { Insertable } from 'kysely';
import type { Deps } from '~/platform/deps.server';
import { newId } from '~/platform/ids';
import { kanaSortKey } from '~/platform/kana';
import demo from '../../../../db/seeds/areas.json';
import type { AreaBoundariesTable, AreasTable } from '../../../../db/types';
import * as repo from '../repo.server';
import { redrawApproximate } from './redraw.server';

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
  await deps.db.transaction().execute(async (trx) => {
    await repo.insertAreas(trx, areas);
    await repo.insertBoundaries(trx, demoOutlines());
    await redrawApproximate(trx, demo.validFrom, CELL_SOURCE);
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

/** Outlines of the 連合町内会; everything else is drawn from middles. */
function demoOutlines(): Insertable<AreaBoundariesTable>[] {
  return demo.rengo.map((area) => ({
    id: newId('bnd'),
    area_code: rengoCode(area),
    geometry: JSON.stringify({ type: 'Polygon', coordinates: [area.outline] }),
    approximate: 1 as const,
    source: OUTLINE_SOURCE,
    valid_from: demo.validFrom,
    valid_to: null,
  }));
}
