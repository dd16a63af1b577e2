import type { Kysely } from 'kysely';
import type { Principal } from '~/domains/accounts/model';
import { DomainError } from '~/platform/errors';
import type { Database } from '../../../../db/types';
import type { CollaborationAct, CollaborationRole, CollaborationStatus } from '../model';
import { afterAct, COLLABORATION_STATUSES } from '../model/acts';
import { roleOf, seesInside } from '../policy';
import * as repo from '../repo/collaborations.server';

type Db = Kysely<Database>;

export interface CollaborationAccess {
  row: repo.CollaborationRow;
  role: CollaborationRole;
  /** The partners somebody acts for. */
  acting: string[];
}

/** A collaboration with what somebody is to it; for others it is not there. Throws `unauthenticated`, `not_found`. */
export async function requireCollaboration(
  db: Db,
  principal: Principal,
  id: string,
): Promise<CollaborationAccess> {
  const row = await repo.findCollaboration(db, id);
  const own = principal.kind === 'user' ? await repo.listMemberships(db, id, principal.userId) : [];
  const role = roleOf(principal, own);
  if (row && (seesInside(role) || row.is_public === 1)) {
    const acting = own.filter((one) => one.role !== 'viewer').map((one) => one.organisation_id);
    return { row, role, acting };
  }
  throw new DomainError(principal.kind === 'user' ? 'not_found' : 'unauthenticated');
}

/** Ids of the organisations that take part on a day, `YYYY-MM-DD`; the lead first. */
export async function listCurrentPartners(db: Db, id: string, today: string): Promise<string[]> {
  const rows = await repo.listPartners(db, [id]);
  return rows.filter(({ to_day }) => to_day === null || to_day >= today).map((row) => row.id);
}

/**
 * A collaboration with which somebody may do something now, and how it is after it. Throws as `requireCollaboration`,
 * `forbidden` (`not_yours`: never theirs to do), `conflict` (`not_now`).
 */
export async function requireAct(
  db: Db,
  principal: Principal,
  id: string,
  act: CollaborationAct,
): Promise<CollaborationAccess & { after: CollaborationStatus }> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const access = await requireCollaboration(db, principal, id);
  const after = afterAct(access.row.status, act, access.role);
  if (after) return { ...access, after };
  const ever = COLLABORATION_STATUSES.some((status) => afterAct(status, act, access.role) !== null);
  throw new DomainError(ever ? 'conflict' : 'forbidden', { reason: ever ? 'not_now' : 'not_yours' });
}
