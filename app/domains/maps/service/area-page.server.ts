import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { mapTilesOf } from '~/platform/map-tiles';
import type { AreaMaps } from '../ui/area/area-maps';
import { placeOf } from './page.server';
import { listMapsForArea } from './publish.server';

/**
 * The maps of an area as this person may see them, with the area as of a day ('': today) or the one nearest to it; null
 * for a code nobody ever had.
 */
export async function openAreaMaps(
  deps: Deps,
  principal: Principal,
  areaCode: string,
  on: string,
): Promise<AreaMaps | null> {
  const { standing, ...place } = await placeOf(deps, areaCode, on);
  if (!standing) return null;
  const maps = await listMapsForArea(deps, principal, areaCode);
  return { ...place, standing, tiles: mapTilesOf(deps.env), ...maps };
}
