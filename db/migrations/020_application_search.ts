import { type Kysely, sql } from 'kysely';

/** Texts of applications are found by their words too: as they are written, and as they were handed in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const stale = (id: string) => `insert into search_stale (kind, document) values ('application', ${id})
    on conflict (kind, document) do update set changes = changes + 1;`;
  for (const [name, when, acts] of [
    ['made', 'insert on grant_applications', stale('new.id')],
    ['changed', 'update of texts, status on grant_applications', stale('new.id')],
    [
      'gone',
      'delete on grant_applications',
      `delete from search_texts where kind = 'application' and document = old.id; ${stale('old.id')}`,
    ],
  ] as const) {
    const trigger = `create trigger search_application_${name} after ${when} begin ${acts} end`;
    await sql.raw(trigger).execute(db);
  }
  await sql`insert into search_stale (kind, document) select 'application', id from grant_applications`.execute(
    db,
  );
}
