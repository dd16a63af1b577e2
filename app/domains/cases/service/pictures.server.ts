import type { Principal } from '~/domains/accounts/model';
import { reencodeImage } from '~/domains/files/images.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { MOST_PICTURES, type PicturePeople } from '../model';
import { changePicture, deletePicture, insertPicture, listPictures } from '../repo/partners.server';
import { requireCase } from './access.server';

interface Stated {
  caption: string;
  people: PicturePeople;
  consentNote: string;
}

/** Throws what `addPicture` throws for want of the right; asked before the bytes are read. */
export async function requireDraft(deps: Deps, principal: Principal, id: string): Promise<void> {
  await requireCase(deps.db, principal, id, 'edit');
}

/**
 * Adds a picture to a draft: upright, reduced, without its metadata. Throws as `requireCase`; `conflict`
 * (`too_many_pictures`), `too_many`, `too_large`, `unsupported`.
 */
export async function addPicture(
  deps: Deps,
  principal: Principal,
  id: string,
  bytes: Uint8Array,
  stated: Stated,
): Promise<string> {
  await requireCase(deps.db, principal, id, 'edit');
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  await deps.attempts.spend('upload', principal.userId);
  const { data, width, height } = await reencodeImage(bytes);
  const fileId = newId('fil');
  await deps.files.put(fileId, data);
  try {
    await deps.db.transaction().execute(async (trx) => {
      // Asked again: reading and turning the picture took its time.
      await requireCase(trx, principal, id, 'edit');
      const there = await listPictures(trx, [id]);
      if (there.length >= MOST_PICTURES) throw new DomainError('conflict', { reason: 'too_many_pictures' });
      await insertPicture(trx, {
        file_id: fileId,
        case_id: id,
        position: (there.at(-1)?.position ?? 0) + 1,
        caption: stated.caption,
        people: stated.people,
        consent_note: stated.consentNote,
        bytes: data.byteLength,
        width,
        height,
        added_by: principal.userId,
        added_by_name: principal.name,
        added_at: deps.clock.now(),
      });
    });
  } catch (error) {
    await deps.files.remove(fileId);
    throw error;
  }
  return fileId;
}

/** Says what is to be seen and what the people in it agreed to. Throws as `requireCase`, `not_found`. */
export async function statePicture(
  deps: Deps,
  principal: Principal,
  id: string,
  fileId: string,
  stated: Stated,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await requireCase(trx, principal, id, 'edit');
    const { caption, people, consentNote } = stated;
    if (!(await changePicture(trx, id, fileId, { caption, people, consent_note: consentNote }))) {
      throw new DomainError('not_found');
    }
  });
}

/** Takes a picture out and forgets it. Throws as `requireCase`, `not_found`. */
export async function removePicture(
  deps: Deps,
  principal: Principal,
  id: string,
  fileId: string,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await requireCase(trx, principal, id, 'edit');
    if (!(await deletePicture(trx, id, fileId))) throw new DomainError('not_found');
  });
  await deps.files.remove(fileId);
}

/**
 * The bytes of a picture, to those who may read the case study now. Throws `not_found`.
 */
export async function readPicture(
  deps: Deps,
  principal: Principal,
  id: string,
  fileId: string,
): Promise<Uint8Array> {
  await requireCase(deps.db, principal, id, 'read');
  const row = (await listPictures(deps.db, [id])).find(({ file_id }) => file_id === fileId);
  const bytes = row ? await deps.files.get(row.file_id) : null;
  if (!bytes) throw new DomainError('not_found');
  return bytes;
}
