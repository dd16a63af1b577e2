import type { Kysely } from 'kysely';
import { PAGE_SIZE, type Principal } from '~/domains/accounts/model';
import type { Clock } from '~/platform/clock';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { dayOf } from '~/platform/wareki';
import type { Database } from '../../../db/types';
import type { Collaboration, CollaborationItem, CollaborationOrigin } from './model';
import { maySeeCollaboration } from './policy';
import * as repo from './repo/collaborations.server';

/**
 * Registers what two or more organisations do together, within the caller's transaction, and returns its id. The
 * caller has made sure that all partners agreed. It begins on the day of the clock in Japan.
 */
export async function startCollaboration(
  db: Kysely<Database>,
  clock: Clock,
  about: {
    title: string;
    origin: { kind: CollaborationOrigin; id: string | null };
    partners: readonly { id: string; role: 'lead' | 'partner' }[];
    by: string;
  },
): Promise<string> {
  const id = newId('clb');
  const row = {
    id,
    title: about.title,
    status: 'active' as const,
    origin_kind: about.origin.kind,
    origin_id: about.origin.id,
    started_on: dayOf(clock.now()),
    ended_on: null,
    created_by: about.by,
    created_at: clock.now(),
  };
  await repo.insertCollaboration(db, row, about.partners);
  return id;
}

/** One page of the collaborations somebody may see, the latest first. Throws `unauthenticated`. */
export async function listCollaborations(
  deps: Deps,
  principal: Principal,
  page: number,
): Promise<{ items: CollaborationItem[]; total: number; pages: number }> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const { rows, total } = await repo.listCollaborations(deps.db, {
    memberId: maySeeCollaboration(principal, false) ? null : principal.userId,
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  });
  const items = await withPartners(deps, rows);
  return { items, total, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

async function withPartners(
  deps: Deps,
  rows: readonly repo.CollaborationRow[],
): Promise<CollaborationItem[]> {
  const partners = await repo.listPartners(
    deps.db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    status: row.status,
    startedOn: row.started_on,
    partners: partners
      .filter((one) => one.collaboration_id === row.id)
      .map(({ id, name, role }) => ({ id, name, role })),
  }));
}

/** One collaboration by right; for others it is not there. Throws `unauthenticated`, `not_found`. */
export async function getCollaboration(deps: Deps, principal: Principal, id: string): Promise<Collaboration> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const row = await repo.findCollaboration(deps.db, id);
  const isMember = await repo.isMemberOfPartner(deps.db, id, principal.userId);
  if (!row || !maySeeCollaboration(principal, isMember)) throw new DomainError('not_found');
  const [item] = await withPartners(deps, [row]);
  if (!item) throw new DomainError('not_found');
  return {
    ...item,
    endedOn: row.ended_on,
    origin: row.origin_kind,
    talkId: row.origin_kind === 'match' ? row.origin_id : null,
  };
}
