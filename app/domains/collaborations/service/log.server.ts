import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import type { IncomingFile } from '~/domains/files/attachments.server';
import { keepImage } from '~/domains/files/service.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { seesInside } from '../policy';
import * as parts from '../repo/parts.server';
import { requireAct, requireCollaboration } from './access.server';

/** Whether somebody may write into the log now: asked before a byte of a picture is read. Throws as `requireAct`. */
export async function requireWriting(deps: Deps, principal: Principal, id: string): Promise<void> {
  await requireAct(deps.db, principal, id, 'log');
}

/**
 * Writes an entry with its pictures, which are re-encoded, so that place and device in their metadata are gone. Throws as
 * `requireAct`, and `too_many`, `too_large`, `unsupported` for pictures.
 */
export async function addLog(
  deps: Deps,
  principal: Principal,
  id: string,
  input: {
    day: string;
    text: string;
    people: number | null;
    volunteers: number | null;
    alt: string;
    peopleAgreed: boolean;
    files: readonly IncomingFile[];
  },
): Promise<void> {
  await requireWriting(deps, principal, id);
  const user = principal as UserPrincipal;
  const kept: { id: string; width: number; height: number; bytes: number }[] = [];
  for (const file of input.files) kept.push(await keepImage(deps, user.userId, file.bytes));
  const log_id = newId('log');
  await deps.db.transaction().execute(async (trx) => {
    const { acting } = await requireAct(trx, principal, id, 'log');
    const entry = {
      id: log_id,
      collaboration_id: id,
      day: input.day,
      text: input.text,
      people: input.people,
      volunteers: input.volunteers,
      organisation_id: acting[0] ?? null,
      by_id: user.userId,
      by_name: user.name,
      created_at: deps.clock.now(),
    };
    const photos = kept.map((photo) => ({
      ...photo,
      collaboration_id: id,
      log_id,
      alt: input.alt,
      people_agreed: input.peopleAgreed ? (1 as const) : (0 as const),
    }));
    await parts.insertLog(trx, entry, photos);
  });
}

/** Takes an entry away with its pictures: who wrote it, and staff. Throws as `requireAct`, `not_found`, `forbidden`. */
export async function removeLog(
  deps: Deps,
  principal: Principal,
  id: string,
  { entry }: { entry: string },
): Promise<void> {
  const gone = await deps.db.transaction().execute(async (trx) => {
    const { role } = await requireAct(trx, principal, id, 'log');
    const row = await parts.findLog(trx, id, entry);
    if (!row) throw new DomainError('not_found');
    if (role !== 'staff' && row.by_id !== (principal as UserPrincipal).userId) {
      throw new DomainError('forbidden', { reason: 'not_yours' });
    }
    return parts.removeLog(trx, entry);
  });
  for (const photo of gone) await deps.files.remove(photo);
}

/** A picture of the log by right: outside only those in which everybody agreed. Throws as `requireCollaboration`. */
export async function readPhoto(
  deps: Deps,
  principal: Principal,
  id: string,
  photoId: string,
): Promise<{ bytes: Uint8Array; mediaType: string }> {
  const { role } = await requireCollaboration(deps.db, principal, id);
  const photo = await parts.findPhoto(deps.db, id, photoId);
  const bytes =
    photo && (seesInside(role) || photo.people_agreed === 1) ? await deps.files.get(photoId) : null;
  if (!bytes) throw new DomainError('not_found');
  return { bytes, mediaType: 'image/webp' };
}
