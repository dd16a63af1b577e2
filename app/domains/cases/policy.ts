import type { Principal } from '~/domains/accounts/model';
import type { MemberRole } from '~/domains/organisations/model';
import { CASE_ROLES, type CaseAction, type CaseRole, type CaseStatus, mayDo } from './model';

/** What is known of somebody and a case study: the account, and what it is in the organisations that it tells of. */
export interface CaseStanding {
  principal: Principal;
  /** By organisation. */
  roles: Readonly<Record<string, MemberRole>>;
}

export function isStaff(principal: Principal): boolean {
  return principal.kind === 'user' && principal.role === 'staff';
}

/** Owners and editors answer for an organisation; viewers read along. */
export function answersFor(role: MemberRole | undefined): boolean {
  return role === 'owner' || role === 'editor';
}

/** Everything somebody is to a case study at once; `other` is everybody. */
export function rolesOf({ principal, roles }: CaseStanding): CaseRole[] {
  const own = principal.kind === 'user' ? Object.values(roles) : [];
  const has: Record<CaseRole, boolean> = {
    staff: isStaff(principal),
    partner: own.some(answersFor),
    viewer: own.length > 0,
    other: true,
  };
  return CASE_ROLES.filter((role) => has[role]);
}

export function mayWithCase(standing: CaseStanding, status: CaseStatus, action: CaseAction): boolean {
  return rolesOf(standing).some((role) => mayDo(status, action, role));
}

/** Whether somebody may write a case study of a collaboration: staff, and who answers for one of its partners. */
export function mayStartCase(standing: CaseStanding): boolean {
  return rolesOf(standing).some((role) => mayDo('draft', 'edit', role));
}

/** Whether somebody may begin something new after the example of a case study: every account that may read it. */
export function mayStartFrom(standing: CaseStanding, status: CaseStatus): boolean {
  return standing.principal.kind === 'user' && mayWithCase(standing, status, 'read');
}

/** Whether somebody sees those of all organisations in whatever state, and what waits for publication. */
export function mayKeepCases(principal: Principal): boolean {
  return isStaff(principal);
}
