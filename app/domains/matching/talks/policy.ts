import type { Principal } from '~/domains/accounts/model';
import type { MemberRole } from '~/domains/organisations/model';
import type { Side } from './model';

/** What somebody is to a talk: which sides they belong to, and as what. */
export interface TalkStanding {
  principal: Principal;
  roles: Partial<Record<Side, MemberRole>>;
}

/** What can be done with a talk, beside what its state allows (`afterAct`). */
export const TALK_ACTIONS = [
  /** See the talk, its messages and files. */
  'read',
  /** Speak and decide for one of the two organisations; block and report the other. */
  'act',
  /** Join as coordinator, write for the city, end the talk. */
  'coordinate',
  /** Notes, reasons of a refusal and reports. */
  'see-staff-notes',
] as const;
export type TalkAction = (typeof TALK_ACTIONS)[number];

export function isStaff(principal: Principal): boolean {
  return principal.kind === 'user' && principal.role === 'staff';
}

/** Owners and editors act for an organisation; viewers read along. */
export function actsFor(role: MemberRole | undefined): boolean {
  return role === 'owner' || role === 'editor';
}

/** The sides for which somebody may act, `to` first: that is the one which waits for an answer. */
export function actingSides({ principal, roles }: TalkStanding): Side[] {
  if (principal.kind !== 'user') return [];
  return (['to', 'from'] as const).filter((side) => actsFor(roles[side]));
}

export function mayWithTalk(standing: TalkStanding, action: TalkAction): boolean {
  const { principal, roles } = standing;
  if (principal.kind !== 'user') return false;
  if (action === 'act') return actingSides(standing).length > 0;
  if (action === 'read') return isStaff(principal) || roles.from !== undefined || roles.to !== undefined;
  return isStaff(principal);
}

/** Whether somebody may see all talks and reports, introduce two organisations to each other, and settle reports. */
export function mayOverseeTalks(principal: Principal): boolean {
  return isStaff(principal);
}
