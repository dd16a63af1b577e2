import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { reencodeImage } from './images.server';
import type { FileOwner, StoredImage } from './model';
import * as repo from './repo.server';

export type { FileRow } from './repo.server';

const columnsOf = (owner: FileOwner) =>
  'board' in owner
    ? { board_id: owner.board, workshop_id: null }
    : { board_id: null, workshop_id: owner.workshop };

/**
 * Keeps an uploaded image: turned upright, reduced, re-encoded as WebP, so that place, device and time in its metadata
 * are gone. The caller has checked the right. Throws `too_many`, `too_large`, `unsupported`.
 */
export async function storeImage(
  deps: Deps,
  uploadedBy: string,
  owner: FileOwner,
  bytes: Uint8Array,
): Promise<StoredImage> {
  const image = await keepImage(deps, uploadedBy, bytes);
  const { id, width, height } = image;
  await repo.insertFile(deps.db, {
    ...image,
    ...columnsOf(owner),
    media_type: 'image/webp',
    uploaded_by: uploadedBy,
    uploaded_at: deps.clock.now(),
  });
  return { id, width, height };
}

/** The same for a domain that writes down by itself whose the picture is. */
export async function keepImage(
  deps: Pick<Deps, 'attempts' | 'files'>,
  uploadedBy: string,
  bytes: Uint8Array,
): Promise<StoredImage & { bytes: number }> {
  await deps.attempts.spend('upload', uploadedBy);
  const { data, width, height } = await reencodeImage(bytes);
  const id = newId('fil');
  await deps.files.put(id, data);
  return { id, width, height, bytes: data.byteLength };
}

/** Gives another owner a file with the same bytes; null when there is none. The caller has checked the rights. */
export async function copyFile(deps: Deps, fileId: string, owner: FileOwner): Promise<string | null> {
  const row = await repo.findFile(deps.db, fileId);
  const bytes = row ? await deps.files.get(fileId) : null;
  if (!row || !bytes) return null;
  const id = newId('fil');
  await deps.files.put(id, bytes);
  await repo.insertFile(deps.db, { ...row, ...columnsOf(owner), id });
  return id;
}

/** What is known of a file; whose it is says who may see it. */
export async function findFile(deps: Pick<Deps, 'db'>, fileId: string): Promise<repo.FileRow | undefined> {
  return repo.findFile(deps.db, fileId);
}

/** The bytes of a file to somebody who may see it. Throws `not_found`. */
export async function readFileBytes(
  deps: Pick<Deps, 'files'>,
  row: repo.FileRow,
): Promise<{ bytes: Uint8Array; mediaType: string }> {
  const bytes = await deps.files.get(row.id);
  if (!bytes) throw new DomainError('not_found');
  return { bytes, mediaType: row.media_type };
}
