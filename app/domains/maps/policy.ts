import type { Principal } from '~/domains/accounts/model';
import type { WorkshopRole } from '~/domains/workshops/model';
import { isLead } from '~/domains/workshops/policy';

/** Name of the room in which a map is drawn together. */
export function mapRoom(mapId: string): string {
  return `map-${mapId}`;
}

/** The map of a room name; null for rooms that are none. */
export function mapIdOfRoom(room: string): string | null {
  return /^map-(map_[0-9a-z]{1,32})$/.exec(room)?.[1] ?? null;
}

/** Maps of a workshop at most. */
export const MAX_MAPS = 40;

/** What is done with a map as a whole. */
export type MapAction = 'map.conduct' | 'map.publish';

/**
 * Who leads may lock a map and bring the tables' maps together; what the public sees is decided by staff alone,
 * for drawn maps can show where somebody lives.
 */
export function mayWithMap(action: MapAction, role: WorkshopRole, principal: Principal): boolean {
  if (action === 'map.publish') return principal.kind === 'user' && principal.role === 'staff';
  return isLead(role);
}
