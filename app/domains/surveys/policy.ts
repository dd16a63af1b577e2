import type { Principal } from '~/domains/accounts/model';

/** Whether somebody may write, send and read surveys: staff. Answering needs the link and nothing else. */
export function mayKeepSurveys(principal: Principal): boolean {
  return principal.kind === 'user' && principal.role === 'staff';
}
