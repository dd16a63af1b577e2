import type { Principal } from '~/domains/accounts/model';
import type { StoredImage } from '~/domains/files/model';
import { copyFile, findFile, readFileBytes, storeImage } from '~/domains/files/service.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { getBoard } from './service.server';

/** Throws what `uploadBoardImage` throws for want of the right; asked before the bytes are read. */
export async function requireImageRight(
  deps: Deps,
  principal: Principal,
  boardId: string,
): Promise<{ personId: string }> {
  const access = await getBoard(deps, principal, boardId);
  if (access.mode !== 'write') throw new DomainError('forbidden', { reason: 'board_read_only' });
  return access;
}

/**
 * Takes an image for a board: turned upright, reduced to 2400 px, re-encoded as WebP, so that place, device
 * and time in its metadata are gone. Throws `forbidden` without the right to write, `too_large` (over 10 MB or
 * 40 megapixels), `unsupported` (not JPEG, PNG, GIF, WebP or AVIF, or broken).
 */
export async function uploadBoardImage(
  deps: Deps,
  principal: Principal,
  boardId: string,
  bytes: Uint8Array,
): Promise<StoredImage> {
  const access = await requireImageRight(deps, principal, boardId);
  return storeImage(deps, access.personId, { board: boardId }, bytes);
}

/**
 * Gives a board its own copies of images that came in from elsewhere (import, paste), since a file is seen by those who
 * see its board. Returns given id → id on this board; what the person may not see is left out, what is on this board
 * already stays. Throws as `uploadBoardImage`.
 */
export async function adoptImages(
  deps: Deps,
  principal: Principal,
  boardId: string,
  fileIds: readonly string[],
): Promise<Record<string, string>> {
  const access = await requireImageRight(deps, principal, boardId);
  const adopted: Record<string, string> = {};
  for (const id of new Set(fileIds)) {
    const row = await findFile(deps, id);
    if (!row?.board_id || !(await maySee(deps, principal, row.board_id))) continue;
    if (row.board_id !== boardId) await deps.attempts.spend('upload', access.personId);
    const own = row.board_id === boardId ? id : await copyFile(deps, id, { board: boardId });
    if (own) adopted[id] = own;
  }
  return adopted;
}

async function maySee(deps: Deps, principal: Principal, boardId: string): Promise<boolean> {
  try {
    await getBoard(deps, principal, boardId);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/** Reads an uploaded file by the right to see its board. Throws `not_found`, `unauthenticated`, `forbidden`. */
export async function readFile(
  deps: Deps,
  principal: Principal,
  fileId: string,
): Promise<{ bytes: Uint8Array; mediaType: string }> {
  const row = await findFile(deps, fileId);
  if (!row?.board_id) throw new DomainError('not_found');
  await getBoard(deps, principal, row.board_id);
  return readFileBytes(deps, row);
}
