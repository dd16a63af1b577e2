import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { isLanguage } from '~/platform/i18n/languages';
import { newId } from '~/platform/ids';
import { recordAudit } from '../audit.server';
import {
  type AccountRole,
  type Principal,
  TOKEN_LIFETIME,
  type TokenState,
  tokenState,
  type UserPrincipal,
} from '../model';
import { hashPassword } from '../passwords.server';
import { mayWithAccounts } from '../policy';
import * as repo from '../repo.server';
import type { AcceptInput, InviteInput } from '../schema';
import { hashLinkToken, newLinkToken } from '../tokens.server';
import { inviteMail, trySend } from './mails.server';
import { insertAccount } from './new-account.server';
import { welcome } from './sign-in.server';

/** An invitation that was neither used nor withdrawn. */
export interface Invitation {
  id: string;
  email: string;
  name: string;
  role: AccountRole;
  createdAt: number;
  expiresAt: number;
  expired: boolean;
}

/**
 * What became of a sent invitation. `link` is given to the inviter only where no mail server is set, so that it
 * can be handed over another way.
 */
export interface SentInvitation {
  id: string;
  email: string;
  mailed: boolean;
  link: string | null;
}

function mayInvite(principal: Principal, action: 'invite' | 'manage-invitations'): UserPrincipal {
  if (principal.kind !== 'user' || !mayWithAccounts(principal, action)) throw new DomainError('forbidden');
  return principal;
}

/** Invites somebody by mail: one link, 14 days, usable once. `origin`: where links lead, without a slash at the end. */
export async function inviteAccount(
  deps: Deps,
  principal: Principal,
  input: InviteInput,
  origin: string,
): Promise<SentInvitation> {
  const inviter = mayInvite(principal, 'invite');
  const { token, hash } = newLinkToken();
  const id = newId('tok');
  await deps.db.transaction().execute(async (trx) => {
    if (await repo.findUserByEmail(trx, input.email)) {
      throw new DomainError('conflict', { reason: 'email_taken' });
    }
    if (await repo.findOpenInvitation(trx, input.email)) {
      throw new DomainError('conflict', { reason: 'already_invited' });
    }
    const now = deps.clock.now();
    await repo.insertToken(trx, {
      id,
      kind: 'invite',
      token_hash: hash,
      email: input.email,
      name: input.name,
      kana: input.kana,
      role: input.role,
      language: input.language,
      user_id: null,
      created_by: inviter.userId,
      created_at: now,
      expires_at: now + TOKEN_LIFETIME.invite,
      used_at: null,
      revoked_at: null,
    });
    const { email, name, role } = input;
    await recordAudit(
      trx,
      deps.clock,
      inviter,
      'accounts.invited',
      { type: 'invitation', id },
      { email, name, role },
    );
  });
  return send(deps, inviter, { id, ...input, token }, origin);
}

async function send(
  deps: Deps,
  inviter: UserPrincipal,
  to: {
    id: string;
    email: string;
    name: string;
    role: AccountRole;
    language: InviteInput['language'];
    token: string;
  },
  origin: string,
): Promise<SentInvitation> {
  const link = `${origin}/invite/${to.token}`;
  const { email, name, role, language } = to;
  const mailed = await trySend(
    deps,
    inviteMail({ to: email, name, role, inviter: inviter.name, link, language }),
  );
  return { id: to.id, email, mailed, link: deps.env.smtpUrl === null ? link : null };
}

/** Sends an invitation again with a new link and a new term; the former link stops working. */
export async function resendInvitation(
  deps: Deps,
  principal: Principal,
  id: string,
  origin: string,
): Promise<SentInvitation> {
  const inviter = mayInvite(principal, 'manage-invitations');
  const { token, hash } = newLinkToken();
  const row = await deps.db.transaction().execute(async (trx) => {
    const found = await repo.findTokenById(trx, 'invite', id);
    if (!found) throw new DomainError('not_found');
    const change = { token_hash: hash, expires_at: deps.clock.now() + TOKEN_LIFETIME.invite };
    if (!(await repo.renewToken(trx, id, change))) {
      throw new DomainError('conflict', { reason: 'invitation_closed' });
    }
    const details = { email: found.email, name: found.name };
    await recordAudit(
      trx,
      deps.clock,
      inviter,
      'accounts.invitation-resent',
      { type: 'invitation', id },
      details,
    );
    return found;
  });
  const language = isLanguage(row.language) ? row.language : 'ja';
  const to = {
    id,
    email: row.email ?? '',
    name: row.name ?? '',
    role: row.role ?? 'member',
    language,
    token,
  };
  return send(deps, inviter, to, origin);
}

