import { type Kysely, sql } from 'kysely';

/** Answers to a programme's questions are found by their words too; those written over are gone at once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create trigger search_talk_answered after update of answers on matches when new.answers <> old.answers begin
    delete from search_texts where kind = 'talk' and document = old.id and object like 'answer %';
    insert into search_stale (kind, document) values ('talk', new.id)
    on conflict (kind, document) do update set changes = changes + 1;
  end`.execute(db);
  await sql`insert into search_stale (kind, document) select 'talk', id from matches where answers <> '{}'
    on conflict (kind, document) do update set changes = changes + 1`.execute(db);
}
