import type { Kysely } from 'kysely';

/**
 * Case studies: what a collaboration did, told so that others can do it too. Its partners, who agree to it one by one,
 * its themes, and its pictures with what the people in them agreed to. Days are `YYYY-MM-DD`, money whole yen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('cases')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('collaboration_id', 'text', (c) => c.references('collaborations.id').onDelete('set null'))
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('summary', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('sections', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('area_code', 'text')
    .addColumn('started_on', 'text')
    .addColumn('ended_on', 'text')
    .addColumn('money_yen', 'integer')
    .addColumn('people_reached', 'integer')
    .addColumn('volunteers', 'integer')
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('search', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_by_name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addColumn('asked_at', 'bigint')
    .addColumn('agreed_at', 'bigint')
    .addColumn('published_at', 'bigint')
    .addColumn('published_by_name', 'text')
    .addColumn('withdrawn_at', 'bigint')
    .addColumn('withdrawn_by_name', 'text')
    .addColumn('withdrawn_reason', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema.createIndex('cases_collaboration_id').on('cases').column('collaboration_id').execute();
  await db.schema.createIndex('cases_status').on('cases').columns(['status', 'published_at']).execute();

  await db.schema
    .createTable('case_partners')
    .addColumn('case_id', 'text', (c) => c.notNull().references('cases.id').onDelete('cascade'))
    .addColumn('organisation_id', 'text', (c) =>
      c.notNull().references('organisations.id').onDelete('cascade'),
    )
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('consent', 'text', (c) => c.notNull().defaultTo('none'))
    .addColumn('note', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('on_paper', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('answered_by', 'text')
    .addColumn('answered_by_name', 'text')
    .addColumn('answered_at', 'bigint')
    .addPrimaryKeyConstraint('case_partners_key', ['case_id', 'organisation_id'])
    .execute();
  await db.schema
    .createIndex('case_partners_organisation_id')
    .on('case_partners')
    .column('organisation_id')
    .execute();

  await db.schema
    .createTable('case_themes')
    .addColumn('case_id', 'text', (c) => c.notNull().references('cases.id').onDelete('cascade'))
    .addColumn('theme', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('case_themes_key', ['case_id', 'theme'])
    .execute();
  await db.schema.createIndex('case_themes_theme').on('case_themes').column('theme').execute();

  await db.schema
    .createTable('case_pictures')
    .addColumn('file_id', 'text', (c) => c.primaryKey())
    .addColumn('case_id', 'text', (c) => c.notNull().references('cases.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('caption', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('people', 'text', (c) => c.notNull().defaultTo('unasked'))
    .addColumn('consent_note', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('width', 'integer', (c) => c.notNull())
    .addColumn('height', 'integer', (c) => c.notNull())
    .addColumn('added_by', 'text', (c) => c.notNull())
    .addColumn('added_by_name', 'text', (c) => c.notNull())
    .addColumn('added_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('case_pictures_case_id').on('case_pictures').column('case_id').execute();
}
