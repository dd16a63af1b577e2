import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import { findActiveAccount } from '~/domains/accounts/service/users.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { readBody } from '../doc';
import { lengthOf } from '../model';
import { visionRoom } from '../policy';
import * as repo from '../repo.server';
import { requireVision } from './access.server';
import { addVersion, authorName, keptContent } from './versions.server';

/**
 * Records that the area agreed on the draft at a meeting: the text becomes a version and can't be written any more,
 * at once for everybody. What people wrote until the draft was closed for them, and were told is saved, is in the
 * version. Throws `conflict` (`not_draft`, `empty`).
 */
export async function agreeOnVision(
  deps: Deps,
  principal: Principal,
  visionId: string,
  input: { day: string; meeting: string },
): Promise<void> {
  const access = await requireVision(deps, principal, visionId, 'steps.record');
  if (access.vision.status !== 'draft') throw new DomainError('conflict', { reason: 'not_draft' });
  const content = await deps.rooms.read(visionRoom(visionId), readBody);
  if (lengthOf(content) === 0) throw new DomainError('conflict', { reason: 'empty' });
  const name = await authorName(deps, principal, access);
  const number = await deps.db.transaction().execute(async (trx) => {
    if ((await repo.findVision(trx, visionId))?.status !== 'draft') {
      throw new DomainError('conflict', { reason: 'not_draft' });
    }
    const agreed = { on: input.day, meeting: input.meeting };
    const version = { kind: 'agreed' as const, reason: '', content, agreed };
    const added = await addVersion(deps, trx, access, name, version);
    await repo.changeVision(trx, visionId, {
      status: 'agreed',
      agreed_on: input.day,
      agreed_meeting: input.meeting,
      agreed_by_name: name,
      agreed_number: added,
    });
    await audit(deps, trx, principal, 'agreed', access.vision, {
      number: added,
      day: input.day,
      meeting: input.meeting,
    });
    return added;
  });
  announce(deps, visionId);
  await takeInLastEdits(deps, visionId, number);
}

/** Waits until nobody can write any more, and makes the agreed version what the document says then. */
async function takeInLastEdits(deps: Deps, visionId: string, number: number): Promise<void> {
  const room = visionRoom(visionId);
  await deps.rooms.settled(room);
  const content = await deps.rooms.read(room, readBody);
  await deps.db.transaction().execute(async (trx) => {
    const vision = await repo.findVision(trx, visionId);
    // Opened again meanwhile: the document is the next draft by now.
    if (vision?.status !== 'agreed' || vision.agreed_number !== number) return;
    await repo.setVersionContent(trx, visionId, number, keptContent(content));
  });
}

/** Opens a new draft on the agreed text; a public version stays public. Throws `conflict` (`is_draft`). */
export async function openDraft(deps: Deps, principal: Principal, visionId: string): Promise<void> {
  const access = await requireVision(deps, principal, visionId, 'steps.record');
  if (access.vision.status === 'draft') throw new DomainError('conflict', { reason: 'is_draft' });
  await deps.db.transaction().execute(async (trx) => {
    await repo.changeVision(trx, visionId, {
      status: 'draft',
      agreed_on: null,
      agreed_meeting: null,
      agreed_by_name: null,
      agreed_number: null,
    });
    await audit(deps, trx, principal, 'reopened', access.vision, {});
  });
  announce(deps, visionId);
}

/** Makes the agreed version public under the vision's address. Staff. Throws `conflict` (`not_agreed`). */
export async function publishVision(deps: Deps, principal: Principal, visionId: string): Promise<void> {
  const { vision } = await requireVision(deps, principal, visionId, 'publish');
  const number = vision.agreed_number;
  if (vision.status !== 'agreed' || number === null)
    throw new DomainError('conflict', { reason: 'not_agreed' });
  const now = deps.clock.now();
  await deps.db.transaction().execute(async (trx) => {
    await repo.setPublished(trx, visionId, number, now);
    await repo.changeVision(trx, visionId, {
      status: 'published',
      published_number: number,
      published_at: now,
      withdrawn_at: null,
      withdrawn_reason: null,
    });
    await audit(deps, trx, principal, 'published', vision, { number });
  });
  announce(deps, visionId);
}

/** Takes every public version back; the page says why. Staff. Throws `conflict` (`not_public`). */
export async function withdrawVision(
  deps: Deps,
  principal: Principal,
  visionId: string,
  reason: string,
): Promise<void> {
  const { vision } = await requireVision(deps, principal, visionId, 'publish');
  if (vision.published_number === null) throw new DomainError('conflict', { reason: 'not_public' });
  await deps.db.transaction().execute(async (trx) => {
    await repo.setPublished(trx, visionId, null, null);
    await repo.changeVision(trx, visionId, {
      status: vision.status === 'published' ? 'agreed' : vision.status,
      published_number: null,
      published_at: null,
      withdrawn_at: deps.clock.now(),
      withdrawn_reason: reason,
    });
    await audit(deps, trx, principal, 'withdrawn', vision, { reason });
  });
  announce(deps, visionId);
}

/** Lets an account write in a vision without a workshop. Throws `invalid` (`account_unknown`), `conflict` (`has_workshop`). */
export async function inviteEditor(
  deps: Deps,
  principal: Principal,
  visionId: string,
  email: string,
): Promise<void> {
  const { vision } = await requireVision(deps, principal, visionId, 'steps.record');
  if (vision.workshop_id !== null) throw new DomainError('conflict', { reason: 'has_workshop' });
  const account = await findActiveAccount(deps, email);
  if (!account) throw new DomainError('invalid', { reason: 'account_unknown' });
  await deps.db.transaction().execute(async (trx) => {
    await repo.addEditor(trx, visionId, account.id);
    await audit(deps, trx, principal, 'editor-added', vision, { name: account.name });
  });
  announce(deps, visionId);
}

/** Ends an invited account's right to write, at once. */
export async function removeEditor(
  deps: Deps,
  principal: Principal,
  visionId: string,
  userId: string,
): Promise<void> {
  const { vision } = await requireVision(deps, principal, visionId, 'steps.record');
  const editor = (await repo.listEditors(deps.db, visionId)).find((one) => one.userId === userId);
  if (!editor) throw new DomainError('not_found');
  await deps.db.transaction().execute(async (trx) => {
    await repo.removeEditor(trx, visionId, userId);
    await audit(deps, trx, principal, 'editor-removed', vision, { name: editor.name });
  });
  announce(deps, visionId);
}

function announce(deps: Pick<Deps, 'events'>, visionId: string): void {
  deps.events.emit({ type: 'access.changed', rooms: [visionRoom(visionId)] });
}

function audit(
  deps: Pick<Deps, 'clock'>,
  db: Parameters<typeof recordAudit>[0],
  principal: Principal,
  verb: string,
  vision: repo.VisionRow,
  details: Record<string, string | number>,
): Promise<void> {
  const subject = { type: 'vision', id: vision.id };
  return recordAudit(db, deps.clock, principal, `visions.${verb}`, subject, {
    title: vision.title,
    ...details,
  });
}
