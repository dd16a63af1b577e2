import type { Principal } from '~/domains/accounts/model';

/** Whether somebody may see a collaboration: staff, and the members of its partners. */
export function maySeeCollaboration(principal: Principal, isMemberOfPartner: boolean): boolean {
  if (principal.kind !== 'user') return false;
  return principal.role === 'staff' || isMemberOfPartner;
}
