import type { Principal } from '~/domains/accounts/model';
import {
  attachmentHeaders,
  type IncomingFile,
  type StoredAttachment,
  storeAttachment,
} from '~/domains/files/attachments.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { mayWithTalk } from '../policy';
import * as thread from '../repo/thread.server';
import { requireAct, requireTalk, type TalkAccess, writeEvent, writeLine } from './access.server';
import { toldBy } from './answer.server';
import { mailSide } from './mails.server';

/** Messages of one side within this time are told by one mail. */
const ONE_MAIL_MS = 30 * 60_000;

/** Throws what `sendMessage` throws for want of the right; asked before the bytes of a file are read. */
export async function requireWriting(deps: Deps, principal: Principal, id: string): Promise<void> {
  const access = await requireTalk(deps.db, principal, id);
  if (!mayWithTalk(access.standing, 'act') && !mayWithTalk(access.standing, 'coordinate')) {
    throw new DomainError('forbidden', { reason: 'read_only' });
  }
}

/**
 * Writes a message with its files for the side the person acts for, or for the city. Throws as `requireWriting`,
 * `conflict` (`not_now`), `invalid` (`empty_message`), and what `storeAttachment` throws; then nothing is kept.
 */
export async function sendMessage(
  deps: Deps,
  principal: Principal,
  id: string,
  input: { text: string; files: readonly IncomingFile[] },
): Promise<{ id: string }> {
  if (input.text === '' && input.files.length === 0)
    throw new DomainError('invalid', { reason: 'empty_message' });
  await requireWriting(deps, principal, id);
  const author = principal.kind === 'user' ? principal : null;
  const stored: StoredAttachment[] = [];
  try {
    for (const file of input.files) stored.push(await storeAttachment(deps, author?.userId ?? '', file));
    const result = await deps.db.transaction().execute(async (trx) => {
      const access = await requireTalk(trx, principal, id);
      const by = requireAct(access, 'write', deps.clock.now());
      const isNews = await beginsRun(deps, trx, access, by.organisation?.id ?? null);
      const messageId = await writeLine(trx, deps.clock, id, {
        kind: 'message',
        text: input.text,
        organisation: by.organisation,
        author,
      });
      await thread.insertFiles(
        trx,
        stored.map((file) => ({
          message_id: messageId,
          file_id: file.id,
          name: file.name,
          media_type: file.mediaType,
          bytes: file.bytes,
        })),
      );
      return { access, by, messageId, isNews };
    });
    await tell(deps, result);
    return { id: result.messageId };
  } catch (error) {
    for (const file of stored) await discard(deps, id, file.id);
    throw error;
  }
}

/** Removes the bytes of a file unless its message was kept after all. */
async function discard(deps: Deps, matchId: string, fileId: string): Promise<void> {
  if (!(await thread.findFile(deps.db, matchId, fileId))) await deps.files.remove(fileId);
}

async function tell(
  deps: Deps,
  { access, by, isNews }: { access: TalkAccess; by: ReturnType<typeof requireAct>; isNews: boolean },
): Promise<void> {
  if (!isNews) return;
  for (const side of toldBy(by)) await mailSide(deps, access.row, side, 'message', by.organisation);
}

/** Whether the other side has not just been told of a message of this one. */
async function beginsRun(
  deps: Deps,
  db: Deps['db'],
  { row }: TalkAccess,
  organisationId: string | null,
): Promise<boolean> {
  const lines = await thread.listMessages(db, row.id, false);
  const last = lines.filter(({ kind }) => kind !== 'event').at(-1);
  return !last || last.organisation_id !== organisationId || last.created_at < deps.clock.now() - ONE_MAIL_MS;
}

/** Keeps what was said at a meeting. Throws as `sendMessage`. */
export async function recordMeeting(
  deps: Deps,
  principal: Principal,
  id: string,
  input: { day: string; place: string; people: string; said: string; next: string },
): Promise<void> {
  const result = await deps.db.transaction().execute(async (trx) => {
    const access = await requireTalk(trx, principal, id);
    const by = requireAct(access, 'meet', deps.clock.now());
    const isNews = await beginsRun(deps, trx, access, by.organisation?.id ?? null);
    const { said, ...details } = input;
    await writeLine(trx, deps.clock, id, {
      kind: 'meeting',
      text: said,
      details,
      organisation: by.organisation,
      author: principal.kind === 'user' ? principal : null,
    });
    return { access, by, isNews };
  });
  await tell(deps, result);
}

/** A file of a talk with its headers, for those who may read the talk. Throws `unauthenticated`, `not_found`. */
export async function readAttachment(
  deps: Deps,
  principal: Principal,
  id: string,
  fileId: string,
): Promise<{ bytes: Uint8Array; headers: HeadersInit }> {
  const { standing } = await requireTalk(deps.db, principal, id);
  const file = await thread.findFile(deps.db, id, fileId);
  if (!file || (file.staff_only === 1 && !mayWithTalk(standing, 'see-staff-notes'))) {
    throw new DomainError('not_found');
  }
  const bytes = await deps.files.get(fileId);
  if (!bytes) throw new DomainError('not_found');
  const headers = attachmentHeaders({ name: file.name, mediaType: file.media_type, bytes: bytes.byteLength });
  return { bytes, headers };
}

/** Writes how it went some months after an agreement, once. Throws as `sendMessage`, `conflict` (`already_done`). */
export async function completeFollowUp(
  deps: Deps,
  principal: Principal,
  id: string,
  input: { id: string; text: string },
): Promise<void> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  await deps.db.transaction().execute(async (trx) => {
    const access = await requireTalk(trx, principal, id);
    const by = requireAct(access, 'meet', deps.clock.now());
    const done = await thread.completeFollowUp(
      trx,
      { id: input.id, matchId: id },
      { done_at: deps.clock.now(), done_by: principal.userId, text: input.text },
    );
    if (!done) throw new DomainError('conflict', { reason: 'already_done' });
    await writeEvent(trx, deps.clock, id, 'followed_up', {
      organisation: by.organisation,
      author: principal,
    });
    await writeLine(trx, deps.clock, id, {
      kind: 'message',
      text: input.text,
      organisation: by.organisation,
      author: principal,
    });
  });
}
