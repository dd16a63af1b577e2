import type { Kysely } from 'kysely';

/** Which reminders of a screening's days were sent to whom, so that each is sent once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grant_screening_reminders')
    .addColumn('programme_id', 'text', (c) =>
      c.notNull().references('grant_programmes.id').onDelete('cascade'),
    )
    .addColumn('kind', 'text', (c) => c.notNull())
    /** The application (`more`) or the stage of points (`scores`). */
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('due_on', 'text', (c) => c.notNull())
    .addColumn('days', 'integer', (c) => c.notNull())
    .addColumn('sent_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('grant_screening_reminders_key', [
      'programme_id',
      'kind',
      'subject',
      'user_id',
      'due_on',
      'days',
    ])
    .execute();
}
