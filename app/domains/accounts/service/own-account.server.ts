import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { kanaSortKey } from '~/platform/kana';
import { recordAudit } from '../audit.server';
import type { Principal, UserPrincipal } from '../model';
import { hashPassword, verifyPassword } from '../passwords.server';
import { mayWithAccounts } from '../policy';
import * as repo from '../repo.server';
import type { ChangePasswordInput, ProfileInput } from '../schema';
import { welcome } from './sign-in.server';

function requireOwner(principal: Principal): UserPrincipal {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  if (!mayWithAccounts(principal, 'edit-own-account')) throw new DomainError('forbidden');
  return principal;
}

/** What a person may change about the own account, as it stands. */
export async function readProfile(
  deps: Deps,
  principal: Principal,
): Promise<{ email: string; name: string; kana: string; locale: string | null }> {
  const { userId } = requireOwner(principal);
  const user = await repo.findUser(deps.db, userId);
  if (!user) throw new DomainError('not_found');
  return { email: user.email, name: user.name, kana: user.kana, locale: user.locale };
}

/** Changes name, reading and language of the own account. */
export async function updateProfile(deps: Deps, principal: Principal, input: ProfileInput): Promise<void> {
  const { userId } = requireOwner(principal);
  await repo.updateUser(deps.db, userId, {
    name: input.name,
    kana: input.kana,
    sort_key: kanaSortKey(input.kana || input.name),
    locale: input.locale,
  });
}

/**
 * Changes the own password and ends all other sessions. Returns cookies of a new session for this browser.
 * Refuses: `invalid: current_password_wrong`, `too_many`.
 */
export async function changePassword(
  deps: Deps,
  principal: Principal,
  input: ChangePasswordInput,
): Promise<string[]> {
  const owner = requireOwner(principal);
  const key = `own:${owner.userId}`;
  await deps.attempts.spend('sign-in', key);
  const user = await repo.findUser(deps.db, owner.userId);
  if (!(await verifyPassword(user?.password_hash ?? null, input.current))) {
    throw new DomainError('invalid', { reason: 'current_password_wrong' });
  }
  await deps.attempts.forget('sign-in', key);
  const passwordHash = await hashPassword(input.password);
  await deps.db.transaction().execute(async (trx) => {
    await repo.updateUser(trx, owner.userId, { password_hash: passwordHash });
    await repo.revokeTokens(trx, { kind: 'reset', userId: owner.userId }, deps.clock.now());
    await deps.auth.invalidateAll(trx, owner.userId);
    await recordAudit(trx, deps.clock, owner, 'accounts.password-changed', {
      type: 'user',
      id: owner.userId,
    });
  });
  deps.events.emit({ type: 'access.changed', personId: owner.userId });
  return welcome(deps, owner.userId, owner.email);
}

/** Ends every session of the own account, this one too. Returns the cookie that removes it. */
export async function signOutEverywhere(
  deps: Deps,
  principal: Principal,
  cookieHeader: string | null,
): Promise<string> {
  const owner = requireOwner(principal);
  await deps.db.transaction().execute(async (trx) => {
    await deps.auth.invalidateAll(trx, owner.userId);
    await recordAudit(trx, deps.clock, owner, 'accounts.signed-out-everywhere', {
      type: 'user',
      id: owner.userId,
    });
  });
  deps.events.emit({ type: 'access.changed', personId: owner.userId });
  return deps.auth.endSession(cookieHeader);
}
