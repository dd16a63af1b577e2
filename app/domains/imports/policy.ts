import type { Principal } from '~/domains/accounts/model';

/** Importing figures of the city, seeing what was imported and why rows were bad: staff. */
export function mayImport(principal: Principal): boolean {
  return principal.kind === 'user' && principal.role === 'staff';
}
