import type { Kysely } from 'kysely';
import type { Principal } from '~/domains/accounts/model';
import type { MemberRole } from '~/domains/organisations/model';
import { DomainError } from '~/platform/errors';
import type { Database } from '../../../../db/types';
import type { CaseAction } from '../model';
import { type CaseStanding, mayWithCase } from '../policy';
import { type CaseRow, findCase } from '../repo/cases.server';
import { listPartners, listRoles, listRolesOfCollaboration, type PartnerRow } from '../repo/partners.server';

type Db = Kysely<Database>;

export interface CaseAccess {
  row: CaseRow;
  standing: CaseStanding;
  partners: PartnerRow[];
}

/**
 * A case study, if somebody may do `action` with it now. For whom may not read it, it is not there. Throws `not_found`,
 * `unauthenticated`, `forbidden` (never), `conflict` (`not_now`: others may, or at another time).
 */
export async function requireCase(
  db: Db,
  principal: Principal,
  id: string,
  action: CaseAction,
): Promise<CaseAccess> {
  const row = await findCase(db, id);
  if (!row && principal.kind !== 'user' && action !== 'read') throw new DomainError('unauthenticated');
  if (!row) throw new DomainError('not_found');
  const standing = await standingIn(db, principal, id);
  if (mayWithCase(standing, row.status, action)) {
    return { row, standing, partners: await listPartners(db, [id]) };
  }
  if (principal.kind !== 'user' && action !== 'read') throw new DomainError('unauthenticated');
  if (!mayWithCase(standing, row.status, 'read')) throw new DomainError('not_found');
  // Somebody concerned who comes too early or too late hears another answer than somebody who never may.
  const concerned = mayWithCase(standing, 'draft', 'read');
  throw concerned ? new DomainError('conflict', { reason: 'not_now' }) : new DomainError('forbidden');
}

async function standingIn(db: Db, principal: Principal, id: string): Promise<CaseStanding> {
  const roles = principal.kind === 'user' ? await listRoles(db, id, principal.userId) : [];
  return { principal, roles: byOrganisation(roles) };
}

/** What somebody is to a collaboration that could be told of. */
export async function standingInCollaboration(
  db: Db,
  principal: Principal,
  collaborationId: string,
): Promise<CaseStanding> {
  const roles =
    principal.kind === 'user' ? await listRolesOfCollaboration(db, collaborationId, principal.userId) : [];
  return { principal, roles: byOrganisation(roles) };
}

function byOrganisation(
  rows: readonly { organisation_id: string; role: MemberRole }[],
): Record<string, MemberRole> {
  return Object.fromEntries(rows.map(({ organisation_id, role }) => [organisation_id, role]));
}
