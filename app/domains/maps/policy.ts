import type { Principal } from '~/domains/accounts/model';

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

/** What the public sees is decided by staff alone: drawn maps can show where somebody lives. */
export function mayPublishMap(principal: Principal): boolean {
  return principal.kind === 'user' && principal.role === 'staff';
}
