import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { kanaSortKey } from '~/platform/kana';
import { recordAudit } from '../audit.server';
import { TOKEN_LIFETIME, type UserPrincipal } from '../model';
import { hashPassword } from '../passwords.server';
import * as repo from '../repo.server';
import type { SetupInput } from '../schema';
import { hashLinkToken, newLinkToken } from '../tokens.server';
import { requireOpenToken } from './invitations.server';
import { welcome } from './sign-in.server';

/**
 * Path of the one-time link that makes the first staff account (`/setup/<token>`), or null when there are
 * accounts already. Called at each start; a link printed before stops working.
 */
export async function issueSetupPath(deps: Deps): Promise<string | null> {
  const { token, hash } = newLinkToken();
  const issued = await deps.db.transaction().execute(async (trx) => {
    if ((await repo.countUsers(trx)) > 0) return false;
    const now = deps.clock.now();
    await repo.revokeTokens(trx, { kind: 'setup' }, now);
    await repo.insertToken(trx, {
      id: newId('tok'),
      kind: 'setup',
      token_hash: hash,
      email: null,
      name: null,
      kana: null,
      role: 'staff',
      language: null,
      user_id: null,
      created_by: null,
      created_at: now,
      expires_at: now + TOKEN_LIFETIME.setup,
      used_at: null,
      revoked_at: null,
    });
    return true;
  });
  return issued ? `/setup/${token}` : null;
}

/** Whether anybody has an account yet; decides what a first start does. */
export async function hasAccounts(deps: Pick<Deps, 'db'>): Promise<boolean> {
  return (await repo.countUsers(deps.db)) > 0;
}

/** Resolves when the setup link works; refuses like `requireOpenToken`, and with `link_used` once accounts exist. */
export async function checkSetup(deps: Deps, token: string): Promise<void> {
  requireOpenToken(await repo.findToken(deps.db, 'setup', hashLinkToken(token)), deps.clock.now());
  if ((await repo.countUsers(deps.db)) > 0) throw new DomainError('gone', { reason: 'link_used' });
}

/** Makes the first staff account and signs it in. Returns the `Set-Cookie` values. */
export async function completeSetup(
  deps: Deps,
  token: string,
  input: SetupInput,
): Promise<{ userId: string; cookies: string[] }> {
  await checkSetup(deps, token);
  const passwordHash = await hashPassword(input.password);
  const actor: UserPrincipal = {
    kind: 'user',
    userId: newId('usr'),
    email: input.email,
    name: input.name,
    role: 'staff',
  };
  await deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    const row = requireOpenToken(await repo.findToken(trx, 'setup', hashLinkToken(token)), now);
    const used = (await repo.countUsers(trx)) > 0 || !(await repo.spendToken(trx, row.id, now));
    if (used) throw new DomainError('gone', { reason: 'link_used' });
    await repo.insertUser(trx, {
      id: actor.userId,
      email: input.email,
      name: input.name,
      kana: input.kana,
      sort_key: kanaSortKey(input.kana || input.name),
      role: 'staff',
      password_hash: passwordHash,
      locale: null,
      created_at: now,
      disabled_at: null,
    });
    const subject = { type: 'user', id: actor.userId };
    await recordAudit(trx, deps.clock, actor, 'accounts.set-up', subject, { email: input.email });
  });
  return { userId: actor.userId, cookies: await welcome(deps, actor.userId, input.email) };
}