/** Withdraws an invitation; its link stops working. */
export async function revokeInvitation(deps: Deps, principal: Principal, id: string): Promise<void> {
  mayInvite(principal, 'manage-invitations');
  await deps.db.transaction().execute(async (trx) => {
    const found = await repo.findTokenById(trx, 'invite', id);
    if (!found) throw new DomainError('not_found');
    if ((await repo.revokeTokens(trx, { kind: 'invite', id }, deps.clock.now())) !== 1) {
      throw new DomainError('conflict', { reason: 'invitation_closed' });
    }
    const details = { email: found.email, name: found.name };
    await recordAudit(
      trx,
      deps.clock,
      principal,
      'accounts.invitation-revoked',
      { type: 'invitation', id },
      details,
    );
  });
}

/** Invitations that are still open, newest first. */
export async function listInvitations(deps: Deps, principal: Principal): Promise<Invitation[]> {
  mayInvite(principal, 'manage-invitations');
  const now = deps.clock.now();
  return (await repo.listOpenInvitations(deps.db)).map((row) => ({
    id: row.id,
    email: row.email ?? '',
    name: row.name ?? '',
    role: row.role ?? 'member',
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    expired: row.expires_at <= now,
  }));
}

/** How many invitations nobody has used yet, and how many of them ran out. Throws as `listInvitations`. */
export async function countInvitations(
  deps: Deps,
  principal: Principal,
): Promise<{ open: number; expired: number }> {
  const invitations = await listInvitations(deps, principal);
  return { open: invitations.length, expired: invitations.filter((one) => one.expired).length };
}

/** Refuses a link that doesn't work, saying why: `not_found`, or `gone` with `link_used`, `link_revoked`, `link_expired`. */
export function requireOpenToken(row: repo.TokenRow | undefined, now: number): repo.TokenRow {
  if (!row) throw new DomainError('not_found', { reason: 'link_unknown' });
  const state: TokenState = tokenState(row, now);
  if (state !== 'open') throw new DomainError('gone', { reason: `link_${state}` });
  return row;
}

/** What an invitation's page shows. Refuses like `requireOpenToken`. */
export async function readInvitation(
  deps: Deps,
  token: string,
): Promise<{ email: string; name: string; kana: string; role: AccountRole; expiresAt: number }> {
  const row = requireOpenToken(
    await repo.findToken(deps.db, 'invite', hashLinkToken(token)),
    deps.clock.now(),
  );
  return {
    email: row.email ?? '',
    name: row.name ?? '',
    kana: row.kana ?? '',
    role: row.role ?? 'member',
    expiresAt: row.expires_at,
  };
}

/** Makes the account an invitation promises and signs it in. Returns the `Set-Cookie` values. */
export async function acceptInvitation(
  deps: Deps,
  token: string,
  input: AcceptInput,
): Promise<{ userId: string; cookies: string[] }> {
  // Hashing takes long; it must not hold the transaction, nor happen for a link that doesn't work.
  const { role, email } = await readInvitation(deps, token);
  const passwordHash = await hashPassword(input.password);
  const userId = await deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    const row = requireOpenToken(await repo.findToken(trx, 'invite', hashLinkToken(token)), now);
    if (!(await repo.spendToken(trx, row.id, now))) throw new DomainError('gone', { reason: 'link_used' });
    const { name, kana } = input;
    const account = { email, name, kana, role, passwordHash, locale: row.language };
    const actor = await insertAccount(trx, deps.clock, account);
    const subject = { type: 'user', id: actor.userId };
    await recordAudit(trx, deps.clock, actor, 'accounts.invitation-accepted', subject, { email, role });
    return actor.userId;
  });
  return { userId, cookies: await welcome(deps, userId, email) };
}
