import { type Principal, personId } from '~/domains/accounts/model';
import type { StoredImage } from '~/domains/files/model';
import { findFile, readFileBytes, storeImage } from '~/domains/files/service.server';
import { requireRight, workshopAccess } from '~/domains/workshops/access.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { parsePublished } from '../model';
import * as repo from '../repo.server';
import { getMap, type MapAccess } from '../service.server';

/** Throws what `uploadPhoto` throws for want of the right; asked before the bytes are read. */
export async function requirePhotoRight(deps: Deps, principal: Principal, mapId: string): Promise<MapAccess> {
  const access = await getMap(deps, principal, mapId);
  if (access.mode !== 'write') throw new DomainError('forbidden', { reason: 'board_read_only' });
  return access;
}

/** Takes a photo for a map, without the place and time in its metadata; throws as `uploadBoardImage`. */
export async function uploadPhoto(
  deps: Deps,
  principal: Principal,
  mapId: string,
  bytes: Uint8Array,
): Promise<StoredImage> {
  const access = await requirePhotoRight(deps, principal, mapId);
  return storeImage(deps, access.personId, { workshop: access.map.workshop_id }, bytes);
}

/**
 * Reads a photo of a map: for the people of its workshop, and for everybody when it is on a published map. Null
 * when the file belongs to no workshop. Throws `unauthenticated`, `forbidden`, `not_found`.
 */
export async function readPhoto(
  deps: Deps,
  principal: Principal,
  fileId: string,
): Promise<{ bytes: Uint8Array; mediaType: string } | null> {
  const row = await findFile(deps, fileId);
  if (!row?.workshop_id) return null;
  if (!(await isPublic(deps, row.workshop_id, fileId))) {
    const access = await workshopAccess(deps, principal, row.workshop_id);
    requireRight(access.role, 'session.enter', principal);
    if (personId(principal) === null) throw new DomainError('unauthenticated');
  }
  return readFileBytes(deps, row);
}

async function isPublic(deps: Deps, workshopId: string, fileId: string): Promise<boolean> {
  const published = await repo.listPublished(deps.db, workshopId);
  return published.some((json) =>
    parsePublished(json).features.some((feature) => feature.type === 'photo' && feature.file === fileId),
  );
}
