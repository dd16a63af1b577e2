import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import {
  DuplicateIndex,
  type DuplicateReason,
  type MergeChoices,
  type MergePart,
  type MergeSide,
  mergeContents,
  mergeRows,
  type Organisation,
  type OrganisationStatus,
  type OrganisationType,
  proposedToKeep,
} from '../model';
import { mayKeepDirectory } from '../policy';
import { countMembers, listCompared } from '../repo/comparing.server';
import { listMembers, putMember } from '../repo/members.server';
import * as repo from '../repo/merge.server';
import { changeEntry, requireEntry } from './entries.server';
import { subjectOf } from './members.server';

/** Pairs on one page. */
const PAGE_SIZE = 50;

function requireKeeper(principal: Principal): UserPrincipal {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  if (!mayKeepDirectory(principal)) throw new DomainError('forbidden');
  return principal;
}

export interface ListedDuplicate {
  reasons: DuplicateReason[];
  /** The entry to keep unless somebody says otherwise comes first. */
  entries: {
    id: string;
    name: string;
    type: OrganisationType;
    status: OrganisationStatus;
    members: number;
  }[];
}

/** Entries that may be of one organisation, without the pairs that were seen to be two. Staff only. */
export async function listDuplicates(
  deps: Deps,
  principal: Principal,
  page: number,
): Promise<{ pairs: ListedDuplicate[]; total: number; pages: number }> {
  requireKeeper(principal);
  const living = (await listCompared(deps.db)).filter(({ status }) => status !== 'merged');
  const members = await countMembers(deps.db);
  const distinct = await repo.listDistinct(deps.db);
  const byId = new Map(living.map((row) => [row.id, row]));
  const all = new DuplicateIndex(living).pairs().filter(({ a, b }) => !distinct.has(`${a} ${b}`));
  const shown = all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const pairs = shown.map(({ a, b, reasons }): ListedDuplicate => {
    const both = [a, b].flatMap((id) => {
      const row = byId.get(id);
      return row ? [{ ...row, createdAt: row.created_at, members: members.get(id) ?? 0 }] : [];
    });
    const [first, second] = both;
    const ordered = first && second && proposedToKeep(first, second) === second ? [second, first] : both;
    return {
      reasons,
      entries: ordered.map(({ id, name, type, status, members: people }) => ({
        id,
        name,
        type,
        status,
        members: people,
      })),
    };
  });
  return { pairs, total: all.length, pages: Math.max(1, Math.ceil(all.length / PAGE_SIZE)) };
}

/** Two entries side by side, for somebody who decides whether they are one. */
export interface MergeView {
  kept: Organisation & { members: string[] };
  gone: Organisation & { members: string[] };
  rows: { part: MergePart; differs: boolean; proposed: MergeSide }[];
}

/** Both entries, part by part. Staff only; throws `not_found`, `conflict` (`already_merged`, `same_entry`). */
export async function getMerge(
  deps: Deps,
  principal: Principal,
  keptId: string,
  goneId: string,
): Promise<MergeView> {
  requireKeeper(principal);
  if (keptId === goneId) throw new DomainError('conflict', { reason: 'same_entry' });
  const [kept, gone] = [await requireLiving(deps, keptId), await requireLiving(deps, goneId)];
  return {
    kept,
    gone,
    rows: mergeRows(kept, gone).map(({ part, differs, proposed }) => ({ part, differs, proposed })),
  };
}

async function requireLiving(deps: Deps, id: string) {
  const entry = await requireEntry(deps.db, id);
  if (entry.status === 'merged') throw new DomainError('conflict', { reason: 'already_merged' });
  const members = await listMembers(deps.db, id);
  return { ...entry, members: members.map(({ name }) => name) };
}

/**
 * Makes one entry of two. `kept` gets what was chosen; people, requests, rounds and collaborations of `gone` become
 * its own; the address of `gone` leads to it from then on. Both histories hold the entries as they were. Staff only;
 * throws as `getMerge`, and `conflict` (`changed_meanwhile`) when one has changed since it was looked at.
 */
export async function mergeOrganisations(
  deps: Deps,
  principal: Principal,
  input: { kept: string; gone: string; revisionKept: number; revisionGone: number; choices: MergeChoices },
): Promise<void> {
  const actor = requireKeeper(principal);
  if (input.kept === input.gone) throw new DomainError('conflict', { reason: 'same_entry' });
  await deps.db.transaction().execute(async (trx) => {
    const kept = await requireEntry(trx, input.kept);
    const gone = await requireEntry(trx, input.gone);
    if (kept.status === 'merged' || gone.status === 'merged') {
      throw new DomainError('conflict', { reason: 'already_merged' });
    }
    if (kept.revision !== input.revisionKept || gone.revision !== input.revisionGone) {
      throw new DomainError('conflict', { reason: 'changed_meanwhile' });
    }
    const { content } = mergeContents(kept, gone, input.choices);
    const wasListed = kept.status === 'listed' || gone.status === 'listed';
    await changeEntry(trx, deps.clock, actor, kept, {
      content,
      status: wasListed ? 'listed' : kept.status,
      externalId: kept.externalId ?? gone.externalId,
      kind: 'merged',
      note: gone.name,
    });
    await changeEntry(trx, deps.clock, actor, gone, {
      status: 'merged',
      mergedInto: kept.id,
      kind: 'merged',
      note: kept.name,
    });
    // Who owns one of the two owns the one that stays.
    const now = deps.clock.now();
    for (const { userId, role } of await listMembers(trx, gone.id)) {
      if (role === 'owner') await putMember(trx, kept.id, userId, 'owner', now);
    }
    await repo.moveReferences(trx, gone.id, kept.id);
    const details = { organisation: kept.name, name: gone.name, gone: gone.id };
    await recordAudit(trx, deps.clock, actor, 'organisations.merged', subjectOf(kept.id), details);
  });
}

/** Says that two entries are two organisations: the pair is not shown again. Staff only; throws `not_found`. */
export async function keepApart(deps: Deps, principal: Principal, one: string, other: string): Promise<void> {
  const actor = requireKeeper(principal);
  if (one === other) throw new DomainError('conflict', { reason: 'same_entry' });
  const [a = '', b = ''] = [one, other].sort();
  await deps.db.transaction().execute(async (trx) => {
    const [first, second] = [await requireEntry(trx, a), await requireEntry(trx, b)];
    await repo.insertDistinct(trx, { a, b, decided_by: actor.userId, decided_at: deps.clock.now() });
    const details = { organisation: first.name, name: second.name };
    await recordAudit(trx, deps.clock, actor, 'organisations.kept-apart', subjectOf(a), details);
  });
}
