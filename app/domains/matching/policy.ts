import type { Principal } from '~/domains/accounts/model';

/** Setting programmes up, weighing, ranking everybody, and seeing why a pair is not suggested: staff. */
export function mayKeepProgrammes(principal: Principal): boolean {
  return principal.kind === 'user' && principal.role === 'staff';
}

/** Whether somebody sees what is suggested to an organisation: staff, and whoever is in it. */
export function maySeeSuggestions(principal: Principal, isMember: boolean): boolean {
  return principal.kind === 'user' && (principal.role === 'staff' || isMember);
}
