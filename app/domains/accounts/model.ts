/** What an account may be; rights inside a workshop are given per workshop (`workshops/policy.ts`). */
export const ACCOUNT_ROLES = ['staff', 'facilitator', 'member'] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

/** An account's session. `guestId`: the guest this browser also is, see docs/decisions/003-guest-and-account.md. */
export interface UserPrincipal {
  kind: 'user';
  userId: string;
  email: string;
  name: string;
  role: AccountRole;
  /** Language the person chose for the account; absent or null: none. */
  locale?: string | null;
  guestId?: string | null;
}

/** Who a request, a Yjs connection or a socket.io connection speaks for. */
export type Principal = { kind: 'anonymous' } | { kind: 'guest'; guestId: string } | UserPrincipal;

export const ANONYMOUS: Principal = { kind: 'anonymous' };

/**
 * The identifier under which a person acts: account id (`usr_…`) or guest id (`gst_…`); null when nobody is known.
 * Boards, votes and participants refer to people by it; it is no credential.
 */
export function personId(principal: Principal): string | null {
  if (principal.kind === 'user') return principal.userId;
  if (principal.kind === 'guest') return principal.guestId;
  return null;
}
