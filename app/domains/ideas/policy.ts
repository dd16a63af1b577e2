import type { Principal } from '~/domains/accounts/model';
import type { IdeaRole } from './model';

/** What is known of somebody's relation to an idea. */
export interface IdeaStanding {
  /** Leads the workshop of one of its sources. */
  leads: boolean;
  /** Carries it on, or acts for the organisation that does. */
  owns: boolean;
  /** Wrote one of its sources. */
  wrote: boolean;
}

/** What somebody is to an idea; `other` alone when nothing. */
export function rolesOf(principal: Principal, { leads, owns, wrote }: IdeaStanding): IdeaRole[] {
  const roles: IdeaRole[] = [];
  const isUser = principal.kind === 'user';
  if (isUser && principal.role === 'staff') roles.push('staff');
  if (isUser && leads) roles.push('lead');
  if (isUser && owns) roles.push('owner');
  if (wrote) roles.push('author');
  return roles.length > 0 ? roles : ['other'];
}

/** Whether somebody sees an idea with its sources and history; others see only what is public of it. */
export function seesInside(roles: readonly IdeaRole[]): boolean {
  return roles.some((role) => role !== 'other');
}

/** Ids under which somebody may have written: the account and the guest this browser also is. */
export function personsOf(principal: Principal): string[] {
  if (principal.kind === 'guest') return [principal.guestId];
  if (principal.kind !== 'user') return [];
  return principal.guestId ? [principal.userId, principal.guestId] : [principal.userId];
}
