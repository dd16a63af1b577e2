import type { Principal } from '~/domains/accounts/model';

/** Whether somebody may write figures, definitions and targets: staff. Everybody may read them. */
export function mayKeepIndicators(principal: Principal): boolean {
  return principal.kind === 'user' && principal.role === 'staff';
}

/** Whether somebody may see by name who stands behind a rate, and every ward: staff. */
export function maySeeCounted(principal: Principal): boolean {
  return mayKeepIndicators(principal);
}
