import { createLockGuard } from '~/domains/boards/lock-guard';
import { authorizeBoardRoom, listLockedObjects } from '~/domains/boards/service.server';
import { authorizeApplicationRoom } from '~/domains/grants/service/texts.server';
import { authorizeMapRoom } from '~/domains/maps/service.server';
import { authorizeVisionRoom } from '~/domains/visions/service/access.server';
import type { Deps } from '~/platform/deps.server';
import type { AuthorizeRoom } from '~/platform/rooms';
import type { SyncDeps } from './sync/types';

/** How the domains answer for rooms of their kind: `<kind>-<id>`. */
export interface RoomKind {
  authorize: AuthorizeRoom;
  /** Holds locks inside rooms of this kind; absent: there is nothing to hold. */
  createGuard?: NonNullable<SyncDeps['createGuard']>;
  lockedObjects?: NonNullable<SyncDeps['lockedObjects']>;
}

/** The kinds of documents people write together. */
export function roomKinds(deps: Deps): Record<string, RoomKind> {
  return {
    board: {
      authorize: authorizeBoardRoom(deps),
      createGuard: (_room, doc) => createLockGuard(doc),
      lockedObjects: (room) => listLockedObjects(deps, room),
    },
    map: { authorize: authorizeMapRoom(deps) },
    vision: { authorize: authorizeVisionRoom(deps) },
    application: { authorize: authorizeApplicationRoom(deps) },
  };
}

/** One answer for all kinds; a room of no kind is not found. */
export function roomAccess(
  kinds: Record<string, RoomKind>,
): Required<Pick<SyncDeps, 'authorize' | 'createGuard' | 'lockedObjects'>> {
  const kindOf = (room: string): RoomKind | undefined => {
    const kind = room.slice(0, room.indexOf('-'));
    return Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  };
  return {
    authorize: async (principal, room) =>
      (await kindOf(room)?.authorize(principal, room)) ?? { ok: false, reason: 'not_found' },
    createGuard: (room, doc) => kindOf(room)?.createGuard?.(room, doc) ?? null,
    lockedObjects: async (room) => (await kindOf(room)?.lockedObjects?.(room)) ?? [],
  };
}
