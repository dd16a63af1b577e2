import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { mapTilesOf } from '~/platform/map-tiles';
import type { AreaMaps } from '../ui/area/area-maps';
import { placeOf } from './page.server';
import { listMapsForArea } from './publish.server';

/** The maps of an area as this person may see them; null when there is no such area today. */
export async function openAreaMaps(
  deps: Deps,
  principal: Principal,
  areaCode: string,
): Promise<AreaMaps | null> {
  const { known, ...place } = await placeOf(deps, areaCode);
  if (!known) return null;
  const maps = await listMapsForArea(deps, principal, areaCode);
  return { ...place, tiles: mapTilesOf(deps.env), ...maps };
}
