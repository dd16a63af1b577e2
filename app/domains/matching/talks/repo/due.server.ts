import type { Kysely } from 'kysely';
import type { Database } from '../../../../../db/types';

type Db = Kysely<Database>;

/** Open requests past their deadline. */
export async function listOverdue(db: Db, now: number): Promise<string[]> {
  const rows = await db
    .selectFrom('matches')
    .select('id')
    .where('status', '=', 'open')
    .where('reply_by', '<=', now)
    .orderBy('reply_by')
    .execute();
  return rows.map(({ id }) => id);
}

/** Open requests nobody was reminded of yet. */
export async function listUnreminded(db: Db, now: number): Promise<string[]> {
  const rows = await db
    .selectFrom('matches')
    .select('id')
    .where('status', '=', 'open')
    .where('reminded_at', 'is', null)
    .where('reply_by', '>', now)
    .orderBy('reply_by')
    .execute();
  return rows.map(({ id }) => id);
}

/** Takes a reminder on; false when it has been taken on before. */
export async function claimReminder(db: Db, matchId: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('matches')
    .set({ reminded_at: now })
    .where('id', '=', matchId)
    .where('status', '=', 'open')
    .where('reminded_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

export async function returnReminder(db: Db, matchId: string): Promise<void> {
  await db.updateTable('matches').set({ reminded_at: null }).where('id', '=', matchId).execute();
}

/** Looks back that are due on `day` or before and that nobody was reminded of. */
export async function listDueFollowUps(db: Db, day: string) {
  return db
    .selectFrom('match_follow_ups')
    .select(['id', 'match_id', 'due_on'])
    .where('due_on', '<=', day)
    .where('done_at', 'is', null)
    .where('reminded_at', 'is', null)
    .orderBy('due_on')
    .execute();
}

export async function claimFollowUp(db: Db, id: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('match_follow_ups')
    .set({ reminded_at: now })
    .where('id', '=', id)
    .where('reminded_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

export async function returnFollowUp(db: Db, id: string): Promise<void> {
  await db.updateTable('match_follow_ups').set({ reminded_at: null }).where('id', '=', id).execute();
}
