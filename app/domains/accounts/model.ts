/** What an account may be; rights inside a workshop are given per workshop (`workshops/policy.ts`). */
export const ACCOUNT_ROLES = ['staff', 'facilitator', 'member'] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

/** An account's session. `guestId`: the guest this browser also is, see docs/decisions/006-guest-and-account.md. */
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

/** Whether this is a guest's id. */
export function isGuest(id: string): boolean {
  return id.startsWith('gst_');
}

/** A guest is forgotten when the device was not seen for this long. */
export const GUEST_DAYS = 180;

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

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long a link in a mail works, in milliseconds. */
export const TOKEN_LIFETIME = { invite: 14 * DAY, reset: HOUR, setup: 14 * DAY } as const;
export type TokenKind = keyof typeof TOKEN_LIFETIME;

/** Rows of one page of a list. */
export const PAGE_SIZE = 50;

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;

/** An address as it is stored and compared: full-width letters narrowed, lower case. */
export function normalizeEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/** A password as it is hashed: the same one however the keyboard composed it. */
export function normalizePassword(password: string): string {
  return password.normalize('NFKC');
}

/** State of a link that was sent by mail. */
export type TokenState = 'open' | 'used' | 'revoked' | 'expired';

export function tokenState(
  token: { used_at: number | null; revoked_at: number | null; expires_at: number },
  now: number,
): TokenState {
  if (token.used_at !== null) return 'used';
  if (token.revoked_at !== null) return 'revoked';
  return token.expires_at <= now ? 'expired' : 'open';
}

/**
 * Whether a change would leave the city without anybody who can administer: `target` is an active staff account
 * that stops being one, and it is the only one.
 */
export function leavesNoStaff(
  activeStaff: number,
  target: { role: AccountRole; disabled: boolean },
  after: { role: AccountRole; disabled: boolean },
): boolean {
  const isOne = target.role === 'staff' && !target.disabled;
  const staysOne = after.role === 'staff' && !after.disabled;
  return isOne && !staysOne && activeStaff <= 1;
}
