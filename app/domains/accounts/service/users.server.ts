import type { Kysely } from 'kysely';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { Database } from '../../../../db/types';
import { type AuditDetails, recordAudit } from '../audit.server';
import { type AccountRole, leavesNoStaff, PAGE_SIZE, type Principal } from '../model';
import { type AccountAction, mayWithAccounts } from '../policy';
import * as repo from '../repo.server';
import type { AccountsFilter } from '../schema';

/** An account as administrators see it. */
export interface AccountListItem {
  id: string;
  email: string;
  name: string;
  kana: string;
  role: AccountRole;
  disabled: boolean;
  createdAt: number;
}

/** One page of accounts. Staff only. */
export async function listAccounts(
  deps: Deps,
  principal: Principal,
  filter: AccountsFilter,
): Promise<{ accounts: AccountListItem[]; total: number; pages: number }> {
  if (!mayWithAccounts(principal, 'see-accounts')) throw new DomainError('forbidden');
  const { rows, total } = await repo.listUsers(deps.db, filter);
  return { accounts: rows.map(toItem), total, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

function toItem(row: repo.UserRow): AccountListItem {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    kana: row.kana,
    role: row.role,
    disabled: row.disabled_at !== null,
    createdAt: row.created_at,
  };
}

/** One account. Staff only; throws `not_found`. */
export async function readAccount(
  deps: Deps,
  principal: Principal,
  userId: string,
): Promise<AccountListItem> {
  if (!mayWithAccounts(principal, 'see-accounts')) throw new DomainError('forbidden');
  const row = await repo.findUser(deps.db, userId);
  if (!row) throw new DomainError('not_found');
  return toItem(row);
}

/**
 * Carries out one decision about an account in one transaction with its audit entry, then has the account's open
 * connections asked anew. Refuses: `forbidden`, `not_found`, `conflict: last_staff`.
 */
async function decide(
  deps: Deps,
  principal: Principal,
  action: Extract<AccountAction, 'change-role' | 'disable' | 'enable' | 'sign-out-other'>,
  userId: string,
  carryOut: (
    trx: Kysely<Database>,
    user: repo.UserRow,
  ) => Promise<{ action: string; details: AuditDetails } | null>,
): Promise<void> {
  if (!mayWithAccounts(principal, action, userId)) throw new DomainError('forbidden');
  await deps.db.transaction().execute(async (trx) => {
    const user = await repo.findUser(trx, userId);
    if (!user) throw new DomainError('not_found');
    const entry = await carryOut(trx, user);
    if (!entry) return;
    const details = { name: user.name, email: user.email, ...entry.details };
    await recordAudit(
      trx,
      deps.clock,
      principal,
      `accounts.${entry.action}`,
      { type: 'user', id: userId },
      details,
    );
  });
  deps.events.emit({ type: 'access.changed', personId: userId });
}

async function keepOneStaff(
  trx: Kysely<Database>,
  user: repo.UserRow,
  after: { role: AccountRole; disabled: boolean },
): Promise<void> {
  const before = { role: user.role, disabled: user.disabled_at !== null };
  if (leavesNoStaff(await repo.countActiveStaff(trx), before, after)) {
    throw new DomainError('conflict', { reason: 'last_staff' });
  }
}

/** Gives an account another role, at once. */
export function changeRole(
  deps: Deps,
  principal: Principal,
  userId: string,
  role: AccountRole,
): Promise<void> {
  return decide(deps, principal, 'change-role', userId, async (trx, user) => {
    if (user.role === role) return null;
    await keepOneStaff(trx, user, { role, disabled: user.disabled_at !== null });
    await repo.updateUser(trx, userId, { role });
    return { action: 'role-changed', details: { from: user.role, to: role } };
  });
}

/** Closes an account: no more signing in, sessions and reset links end, open connections are lost. */
export function disableAccount(deps: Deps, principal: Principal, userId: string): Promise<void> {
  return decide(deps, principal, 'disable', userId, async (trx, user) => {
    if (user.disabled_at !== null) return null;
    await keepOneStaff(trx, user, { role: user.role, disabled: true });
    const now = deps.clock.now();
    await repo.updateUser(trx, userId, { disabled_at: now });
    await repo.revokeTokens(trx, { kind: 'reset', userId }, now);
    await deps.auth.invalidateAll(trx, userId);
    return { action: 'disabled', details: {} };
  });
}

/** Opens a closed account again, with its former password. */
export function enableAccount(deps: Deps, principal: Principal, userId: string): Promise<void> {
  return decide(deps, principal, 'enable', userId, async (trx, user) => {
    if (user.disabled_at === null) return null;
    await repo.updateUser(trx, userId, { disabled_at: null });
    return { action: 'enabled', details: {} };
  });
}

/** Ends every session of somebody else's account, for a lost phone for instance. */
export function signOutAccount(deps: Deps, principal: Principal, userId: string): Promise<void> {
  return decide(deps, principal, 'sign-out-other', userId, async (trx) => {
    await deps.auth.invalidateAll(trx, userId);
    return { action: 'signed-out', details: {} };
  });
}

/** The account of an address that can sign in, for those who give it rights elsewhere; null when there is none. */
export async function findActiveAccount(
  deps: Pick<Deps, 'db'>,
  email: string,
): Promise<{ id: string; name: string } | null> {
  const row = await repo.findUserByEmail(deps.db, email);
  return row && row.disabled_at === null ? { id: row.id, name: row.name } : null;
}
