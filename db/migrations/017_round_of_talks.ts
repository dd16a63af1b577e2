import { type Kysely, sql } from 'kysely';

/**
 * Which round a talk came of. Talks of rounds that are over carry the round's title as their message and began when it
 * was closed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('matches')
    .addColumn('round_id', 'text', (c) => c.references('match_rounds.id').onDelete('set null'))
    .execute();
  await db.schema.createIndex('matches_round_id').on('matches').column('round_id').execute();
  await sql`update matches set round_id = (
    select r.id from match_rounds as r
    where r.programme_id = matches.programme_id and r.title = matches.message and r.final_at is not null
    order by abs(r.final_at - matches.opened_at), r.id limit 1
  ) where origin = 'round'`.execute(db);
}
