import type { Principal } from '~/domains/accounts/model';
import { attachmentHeaders, type IncomingFile, storeAttachment } from '~/domains/files/attachments.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { documentsOf } from '../model/readiness';
import { OTHER_DOCUMENT } from '../model/submission';
import * as applications from '../repo/applications.server';
import * as repo from '../repo/files.server';
import { requireApplication } from './access.server';
import { writeStep } from './steps.server';

/** Most files one application can have. */
const MOST_FILES = 40;

/**
 * Adds a file to one of the documents that are asked for, or to the others. Its type is told by its bytes. Throws as
 * `requireApplication`, `invalid` (`no_file`, `document_unknown`), `conflict` (`too_many_files_in_all`), and what
 * `storeAttachment` throws.
 */
export async function addFile(
  deps: Deps,
  principal: Principal,
  id: string,
  document: string,
  file: IncomingFile | undefined,
): Promise<void> {
  const { row, rules } = await requireApplication(deps.db, principal, id, 'write');
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  if (!file) throw new DomainError('invalid', { reason: 'no_file' });
  const asked = documentsOf(rules, row.year_of_support).map(({ key }) => key);
  if (document !== OTHER_DOCUMENT && !asked.includes(document)) {
    throw new DomainError('invalid', { reason: 'document_unknown' });
  }
  const stored = await storeAttachment(deps, principal.userId, file);
  try {
    await deps.db.transaction().execute(async (trx) => {
      await requireApplication(trx, principal, id, 'write');
      if ((await repo.listFiles(trx, id)).length >= MOST_FILES) {
        throw new DomainError('conflict', { reason: 'too_many_files_in_all' });
      }
      await repo.insertFile(trx, {
        file_id: stored.id,
        application_id: id,
        document,
        name: stored.name,
        media_type: stored.mediaType,
        bytes: stored.bytes,
        uploaded_by: principal.userId,
        uploaded_by_name: principal.name,
        uploaded_at: deps.clock.now(),
        removed_at: null,
      });
      await applications.touch(trx, id, deps.clock.now());
      await writeStep(trx, deps.clock, id, principal, 'grants.file_added', { name: stored.name });
    });
  } catch (error) {
    if (!(await repo.findFile(deps.db, id, stored.id))) await deps.files.remove(stored.id);
    throw error;
  }
}

/**
 * Takes a file out. One that was handed in stays readable where it was handed in. Throws as `requireApplication`,
 * `not_found`.
 */
export async function removeFile(
  deps: Deps,
  principal: Principal,
  id: string,
  fileId: string,
): Promise<void> {
  const gone = await deps.db.transaction().execute(async (trx) => {
    const { row } = await requireApplication(trx, principal, id, 'write');
    const file = await repo.findFile(trx, id, fileId);
    if (!file || file.removed_at !== null) throw new DomainError('not_found');
    const wasHandedIn = row.submitted_at !== null && file.uploaded_at <= row.submitted_at;
    if (wasHandedIn) await repo.markRemoved(trx, fileId, deps.clock.now());
    else await repo.removeFile(trx, fileId);
    await applications.touch(trx, id, deps.clock.now());
    await writeStep(trx, deps.clock, id, principal, 'grants.file_removed', { name: file.name });
    return !wasHandedIn;
  });
  if (gone) await deps.files.remove(fileId);
}

/** A file with its headers, for those who may read the application. Throws `unauthenticated`, `not_found`. */
export async function readApplicationFile(
  deps: Deps,
  principal: Principal,
  id: string,
  fileId: string,
): Promise<{ bytes: Uint8Array; headers: HeadersInit }> {
  await requireApplication(deps.db, principal, id, 'read');
  const file = await repo.findFile(deps.db, id, fileId);
  const bytes = file ? await deps.files.get(fileId) : null;
  if (!file || !bytes) throw new DomainError('not_found');
  return {
    bytes,
    headers: attachmentHeaders({ name: file.name, mediaType: file.media_type, bytes: bytes.byteLength }),
  };
}
