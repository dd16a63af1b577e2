import type { Principal } from '~/domains/accounts/model';
import type { MemberRole } from '~/domains/organisations/model';
import type { RoundStatus } from './view';

/** Whether somebody prepares, works out, changes and publishes rounds, and keeps pairs apart. */
export function mayRunRounds(principal: Principal): boolean {
  return principal.kind === 'user' && principal.role === 'staff';
}

/** Whether somebody may see a round: staff, and members of who takes part once it has been opened. */
export function maySeeRound(
  principal: Principal,
  status: RoundStatus,
  roles: readonly MemberRole[],
): boolean {
  if (principal.kind !== 'user') return false;
  return mayRunRounds(principal) || (status !== 'draft' && roles.length > 0);
}

/** Whether somebody may speak for an organisation in a round: order its list, confirm it, object. */
export function maySpeakFor(role: MemberRole | null): boolean {
  return role === 'owner' || role === 'editor';
}

/** Whether members see the result: once it is published. */
export function isPublic(status: RoundStatus): boolean {
  return status === 'published' || status === 'final';
}
