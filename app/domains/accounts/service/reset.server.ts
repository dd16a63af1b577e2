import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { recordAudit } from '../audit.server';
import { TOKEN_LIFETIME } from '../model';
import { hashPassword } from '../passwords.server';
import * as repo from '../repo.server';
import { hashLinkToken, newLinkToken } from '../tokens.server';
import { requireOpenToken } from './invitations.server';
import { resetMail, trySend } from './mails.server';
import type { Caller } from './sign-in.server';

/**
 * Where a reset link leads. Anybody can ask for one and name any host in the request, so a mail that leaves the
 * house carries only an address the operator chose, else this machine's own.
 */
export function resetOrigin(deps: Deps, requestOrigin: string): string {
  const { baseUrl, smtpUrl, port } = deps.env;
  if (baseUrl !== null) return baseUrl;
  return smtpUrl === null ? requestOrigin : `http://localhost:${port}`;
}

/**
 * Sends a link to choose a new password (1 hour, usable once) if the address has an account that can sign in.
 * Resolves before it is known whether it has: neither the answer nor its time tells. Throws `too_many`.
 */
export async function requestReset(
  deps: Deps,
  caller: Caller,
  email: string,
  requestOrigin: string,
): Promise<void> {
  await deps.attempts.spend('reset-address', caller.connectionKey);
  await deps.attempts.spend('reset', `account:${email}`);
  sendReset(deps, email, resetOrigin(deps, requestOrigin)).catch((error: unknown) => {
    deps.log.error({ err: error }, 'reset not prepared');
  });
}

async function sendReset(deps: Deps, email: string, origin: string): Promise<void> {
  const { token, hash } = newLinkToken();
  const user = await deps.db.transaction().execute(async (trx) => {
    const found = await repo.findUserByEmail(trx, email);
    if (!found || found.disabled_at !== null) return null;
    const now = deps.clock.now();
    await repo.revokeTokens(trx, { kind: 'reset', userId: found.id }, now);
    await repo.insertToken(trx, {
      id: newId('tok'),
      kind: 'reset',
      token_hash: hash,
      email,
      name: null,
      kana: null,
      role: null,
      language: null,
      user_id: found.id,
      created_by: null,
      created_at: now,
      expires_at: now + TOKEN_LIFETIME.reset,
      used_at: null,
      revoked_at: null,
    });
    return found;
  });
  if (!user) return;
  const link = `${origin}/reset/${token}`;
  await trySend(deps, resetMail({ to: email, name: user.name, link, locale: user.locale }));
}

/** Whose password a reset link changes. Refuses like `requireOpenToken`; a disabled account's link is unknown. */
export async function readReset(deps: Deps, token: string): Promise<{ email: string; name: string }> {
  const hash = hashLinkToken(token);
  const row = requireOpenToken(await repo.findToken(deps.db, 'reset', hash), deps.clock.now());
  const user = row.user_id === null ? undefined : await repo.findUser(deps.db, row.user_id);
  if (!user || user.disabled_at !== null) throw new DomainError('not_found', { reason: 'link_unknown' });
  return { email: user.email, name: user.name };
}

/** Sets the new password, uses the link up, and ends every session of the account. */
export async function resetPassword(deps: Deps, token: string, password: string): Promise<void> {
  await readReset(deps, token);
  const passwordHash = await hashPassword(password);
  const user = await deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    const row = requireOpenToken(await repo.findToken(trx, 'reset', hashLinkToken(token)), now);
    const found = row.user_id === null ? undefined : await repo.findUser(trx, row.user_id);
    if (!found || found.disabled_at !== null) throw new DomainError('not_found', { reason: 'link_unknown' });
    if (!(await repo.spendToken(trx, row.id, now))) throw new DomainError('gone', { reason: 'link_used' });
    await repo.updateUser(trx, found.id, { password_hash: passwordHash });
    await deps.auth.invalidateAll(trx, found.id);
    const actor = {
      kind: 'user' as const,
      userId: found.id,
      email: found.email,
      name: found.name,
      role: found.role,
    };
    await recordAudit(trx, deps.clock, actor, 'accounts.password-reset', { type: 'user', id: found.id });
    return found;
  });
  await deps.attempts.forget('sign-in', `account:${user.email}`);
  deps.events.emit({ type: 'access.changed', personId: user.id });
}
