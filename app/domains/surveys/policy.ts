import type { Principal } from '~/domains/accounts/model';
import type { MemberRole } from '~/domains/organisations/model';

/** Whether a member answers for an organisation, without the link of a mail; viewers read along. */
export function answersFor(role: MemberRole): boolean {
  return role === 'owner' || role === 'editor';
}

/** Whether somebody may write, send and read surveys: staff. Answering needs the link and nothing else. */
export function mayKeepSurveys(principal: Principal): boolean {
  return principal.kind === 'user' && principal.role === 'staff';
}
