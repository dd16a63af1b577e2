import type { Kysely } from 'kysely';

/**
 * Grants of the city: programmes with their rules of a year, and the applications two or more organisations write
 * together. Money in whole yen, days `YYYY-MM-DD`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createProgrammes(db);
  await createApplications(db);
  await createParts(db);
}

async function createProgrammes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grant_programmes')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('description', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('fiscal_year', 'integer', (c) => c.notNull())
    .addColumn('rules', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('match_programme_id', 'text')
    .addColumn('copied_from', 'text')
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('grant_programmes_fiscal_year')
    .on('grant_programmes')
    .columns(['fiscal_year', 'status'])
    .execute();
}

async function createApplications(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grant_applications')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('programme_id', 'text', (c) => c.notNull().references('grant_programmes.id'))
    .addColumn('year_of_support', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('previous_id', 'text')
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('lead_id', 'text', (c) => c.notNull().references('organisations.id'))
    .addColumn('origin_kind', 'text', (c) => c.notNull())
    .addColumn('origin_id', 'text')
    .addColumn('area_code', 'text')
    .addColumn('is_new', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('budget', 'text', (c) => c.notNull())
    .addColumn('budget_revision', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('texts', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('receipt_number', 'text', (c) => c.unique())
    .addColumn('submitted_at', 'bigint')
    .addColumn('submitted_by', 'text')
    .addColumn('submitted_by_name', 'text')
    .addColumn('more_by', 'text')
    .addColumn('more_text', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_by_name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .execute();
  for (const columns of [['programme_id', 'status'], ['lead_id'], ['previous_id'], ['origin_id']]) {
    await db.schema
      .createIndex(`grant_applications_${columns.join('_')}`)
      .on('grant_applications')
      .columns(columns)
      .execute();
  }
}

async function createParts(db: Kysely<unknown>): Promise<void> {
  const ofApplication = ['application_id', 'text'] as const;
  await db.schema
    .createTable('grant_partners')
    .addColumn(...ofApplication, (c) => c.notNull().references('grant_applications.id').onDelete('cascade'))
    .addColumn('organisation_id', 'text', (c) => c.notNull().references('organisations.id'))
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('contribution', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('invited_by', 'text', (c) => c.notNull())
    .addColumn('invited_at', 'bigint', (c) => c.notNull())
    .addColumn('answered_by', 'text')
    .addColumn('answered_by_name', 'text')
    .addColumn('answered_at', 'bigint')
    .addPrimaryKeyConstraint('grant_partners_key', ['application_id', 'organisation_id'])
    .execute();
  await db.schema
    .createIndex('grant_partners_organisation_id')
    .on('grant_partners')
    .column('organisation_id')
    .execute();
  await db.schema
    .createTable('grant_files')
    .addColumn('file_id', 'text', (c) => c.primaryKey())
    .addColumn(...ofApplication, (c) => c.notNull().references('grant_applications.id').onDelete('cascade'))
    .addColumn('document', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('media_type', 'text', (c) => c.notNull())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('uploaded_by', 'text', (c) => c.notNull())
    .addColumn('uploaded_by_name', 'text', (c) => c.notNull())
    .addColumn('uploaded_at', 'bigint', (c) => c.notNull())
    .addColumn('removed_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('grant_files_application_id')
    .on('grant_files')
    .column('application_id')
    .execute();
  await db.schema
    .createTable('grant_submissions')
    .addColumn(...ofApplication, (c) => c.notNull().references('grant_applications.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('submitted_by', 'text', (c) => c.notNull())
    .addColumn('submitted_by_name', 'text', (c) => c.notNull())
    .addColumn('submitted_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('grant_submissions_key', ['application_id', 'number'])
    .execute();
  await db.schema
    .createTable('grant_steps')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn(...ofApplication, (c) => c.notNull().references('grant_applications.id').onDelete('cascade'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('by', 'text')
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('detail', 'text', (c) => c.notNull().defaultTo('{}'))
    .execute();
  await db.schema
    .createIndex('grant_steps_application_id')
    .on('grant_steps')
    .columns(['application_id', 'at'])
    .execute();
}
