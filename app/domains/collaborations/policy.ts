import type { Principal } from '~/domains/accounts/model';
import type { CollaborationRole } from './model';

/** A membership in one of the partners. */
export interface PartnerMembership {
  role: 'owner' | 'editor' | 'viewer';
  partner: 'lead' | 'partner';
}

/** What somebody is to a collaboration, by the memberships in its partners. */
export function roleOf(principal: Principal, memberships: readonly PartnerMembership[]): CollaborationRole {
  if (principal.kind !== 'user') return 'other';
  if (principal.role === 'staff') return 'staff';
  const acting = memberships.filter(({ role }) => role !== 'viewer');
  if (acting.some(({ partner }) => partner === 'lead')) return 'lead';
  if (acting.length > 0) return 'partner';
  return memberships.length > 0 ? 'reader' : 'other';
}

/** Whether somebody sees all of it; others see only what is public. */
export function seesInside(role: CollaborationRole): boolean {
  return role !== 'other';
}
