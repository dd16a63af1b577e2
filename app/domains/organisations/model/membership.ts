import type { MemberRole } from './types';

export const MEMBER_ROLES = ['owner', 'editor', 'viewer'] as const satisfies readonly MemberRole[];

/** How long an invitation to an organisation works, in milliseconds. */
export const INVITATION_LIFETIME = 14 * 86_400_000;
/** Requests for organisations that one person may have open at once. */
export const OPEN_CLAIMS = 5;
/** Invitations that one organisation may have open at once: its mails go out in the city's name. */
export const OPEN_INVITATIONS = 30;

/** A person of an organisation, as far as owners without people can be told from it. */
export interface Membership {
  userId: string;
  role: MemberRole;
  /** The account can't sign in any more. */
  disabled: boolean;
}

/**
 * Whether a change of one person's role (null: leaves) would leave an organisation that has an owner without one. Who
 * can't sign in owns nothing.
 */
export function leavesNoOwner(
  members: readonly Membership[],
  userId: string,
  role: MemberRole | null,
): boolean {
  const owns = (one: Membership) => one.role === 'owner' && !one.disabled;
  const after = members.flatMap((one) => {
    if (one.userId !== userId) return [one];
    return role === null ? [] : [{ ...one, role }];
  });
  return members.some(owns) && !after.some(owns);
}
