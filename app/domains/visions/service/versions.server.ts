import type { Kysely } from 'kysely';
import type { Principal } from '~/domains/accounts/model';
import { listAuthors } from '~/domains/workshops/service/people.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { Database } from '../../../../db/types';
import { readBody, writeBody } from '../doc';
import { type BlockNode, MAX_VERSIONS, publicContent, type VersionItem } from '../model';
import { compareContents } from '../model/compare';
import type { ComparedLine } from '../model/compared';
import { mayWithVision, visionRoom } from '../policy';
import * as repo from '../repo.server';
import { requireVision, type VisionAccess } from './access.server';
import { currentText, keptText } from './reading.server';

type Known = VisionAccess & { personId: string };

/** What the page of versions and steps shows. */
export interface VersionsPage {
  id: string;
  title: string;
  status: repo.VisionRow['status'];
  versions: VersionItem[];
  publishedNumber: number | null;
  agreedNumber: number | null;
  withdrawn: { at: number; reason: string } | null;
  editors: { userId: string; name: string; email: string }[];
  /** Whether accounts can be invited to write: a workshop brings its own people. */
  invites: boolean;
  may: { keep: boolean; restore: boolean; record: boolean; publish: boolean };
}

/** Reads versions and steps by right. Throws `not_found`, `unauthenticated`, `forbidden`. */
export async function openVersionsPage(
  deps: Deps,
  principal: Principal,
  visionId: string,
): Promise<VersionsPage> {
  const { vision, role } = await requireVision(deps, principal, visionId, 'draft.read');
  const record = mayWithVision(role, 'steps.record');
  return {
    id: vision.id,
    title: vision.title,
    status: vision.status,
    versions: (await repo.listVersions(deps.db, visionId)).map(toItem),
    publishedNumber: vision.published_number,
    agreedNumber: vision.agreed_number,
    withdrawn:
      vision.withdrawn_at === null
        ? null
        : { at: vision.withdrawn_at, reason: vision.withdrawn_reason ?? '' },
    editors: record ? await repo.listEditors(deps.db, visionId) : [],
    invites: record && vision.workshop_id === null,
    may: {
      keep: mayWithVision(role, 'version.keep'),
      restore: mayWithVision(role, 'version.restore') && vision.status === 'draft',
      record,
      publish: mayWithVision(role, 'publish'),
    },
  };
}

function toItem(row: Omit<repo.VersionRow, 'content'>): VersionItem {
  return {
    number: row.number,
    kind: row.kind,
    reason: row.reason,
    by: row.created_by_name,
    at: row.created_at,
    agreedOn: row.agreed_on,
    agreedMeeting: row.agreed_meeting,
    publishedAt: row.published_at,
  };
}

/** Keeps the text as it is now under a reason; returns its number. Throws `conflict` (`too_many_versions`). */
export async function keepVersion(
  deps: Deps,
  principal: Principal,
  visionId: string,
  reason: string,
): Promise<number> {
  const access = await requireVision(deps, principal, visionId, 'version.keep');
  const { content } = await currentText(deps, access);
  return addVersion(deps, deps.db, access, await authorName(deps, principal, access), {
    kind: 'kept',
    reason,
    content,
  });
}

/** Writes a version with the next number, within the caller's transaction if one is given. */
export async function addVersion(
  deps: Pick<Deps, 'clock'>,
  db: Kysely<Database>,
  access: Known,
  byName: string,
  version: Pick<repo.VersionRow, 'kind' | 'reason'> & {
    content: BlockNode[];
    agreed?: { on: string; meeting: string };
  },
): Promise<number> {
  const { vision } = access;
  const number = (await repo.lastNumber(db, vision.id)) + 1;
  if (number > MAX_VERSIONS) throw new DomainError('conflict', { reason: 'too_many_versions' });
  await repo.insertVersion(db, {
    vision_id: vision.id,
    number,
    kind: version.kind,
    reason: version.reason,
    title: vision.title,
    content: keptContent(version.content),
    created_by: access.personId,
    created_by_name: byName,
    created_at: deps.clock.now(),
    agreed_on: version.agreed?.on ?? null,
    agreed_meeting: version.agreed?.meeting ?? null,
    published_at: null,
  });
  return number;
}

/** A text as it is kept in a version. Comments are talk about a draft, not part of it. */
export function keptContent(blocks: BlockNode[]): string {
  return JSON.stringify(blocks, (key, value) => (key === 'comment' ? undefined : value));
}

/** How somebody is called in lists of versions. */
export async function authorName(deps: Deps, principal: Principal, access: Known): Promise<string> {
  if (principal.kind === 'user') return principal.name;
  if (!access.workshop) return '';
  return (await listAuthors(deps, access.workshop.id, [access.personId]))[access.personId]?.name ?? '';
}

/**
 * Makes the text of a version the draft again. The text before is kept as a version first, so nothing is lost;
 * people who are writing see the change at once. Throws `conflict` (`not_draft`), `not_found`.
 */
export async function restoreVersion(
  deps: Deps,
  principal: Principal,
  visionId: string,
  number: number,
): Promise<void> {
  const access = await requireVision(deps, principal, visionId, 'version.restore');
  if (access.vision.status !== 'draft') throw new DomainError('conflict', { reason: 'not_draft' });
  const wanted = await keptText(deps, visionId, number);
  const room = visionRoom(visionId);
  const name = await authorName(deps, principal, access);
  const before = { content: [] as BlockNode[] };
  // Read and replace in one step: what somebody writes meanwhile is either kept or comes after.
  await deps.rooms.edit(room, access.personId, (doc) => {
    before.content = readBody(doc);
    writeBody(doc, wanted.content);
  });
  const reason = String(number);
  await deps.db.transaction().execute(async (trx) => {
    await addVersion(deps, trx, access, name, { kind: 'before-restore', reason, content: before.content });
    await addVersion(deps, trx, access, name, { kind: 'restored', reason, content: wanted.content });
  });
}

/** Two texts side by side: versions by number, 0 for the text as it is now. */
export interface Comparison {
  id: string;
  title: string;
  from: number;
  to: number;
  versions: VersionItem[];
  lines: ComparedLine[];
}

/**
 * Compares two texts by right, by number of their version; 0 is the text as it is now. What is not given (null)
 * becomes the last two versions, with a single version that one and the text now. Throws as `openVersionsPage`.
 */
export async function compareVersions(
  deps: Deps,
  principal: Principal,
  visionId: string,
  input: { from: number | null; to: number | null },
): Promise<Comparison> {
  const access = await requireVision(deps, principal, visionId, 'draft.read');
  const versions = (await repo.listVersions(deps.db, visionId)).map(toItem);
  const { from, to } = sidesOf(
    versions.map(({ number }) => number),
    input,
  );
  const text = async (number: number) =>
    publicContent(
      (number === 0 ? await currentText(deps, access) : await keptText(deps, visionId, number)).content,
    );
  return {
    id: visionId,
    title: access.vision.title,
    from,
    to,
    versions,
    lines: compareContents(await text(from), await text(to)),
  };
}

/** Which two texts are meant; `numbers`: of all versions, the latest first. */
function sidesOf(
  numbers: readonly number[],
  { from, to }: { from: number | null; to: number | null },
): { from: number; to: number } {
  const [last = 0, before] = numbers;
  if (from !== null) return { from, to: to ?? (last > from ? last : 0) };
  // Before the text as it is now comes the last version.
  const after = to ?? (before === undefined ? 0 : last);
  return { from: numbers.find((number) => after === 0 || number < after) ?? 0, to: after };
}
