import type { Kysely } from 'kysely';

/** Mails about rounds that are owed: written with what they tell of, sent afterwards, one by one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('match_round_mails')
    .addColumn('round_id', 'text', (c) => c.notNull().references('match_rounds.id').onDelete('cascade'))
    .addColumn('organisation_id', 'text', (c) =>
      c.notNull().references('organisations.id').onDelete('cascade'),
    )
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('asked_at', 'bigint', (c) => c.notNull())
    .addColumn('sent_at', 'bigint')
    .addColumn('tries', 'integer', (c) => c.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('match_round_mails_key', ['round_id', 'organisation_id', 'kind'])
    .execute();
  await db.schema
    .createIndex('match_round_mails_sent_at')
    .on('match_round_mails')
    .column('sent_at')
    .execute();
}
