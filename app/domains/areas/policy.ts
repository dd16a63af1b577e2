import type { Principal } from '~/domains/accounts/model';

/** Areas and their boundaries are public facts; what they are is decided by staff. */
export type AreaAction = 'read-areas' | 'change-areas';

export function mayWithAreas(principal: Principal, action: AreaAction): boolean {
  if (action === 'read-areas') return true;
  return principal.kind === 'user' && principal.role === 'staff';
}
