import type { Kysely, Selectable, Updateable } from 'kysely';
import type { CollaborationCheckInsTable, Database } from '../../../../db/types';

type Db = Kysely<Database>;
export type CheckInRow = Selectable<CollaborationCheckInsTable>;

/** Looks back of a collaboration, the first first. */
export async function listCheckIns(db: Db, collaborationId: string): Promise<CheckInRow[]> {
  return db
    .selectFrom('collaboration_check_ins')
    .selectAll()
    .where('collaboration_id', '=', collaborationId)
    .orderBy('months')
    .execute();
}

export async function findCheckIn(db: Db, id: string): Promise<CheckInRow | undefined> {
  return db.selectFrom('collaboration_check_ins').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Plans a look back, or moves one that nobody was asked for yet. */
export async function putCheckIn(
  db: Db,
  row: { id: string; collaboration_id: string; months: number; due_on: string },
): Promise<void> {
  await db
    .insertInto('collaboration_check_ins')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['collaboration_id', 'months'])
        .doUpdateSet({ due_on: row.due_on })
        .where('collaboration_check_ins.sent_at', 'is', null)
        .where('collaboration_check_ins.saved_at', 'is', null),
    )
    .execute();
}

/** Takes looks back away that nobody was asked for yet. */
export async function dropUnsentCheckIns(db: Db, collaborationId: string): Promise<void> {
  await db
    .deleteFrom('collaboration_check_ins')
    .where('collaboration_id', '=', collaborationId)
    .where('sent_at', 'is', null)
    .where('saved_at', 'is', null)
    .execute();
}

export async function changeCheckIn(
  db: Db,
  id: string,
  patch: Updateable<CollaborationCheckInsTable>,
): Promise<void> {
  await db.updateTable('collaboration_check_ins').set(patch).where('id', '=', id).execute();
}

/** Looks back without an answer that may have to be sent or reminded of: due between two days. */
export async function listOpenCheckIns(db: Db, fromDay: string, toDay: string): Promise<CheckInRow[]> {
  return db
    .selectFrom('collaboration_check_ins')
    .selectAll()
    .where('answered_at', 'is', null)
    .where('reminded_at', 'is', null)
    .where('due_on', '>', fromDay)
    .where('due_on', '<=', toDay)
    .orderBy('due_on')
    .orderBy('id')
    .execute();
}

/** Takes the sending of a look back on oneself, so that it is sent once; false when somebody else has. */
export async function claimMail(
  db: Db,
  id: string,
  what: 'sent_at' | 'reminded_at',
  now: number,
): Promise<boolean> {
  const done = await db
    .updateTable('collaboration_check_ins')
    .set({ [what]: now })
    .where('id', '=', id)
    .where(what, 'is', null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) > 0;
}

export async function insertLink(
  db: Db,
  row: { token_hash: string; check_in_id: string; created_at: number; expires_at: number },
): Promise<void> {
  await db.insertInto('check_in_links').values(row).execute();
}

/** The look back behind a link, with when the link ends. */
export async function findByLink(db: Db, hash: string) {
  return db
    .selectFrom('check_in_links as l')
    .innerJoin('collaboration_check_ins as c', 'c.id', 'l.check_in_id')
    .innerJoin('collaborations as k', 'k.id', 'c.collaboration_id')
    .selectAll('c')
    .select(['l.expires_at', 'k.title'])
    .where('l.token_hash', '=', hash)
    .executeTakeFirst();
}

/** Looks back that wait for the organisations somebody acts for, or for all of them (`userId` null). */
export async function listWaiting(db: Db, userId: string | null, fromDay: string, toDay: string) {
  let query = db
    .selectFrom('collaboration_check_ins as c')
    .innerJoin('collaborations as k', 'k.id', 'c.collaboration_id')
    .select(['c.id', 'c.months', 'c.due_on', 'k.id as collaboration_id', 'k.title'])
    .where('c.answered_at', 'is', null)
    .where('c.due_on', '>', fromDay)
    .where('c.due_on', '<=', toDay);
  if (userId !== null) {
    query = query.where('k.id', 'in', (eb) =>
      eb
        .selectFrom('collaboration_partners as p')
        .innerJoin('organisation_members as m', 'm.organisation_id', 'p.organisation_id')
        .select('p.collaboration_id')
        .where('m.user_id', '=', userId)
        .where('m.role', 'in', ['owner', 'editor']),
    );
  }
  return query.orderBy('c.due_on').orderBy('c.id').limit(20).execute();
}

/** Forgets links that have ended; returns how many. */
export async function removeLinksEnded(db: Db, before: number): Promise<number> {
  const done = await db.deleteFrom('check_in_links').where('expires_at', '<', before).executeTakeFirst();
  return Number(done.numDeletedRows);
}

export async function findTitle(db: Db, collaborationId: string): Promise<string> {
  const row = await db
    .selectFrom('collaborations')
    .select('title')
    .where('id', '=', collaborationId)
    .executeTakeFirst();
  return row?.title ?? '';
}
