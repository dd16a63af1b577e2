import type { Insertable, Kysely } from 'kysely';
import type { Database, GrantScreeningRemindersTable } from '../../../../../db/types';

type Db = Kysely<Database>;
export type ReminderRow = Insertable<GrantScreeningRemindersTable>;

/** Applications that were asked for more until a day, with when that was and their programmes. */
export async function listAskedForMore(db: Db) {
  return db
    .selectFrom('grant_applications as a')
    .innerJoin('grant_programmes as p', 'p.id', 'a.programme_id')
    .select((eb) => [
      'a.id',
      'a.title',
      'a.lead_id',
      'a.more_by',
      'a.programme_id',
      'p.title as programme_title',
      eb
        .selectFrom('grant_eligibility as e')
        .select((inner) => inner.fn.max<number>('e.created_at').as('at'))
        .whereRef('e.application_id', '=', 'a.id')
        .where('e.verdict', '=', 'more')
        .as('asked_at'),
    ])
    .where('a.status', '=', 'more_asked')
    .where('a.more_by', 'is not', null)
    .orderBy('a.id')
    .execute();
}

/** Programmes in which points are given until a day. */
export async function listScoring(db: Db) {
  return db
    .selectFrom('grant_screenings as s')
    .innerJoin('grant_programmes as p', 'p.id', 's.programme_id')
    .selectAll('s')
    .select(['p.title', 'p.rules'])
    .where('s.phase', '=', 'scoring')
    .where('s.scores_due', 'is not', null)
    .orderBy('s.programme_id')
    .execute();
}

/** Notes that a reminder is sent, once; answers whether it was not noted before. */
export async function claimReminder(db: Db, row: ReminderRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('grant_screening_reminders')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows) > 0;
}

/** Takes the note back: the mail did not go out, and is tried again. */
export async function returnReminder(db: Db, row: ReminderRow): Promise<void> {
  await db
    .deleteFrom('grant_screening_reminders')
    .where('programme_id', '=', row.programme_id)
    .where('kind', '=', row.kind)
    .where('subject', '=', row.subject)
    .where('user_id', '=', row.user_id)
    .where('due_on', '=', row.due_on)
    .where('days', '=', row.days)
    .execute();
}
