import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { Principal } from '../model';
import { hashPassword, needsRehash, verifyPassword } from '../passwords.server';
import * as repo from '../repo.server';
import type { SignInInput } from '../schema';

/** The browser that asks: its cookies, and the address it shares with others. */
export interface Caller {
  cookieHeader: string | null;
  connectionKey: string;
}

/**
 * Signs in with address and password. Returns the `Set-Cookie` values and the language the account chose.
 *
 * Refusals are `invalid: sign_in_failed`, the same after the same work whether the account is unknown, disabled
 * or the password wrong, and `too_many`. An attempt is spent before the password is looked at, so guesses sent
 * at once count as well. A browser that has signed in to the account before spends from a budget of its own;
 * all others from the account's and, widely, from their address's.
 */
export async function signIn(
  deps: Deps,
  caller: Caller,
  input: SignInInput,
): Promise<{ userId: string; locale: string | null; cookies: string[] }> {
  const device = deps.auth.knownDevice(caller.cookieHeader, input.email);
  const key = device === null ? `account:${input.email}` : `device:${device}`;
  if (device === null) await deps.attempts.spend('sign-in-address', caller.connectionKey);
  await deps.attempts.spend('sign-in', key);

  const user = await repo.findUserByEmail(deps.db, input.email);
  const stored = user && user.disabled_at === null ? user.password_hash : null;
  const matches = await verifyPassword(stored, input.password);
  if (!user || stored === null || !matches) throw new DomainError('invalid', { reason: 'sign_in_failed' });

  await deps.attempts.forget('sign-in', key);
  if (device === null) await deps.attempts.refund('sign-in-address', caller.connectionKey);
  if (needsRehash(stored)) {
    await repo.updateUser(deps.db, user.id, { password_hash: await hashPassword(input.password) });
  }
  return { userId: user.id, locale: user.locale, cookies: await welcome(deps, user.id, user.email) };
}

/** Cookies of a browser that has just proved who it is. */
export async function welcome(deps: Deps, userId: string, email: string): Promise<string[]> {
  return [await deps.auth.createSession(userId), deps.auth.rememberDevice(email)];
}

/**
 * Lets this browser forget the guest it is; what the guest wrote stays. Returns the cookie that removes it; open
 * connections are asked anew.
 */
export async function leaveAsGuest(
  deps: Deps,
  principal: Principal,
  cookieHeader: string | null,
): Promise<string> {
  const guestId = principal.kind === 'guest' ? principal.guestId : null;
  const cookie = await deps.auth.endGuest(cookieHeader);
  if (guestId) deps.events.emit({ type: 'access.changed', personId: guestId });
  return cookie;
}

/** Ends this browser's session. Returns the cookie that removes it; open connections are asked anew. */
export async function signOut(
  deps: Deps,
  principal: Principal,
  cookieHeader: string | null,
): Promise<string> {
  const cookie = await deps.auth.endSession(cookieHeader);
  if (principal.kind === 'user') deps.events.emit({ type: 'access.changed', personId: principal.userId });
  return cookie;
}
