import { type Kysely, sql } from 'kysely';

/**
 * What became of an idea: an idea can have several sources and an owner, its authors say whether they are named, every
 * step is kept; collaborations get their period, plan, log, figures and looks back; links join what belongs together.
 * Days are `YYYY-MM-DD`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIdeaTables(db);
  await moveIdeas(db);
  await widenCollaborations(db);
  await createCollaborationTables(db);
  await createCheckIns(db);
  await db.schema
    .createTable('provenance_links')
    .addColumn('from_kind', 'text', (c) => c.notNull())
    .addColumn('from_id', 'text', (c) => c.notNull())
    .addColumn('to_kind', 'text', (c) => c.notNull())
    .addColumn('to_id', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_by_name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('provenance_links_key', ['from_kind', 'from_id', 'to_kind', 'to_id'])
    .execute();
  await db.schema
    .createIndex('provenance_links_to')
    .on('provenance_links')
    .columns(['to_kind', 'to_id'])
    .execute();
}

async function createIdeaTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('idea_sources')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('idea_id', 'text', (c) => c.notNull().references('ideas.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('source_id', 'text', (c) => c.notNull())
    .addColumn('object_id', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('snapshot', 'text', (c) => c.notNull())
    .addColumn('workshop_id', 'text', (c) => c.references('workshops.id').onDelete('set null'))
    .addColumn('area_code', 'text')
    .addColumn('merged_from', 'text')
    .addColumn('added_by', 'text', (c) => c.notNull())
    .addColumn('added_by_name', 'text', (c) => c.notNull())
    .addColumn('added_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('idea_sources_object')
    .on('idea_sources')
    .columns(['kind', 'source_id', 'object_id'])
    .unique()
    .execute();
  await db.schema.createIndex('idea_sources_idea_id').on('idea_sources').column('idea_id').execute();
  await db.schema
    .createTable('idea_authors')
    .addColumn('source_row', 'text', (c) => c.notNull().references('idea_sources.id').onDelete('cascade'))
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('naming', 'text', (c) => c.notNull())
    .addColumn('name', 'text')
    .addColumn('answered_by', 'text')
    .addColumn('answered_at', 'bigint')
    .addPrimaryKeyConstraint('idea_authors_key', ['source_row', 'person_id'])
    .execute();
  await db.schema.createIndex('idea_authors_person_id').on('idea_authors').column('person_id').execute();
  await db.schema
    .createTable('idea_steps')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('idea_id', 'text', (c) => c.notNull().references('ideas.id').onDelete('cascade'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('by_id', 'text')
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('detail', 'text', (c) => c.notNull().defaultTo('{}'))
    .execute();
  await db.schema.createIndex('idea_steps_idea_id').on('idea_steps').column('idea_id').execute();
}

/** Gives every idea there is its source, its author where one agreed to be named, its first step and its new status. */
async function moveIdeas(db: Kysely<unknown>): Promise<void> {
  await sql`insert into idea_sources (id, idea_id, kind, source_id, object_id, title, snapshot, workshop_id, area_code,
      merged_from, added_by, added_by_name, added_at)
    select 'src_' || substr(id, 5), id, source_kind, source_id, object_id, source_title, snapshot, workshop_id, area_code,
      null, created_by, created_by_name, created_at from ideas`.execute(db);
  await sql`insert into idea_authors (source_row, person_id, naming, name, answered_by, answered_at)
    select 'src_' || substr(id, 5), author_id, 'agreed', author_name, created_by, created_at
      from ideas where author_id is not null`.execute(db);
  await sql`insert into idea_steps (id, idea_id, at, by_id, by_name, action, status)
    select 'stp_' || substr(id, 5), id, created_at, created_by, created_by_name, 'made', 'considering'
      from ideas`.execute(db);
  await sql`update ideas set status = case status when 'planned' then 'preparing' when 'started' then 'practising'
    else status end`.execute(db);
  await db.schema.dropIndex('ideas_source').execute();
  for (const column of [
    'source_kind',
    'source_id',
    'object_id',
    'snapshot',
    'source_title',
    'author_id',
    'author_name',
  ]) {
    await db.schema.alterTable('ideas').dropColumn(column).execute();
  }
  await db.schema.alterTable('ideas').addColumn('owner_user_id', 'text').execute();
  await db.schema
    .alterTable('ideas')
    .addColumn('owner_organisation_id', 'text', (c) => c.references('organisations.id').onDelete('set null'))
    .execute();
  await db.schema.alterTable('ideas').addColumn('merged_into', 'text').execute();
  await db.schema
    .alterTable('ideas')
    .addColumn('is_public', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.createIndex('ideas_merged_into').on('ideas').column('merged_into').execute();
  await db.schema.createIndex('ideas_owner_user_id').on('ideas').column('owner_user_id').execute();
  await db.schema
    .createIndex('ideas_owner_organisation_id')
    .on('ideas')
    .column('owner_organisation_id')
    .execute();
}

async function widenCollaborations(db: Kysely<unknown>): Promise<void> {
  const words = ['summary', 'origin_note', 'source_note'];
  for (const column of words) {
    await db.schema
      .alterTable('collaborations')
      .addColumn(column, 'text', (c) => c.notNull().defaultTo(''))
      .execute();
  }
  await db.schema.alterTable('collaborations').addColumn('area_code', 'text').execute();
  await db.schema.alterTable('collaborations').addColumn('money_ends_on', 'text').execute();
  await db.schema
    .alterTable('collaborations')
    .addColumn('is_public', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable('collaboration_partners')
    .addColumn('task', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema.alterTable('collaboration_partners').addColumn('from_day', 'text').execute();
  await db.schema.alterTable('collaboration_partners').addColumn('to_day', 'text').execute();
}

async function createCollaborationTables(db: Kysely<unknown>): Promise<void> {
  const table = (name: string) =>
    db.schema
      .createTable(name)
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('collaboration_id', 'text', (c) =>
        c.notNull().references('collaborations.id').onDelete('cascade'),
      );
  await table('collaboration_milestones')
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('due_on', 'text', (c) => c.notNull())
    .addColumn('done_on', 'text')
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await table('collaboration_log')
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('people', 'integer')
    .addColumn('volunteers', 'integer')
    .addColumn('organisation_id', 'text', (c) => c.references('organisations.id').onDelete('set null'))
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await table('collaboration_photos')
    .addColumn('log_id', 'text', (c) => c.notNull().references('collaboration_log.id').onDelete('cascade'))
    .addColumn('alt', 'text', (c) => c.notNull())
    .addColumn('people_agreed', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('width', 'integer', (c) => c.notNull())
    .addColumn('height', 'integer', (c) => c.notNull())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('collaboration_figures')
    .addColumn('collaboration_id', 'text', (c) =>
      c.notNull().references('collaborations.id').onDelete('cascade'),
    )
    .addColumn('fiscal_year', 'integer', (c) => c.notNull())
    .addColumn('people', 'integer')
    .addColumn('volunteers', 'integer')
    .addColumn('grant_yen', 'integer')
    .addColumn('own_yen', 'integer')
    .addColumn('updated_by', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('collaboration_figures_key', ['collaboration_id', 'fiscal_year'])
    .execute();
  for (const name of ['collaboration_milestones', 'collaboration_log', 'collaboration_photos']) {
    await db.schema.createIndex(`${name}_collaboration_id`).on(name).column('collaboration_id').execute();
  }
}

async function createCheckIns(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('collaboration_check_ins')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('collaboration_id', 'text', (c) =>
      c.notNull().references('collaborations.id').onDelete('cascade'),
    )
    .addColumn('months', 'integer', (c) => c.notNull())
    .addColumn('due_on', 'text', (c) => c.notNull())
    .addColumn('sent_at', 'bigint')
    .addColumn('reminded_at', 'bigint')
    .addColumn('goes_on', 'text')
    .addColumn('with_whom', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('people', 'integer')
    .addColumn('volunteers', 'integer')
    .addColumn('changed', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('needs', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('answered_by_name', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('saved_at', 'bigint')
    .addColumn('answered_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('collaboration_check_ins_once')
    .on('collaboration_check_ins')
    .columns(['collaboration_id', 'months'])
    .unique()
    .execute();
  await db.schema
    .createIndex('collaboration_check_ins_due_on')
    .on('collaboration_check_ins')
    .column('due_on')
    .execute();
  await db.schema
    .createTable('check_in_links')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('check_in_id', 'text', (c) =>
      c.notNull().references('collaboration_check_ins.id').onDelete('cascade'),
    )
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('check_in_links_check_in_id')
    .on('check_in_links')
    .column('check_in_id')
    .execute();
}
