import type { Kysely } from 'kysely';
import type { Principal } from '~/domains/accounts/model';
import { DomainError } from '~/platform/errors';
import type { Database } from '../../../../db/types';
import {
  APPLICATION_STATUSES,
  type ApplicationAction,
  type ApplicationRole,
  mayDo,
} from '../model/application';
import type { RuleSet } from '../model/rule-set';
import { applicationRole } from '../policy';
import * as repo from '../repo/applications.server';
import * as partners from '../repo/partners.server';
import { screeningStanding } from '../screening/sight.server';

/** An application with its partners, its rules and what the viewer is to it. */
export interface ApplicationAccess {
  row: repo.ApplicationRow;
  rules: RuleSet;
  partners: partners.PartnerRow[];
  role: ApplicationRole;
  /** Organisations of this application the viewer belongs to. */
  own: { id: string; name: string; role: 'owner' | 'editor' | 'viewer' }[];
}

/** Reads an application with the viewer's standing, whatever that is. Throws `not_found`. */
export async function applicationAccess(
  db: Kysely<Database>,
  principal: Principal,
  id: string,
): Promise<ApplicationAccess> {
  const row = await repo.findApplication(db, id);
  if (!row) throw new DomainError('not_found');
  const rows = await partners.listPartners(db, [id]);
  const memberships = principal.kind === 'user' ? await partners.listMemberships(db, principal.userId) : [];
  const roleIn = (organisation: string) => memberships.find((one) => one.id === organisation)?.role;
  const standing = await screeningStanding(db, principal, row);
  const role = applicationRole({
    principal,
    inLead: roleIn(row.lead_id) ?? null,
    inPartners: rows.flatMap(({ organisation_id, status }) => {
      const own = roleIn(organisation_id);
      return own ? [{ role: own, status }] : [];
    }),
    committee: standing === 'reader',
    keptAway: standing === 'kept_away',
  });
  const concerned = new Set([row.lead_id, ...rows.map((one) => one.organisation_id)]);
  const own = memberships.filter((one) => concerned.has(one.id));
  return { row, rules: JSON.parse(row.rules) as RuleSet, partners: rows, role, own };
}

/**
 * The same for those who may do `action` now; for those who may not see it, it is not there. Throws `unauthenticated`,
 * `not_found`, `forbidden` (their role never may, `not_yours`), `conflict` (the state does not allow it, `not_now`).
 */
export async function requireApplication(
  db: Kysely<Database>,
  principal: Principal,
  id: string,
  action: ApplicationAction,
): Promise<ApplicationAccess> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const access = await applicationAccess(db, principal, id);
  const { status } = access.row;
  if (!mayDo(status, 'read', access.role)) throw new DomainError('not_found');
  if (mayDo(status, action, access.role)) return access;
  if (mayEver(action, access.role)) throw new DomainError('conflict', { reason: 'not_now' });
  throw new DomainError('forbidden', { reason: 'not_yours' });
}

function mayEver(action: ApplicationAction, role: ApplicationRole): boolean {
  return APPLICATION_STATUSES.some((status) => mayDo(status, action, role));
}
