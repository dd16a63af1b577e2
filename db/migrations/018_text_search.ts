import { type Kysely, sql } from 'kysely';

/**
 * Texts inside documents, talks and collaborations, so that they are found by their words. Who may read them each domain
 * decides; see docs/decisions/013-search-inside.md.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db);
  await fillWithWhatIsThere(db);
  await followDocuments(db);
  await followTalks(db);
  await followCollaborations(db);
}

async function createTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('search_texts')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('kind', 'text', (c) => c.notNull())
    /** Board, map, vision, talk or collaboration. */
    .addColumn('document', 'text', (c) => c.notNull())
    /** Note, place, clause, line or entry in it. */
    .addColumn('object', 'text', (c) => c.notNull())
    .addColumn('part', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    /** Workshop, talk, … in which it is looked for. */
    .addColumn('within', 'text', (c) => c.notNull())
    /** Of what is public: which publication it is of. */
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(0))
    .addUniqueConstraint('search_texts_place', ['kind', 'document', 'object'])
    .execute();
  await sql`create virtual table search_words using fts5(
    places, words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0", prefix = '1'
  )`.execute(db);
  await sql`create trigger search_texts_gone after delete on search_texts begin
    delete from search_words where rowid = old.id;
  end`.execute(db);
  await db.schema
    .createTable('search_stale')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    /** Grows with each change, so that one during the work is not taken for done. */
    .addColumn('changes', 'integer', (c) => c.notNull().defaultTo(1))
    /** First and last change since it was read, ms; 0: to be read at once. */
    .addColumn('since', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('last', 'integer', (c) => c.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('search_stale_key', ['kind', 'document'])
    .execute();
  await db.schema
    .createTable('search_progress')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    /** Updates of rooms up to this one have been noticed. */
    .addColumn('seq', 'integer', (c) => c.notNull())
    .execute();
}

/** Everything has to be read once; rooms that are changed from now on are noticed by their updates. */
async function fillWithWhatIsThere(db: Kysely<unknown>): Promise<void> {
  await sql`insert into search_progress (id, seq) select 1, coalesce(max(seq), 0) from room_updates`.execute(
    db,
  );
  await sql`insert into search_stale (kind, document)
    select 'board', id from boards
    union all select 'map', id from maps
    union all select 'public-map', id from maps where published is not null
    union all select 'vision', id from visions
    union all select 'public-vision', id from visions where published_number is not null
    union all select 'talk', id from matches
    union all select 'collaboration', id from collaborations`.execute(db);
}

const stale = (kind: string, document: string) =>
  `insert into search_stale (kind, document) values ('${kind}', ${document})
   on conflict (kind, document) do update set changes = changes + 1;`;
const forget = (kind: string, document: string) =>
  `delete from search_texts where kind = '${kind}' and document = ${document};`;

/** It is read once more: it may have been read, and not yet written into the index, while it was deleted. */
const gone = (kind: string) => [forget(kind, 'old.id'), stale(kind, 'old.id')];

async function trigger(db: Kysely<unknown>, name: string, when: string, acts: readonly string[]) {
  await sql.raw(`create trigger search_${name} after ${when} begin ${acts.join(' ')} end`).execute(db);
}

/** What is deleted or taken back from the public is gone from the index within the same transaction. */
async function followDocuments(db: Kysely<unknown>): Promise<void> {
  await trigger(db, 'board_gone', 'delete on boards', gone('board'));
  await trigger(db, 'map_gone', 'delete on maps', [...gone('map'), ...gone('public-map')]);
  await trigger(db, 'vision_gone', 'delete on visions', [...gone('vision'), ...gone('public-vision')]);
  const map = [forget('public-map', 'new.id'), stale('public-map', 'new.id')];
  await trigger(db, 'map_made', 'insert on maps when new.published is not null', map);
  await trigger(db, 'map_published', 'update of published, published_at on maps', map);
  const vision = [forget('public-vision', 'new.id'), stale('public-vision', 'new.id')];
  await trigger(db, 'vision_made', 'insert on visions when new.published_number is not null', vision);
  await trigger(db, 'vision_published', 'update of published_number on visions', vision);
}

async function followTalks(db: Kysely<unknown>): Promise<void> {
  const lines = 'match_messages';
  await trigger(db, 'talk_made', 'insert on matches', [stale('talk', 'new.id')]);
  await trigger(db, 'talk_changed', 'update of message on matches', [stale('talk', 'new.id')]);
  await trigger(db, 'talk_gone', 'delete on matches', gone('talk'));
  await trigger(db, 'line_made', `insert on ${lines} when new.kind <> 'event'`, [
    stale('talk', 'new.match_id'),
  ]);
  const away = `delete from search_texts where kind = 'talk' and document = old.match_id and object = old.id;`;
  const again = stale('talk', 'old.match_id');
  await trigger(db, 'line_changed', `update of text, details, staff_only on ${lines}`, [away, again]);
  await trigger(db, 'line_gone', `delete on ${lines}`, [away, again]);
}

async function followCollaborations(db: Kysely<unknown>): Promise<void> {
  await trigger(db, 'collaboration_changed', 'update of is_public on collaborations', [
    stale('collaboration', 'new.id'),
  ]);
  await trigger(db, 'collaboration_gone', 'delete on collaborations', gone('collaboration'));
  for (const [name, table, texts] of [
    ['log', 'collaboration_log', 'text'],
    ['milestone', 'collaboration_milestones', 'title'],
  ] as const) {
    const away = `delete from search_texts
      where kind = 'collaboration' and document = old.collaboration_id and object = old.id;`;
    const again = (row: string) => stale('collaboration', `${row}.collaboration_id`);
    await trigger(db, `${name}_made`, `insert on ${table}`, [again('new')]);
    await trigger(db, `${name}_changed`, `update of ${texts} on ${table}`, [away, again('new')]);
    await trigger(db, `${name}_gone`, `delete on ${table}`, [away, again('old')]);
  }
}
