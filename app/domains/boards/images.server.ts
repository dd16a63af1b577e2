import sharp from 'sharp';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { IMAGE_LIMITS } from './policy';
import * as repo from './repo.server';
import { copyFile, getBoard } from './service.server';

/** An image as the board stores it: file id and natural size in pixels. */
export interface UploadedImage {
  id: string;
  width: number;
  height: number;
}

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
): Promise<UploadedImage> {
  const access = await requireImageRight(deps, principal, boardId);
  await deps.attempts.spend('upload', access.personId);
  const image = await reencodeImage(bytes);
  const id = newId('fil');
  await deps.files.put(id, image.data);
  await repo.insertFile(deps.db, {
    id,
    board_id: boardId,
    workshop_id: null,
    media_type: 'image/webp',
    bytes: image.data.byteLength,
    width: image.width,
    height: image.height,
    uploaded_by: access.personId,
    uploaded_at: deps.clock.now(),
  });
  return { id, width: image.width, height: image.height };
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
    const row = await repo.findFile(deps.db, id);
    if (!row?.board_id || !(await maySee(deps, principal, row.board_id))) continue;
    if (row.board_id !== boardId) await deps.attempts.spend('upload', access.personId);
    const own = row.board_id === boardId ? id : await copyFile(deps, id, boardId);
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
  const row = await repo.findFile(deps.db, fileId);
  if (!row?.board_id) throw new DomainError('not_found');
  await getBoard(deps, principal, row.board_id);
  const bytes = await deps.files.get(fileId);
  if (!bytes) throw new DomainError('not_found');
  return { bytes, mediaType: row.media_type };
}

/**
 * An upload as it is kept: turned upright, reduced, re-encoded as WebP without any metadata. Throws `too_large`,
 * `unsupported`.
 */
export async function reencodeImage(
  bytes: Uint8Array,
): Promise<{ data: Uint8Array; width: number; height: number }> {
  if (bytes.byteLength > IMAGE_LIMITS.bytes) throw new DomainError('too_large', { reason: 'image_bytes' });
  if (!sniffImage(bytes)) throw new DomainError('unsupported', { reason: 'image_type' });
  return encode(bytes);
}

async function encode(bytes: Uint8Array): Promise<{ data: Uint8Array; width: number; height: number }> {
  try {
    const meta = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (meta.width * meta.height > IMAGE_LIMITS.pixels) {
      throw new DomainError('too_large', { reason: 'image_pixels' });
    }
    const { data, info } = await sharp(bytes, { limitInputPixels: IMAGE_LIMITS.pixels, failOn: 'error' })
      .autoOrient()
      .resize({
        width: IMAGE_LIMITS.side,
        height: IMAGE_LIMITS.side,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .webp({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError('unsupported', { reason: 'image_broken' });
  }
}

/** The type of an image by its first bytes; null for anything else, whatever its name says. */
export function sniffImage(bytes: Uint8Array): 'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | null {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (bytes[0] === 0x89 && ascii(1, 8) === 'PNG\r\n\x1a\n') return 'png';
  if (/^GIF8[79]a/.test(ascii(0, 6))) return 'gif';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  if (ascii(4, 8) === 'ftyp' && /^avi[fs]/.test(ascii(8, 12))) return 'avif';
  return null;
}
