import {
  type ExpressionBuilder,
  type Insertable,
  type Kysely,
  type Selectable,
  sql,
  type Updateable,
} from 'kysely';
import { toHiragana } from '~/platform/kana';
import type { AccountTokensTable, AuditLogTable, Database, UsersTable } from '../../../db/types';
import { normalizeEmail, PAGE_SIZE, type TokenKind } from './model';
import { type AccountsFilter, offsetOf } from './schema';

/** Every function takes the database or the transaction first. */
type Db = Kysely<Database>;
export type UserRow = Selectable<UsersTable>;
export type TokenRow = Selectable<AccountTokensTable>;
export type AuditRow = Selectable<AuditLogTable>;

export function findUserByEmail(db: Db, email: string): Promise<UserRow | undefined> {
  return db.selectFrom('users').where('email', '=', email).selectAll().executeTakeFirst();
}

export function findUser(db: Db, id: string): Promise<UserRow | undefined> {
  return db.selectFrom('users').where('id', '=', id).selectAll().executeTakeFirst();
}

export async function insertUser(db: Db, user: Insertable<UsersTable>): Promise<void> {
  await db.insertInto('users').values(user).execute();
}

export async function updateUser(db: Db, id: string, change: Updateable<UsersTable>): Promise<void> {
  await db.updateTable('users').set(change).where('id', '=', id).execute();
}

/** Number of accounts, disabled ones too. */
export async function countUsers(db: Db): Promise<number> {
  const row = await db
    .selectFrom('users')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Staff accounts that can sign in. */
export async function countActiveStaff(db: Db): Promise<number> {
  const row = await db
    .selectFrom('users')
    .where('role', '=', 'staff')
    .where('disabled_at', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Whether a column contains a text, the wildcards of LIKE taken literally. */
function contains(column: string, text: string) {
  const pattern = `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
  return sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`;
}

function matchesFilter(filter: AccountsFilter) {
  return (eb: ExpressionBuilder<Database, 'users'>) => {
    const conditions = [];
    if (filter.q) {
      conditions.push(
        eb.or([
          contains('name', filter.q),
          contains('kana', toHiragana(filter.q)),
          contains('email', normalizeEmail(filter.q)),
        ]),
      );
    }
    if (filter.role !== 'all') conditions.push(eb('role', '=', filter.role));
    if (filter.status === 'active') conditions.push(eb('disabled_at', 'is', null));
    if (filter.status === 'disabled') conditions.push(eb('disabled_at', 'is not', null));
    return eb.and(conditions);
  };
}

/** One page of accounts and the number of all that match. */
export async function listUsers(db: Db, filter: AccountsFilter): Promise<{ rows: UserRow[]; total: number }> {
  const matching = db.selectFrom('users').where(matchesFilter(filter));
  const { n } = await matching.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  let ordered = matching.selectAll();
  if (filter.sort === 'name') ordered = ordered.orderBy('sort_key');
  if (filter.sort === 'email') ordered = ordered.orderBy('email');
  if (filter.sort === 'newest') ordered = ordered.orderBy('created_at', 'desc');
  const rows = await ordered.orderBy('id').limit(PAGE_SIZE).offset(offsetOf(filter.page)).execute();
  return { rows, total: Number(n) };
}

export async function insertToken(db: Db, token: Insertable<AccountTokensTable>): Promise<void> {
  await db.insertInto('account_tokens').values(token).execute();
}

export function findToken(db: Db, kind: TokenKind, hash: string): Promise<TokenRow | undefined> {
  return db
    .selectFrom('account_tokens')
    .where('kind', '=', kind)
    .where('token_hash', '=', hash)
    .selectAll()
    .executeTakeFirst();
}

export function findTokenById(db: Db, kind: TokenKind, id: string): Promise<TokenRow | undefined> {
  return db
    .selectFrom('account_tokens')
    .where('kind', '=', kind)
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst();
}

/** Uses the token up; false when somebody was faster or it no longer works. */
export async function spendToken(db: Db, id: string, now: number): Promise<boolean> {
  const result = await db
    .updateTable('account_tokens')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Ends tokens that were not used; returns how many. */
export async function revokeTokens(
  db: Db,
  which: { kind: TokenKind; id?: string; userId?: string },
  now: number,
): Promise<number> {
  let update = db
    .updateTable('account_tokens')
    .set({ revoked_at: now })
    .where('kind', '=', which.kind)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null);
  if (which.id !== undefined) update = update.where('id', '=', which.id);
  if (which.userId !== undefined) update = update.where('user_id', '=', which.userId);
  return Number((await update.executeTakeFirst()).numUpdatedRows);
}

/** Gives an unused invitation a new link and a new term. */
export async function renewToken(
  db: Db,
  id: string,
  change: { token_hash: string; expires_at: number },
): Promise<boolean> {
  const result = await db
    .updateTable('account_tokens')
    .set(change)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Invitations neither used nor revoked, newest first; expired ones too, so that they can be sent again. */
export function listOpenInvitations(db: Db): Promise<TokenRow[]> {
  return db
    .selectFrom('account_tokens')
    .where('kind', '=', 'invite')
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

export function findOpenInvitation(db: Db, email: string): Promise<TokenRow | undefined> {
  return db
    .selectFrom('account_tokens')
    .where('kind', '=', 'invite')
    .where('email', '=', email)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .selectAll()
    .executeTakeFirst();
}

export async function insertAudit(db: Db, entry: Insertable<AuditLogTable>): Promise<void> {
  await db.insertInto('audit_log').values(entry).execute();
}

/**
 * One page of the log, newest first, and the number of all that match. `to` is excluded (ms since the epoch). `hidden`:
 * ids of subjects that are left out.
 */
export async function listAudit(
  db: Db,
  filter: { q: string; action: string; from: number | null; to: number | null; page: number },
  hidden: readonly string[],
): Promise<{ rows: AuditRow[]; total: number }> {
  let matching = db.selectFrom('audit_log');
  if (hidden.length > 0) matching = matching.where('subject_id', 'not in', hidden);
  if (filter.q) {
    const { q } = filter;
    matching = matching.where((eb) =>
      eb.or([contains('actor_name', q), contains('details', q), eb('subject_id', '=', q)]),
    );
  }
  if (filter.action !== 'all') matching = matching.where('action', '=', filter.action);
  if (filter.from !== null) matching = matching.where('at', '>=', filter.from);
  if (filter.to !== null) matching = matching.where('at', '<', filter.to);
  const { n } = await matching.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await matching
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE_SIZE)
    .offset(offsetOf(filter.page))
    .execute();
  return { rows, total: Number(n) };
}

/** Actions that occur in the log, in alphabetical order. */
export async function listAuditActions(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('audit_log').select('action').distinct().orderBy('action').execute();
  return rows.map((row) => row.action);
}

/** Removes sessions that ended at `now` or before; returns how many. */
export async function removeSessionsEnded(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('user_sessions')
    .where('expires_at', '<=', now)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Removes the credentials of guests last seen before `time`; returns how many. */
export async function removeGuestsUnseen(db: Db, time: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('guests')
    .where('last_seen_at', '<', time)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Removes links that ran out before `time`, used and revoked ones too; returns how many. */
export async function removeTokensEnded(db: Db, time: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('account_tokens')
    .where('expires_at', '<', time)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
