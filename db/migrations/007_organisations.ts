import { type Kysely, sql } from 'kysely';

/**
 * The directory: organisations, where they work, what they offer and need, who of them has an account, and what
 * became of their entry. Days are `YYYY-MM-DD`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createOrganisations(db);
  await createContents(db);
  await createMembership(db);
  await createHistory(db);
  // Words cut for the index, see app/domains/organisations/search; only SQLite has this table.
  await sql`create virtual table organisation_search using fts5(
    name, kana, body, tokenize = "unicode61 remove_diacritics 0", prefix = '1'
  )`.execute(db);
}

async function createOrganisations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('organisations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('legal_form', 'text', (c) => c.notNull().defaultTo('none'))
    .addColumn('corporate_number', 'text')
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('kana', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('name_en', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('sort_key', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('match_name', 'text', (c) => c.notNull())
    .addColumn('summary', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('description', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('founded_year', 'integer')
    .addColumn('people', 'integer')
    .addColumn('languages', 'text', (c) => c.notNull().defaultTo('["ja"]'))
    .addColumn('styles', 'text', (c) => c.notNull().defaultTo('[]'))
    .addColumn('times', 'text', (c) => c.notNull().defaultTo('[]'))
    .addColumn('capacity', 'integer')
    .addColumn('postal_code', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('address', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('match_address', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('area_code', 'text')
    .addColumn('lat', 'real')
    .addColumn('lng', 'real')
    .addColumn('website', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('contact_name', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('contact_email', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('contact_phone', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('contact_visibility', 'text', (c) => c.notNull().defaultTo('signed_in'))
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('merged_into', 'text', (c) => c.references('organisations.id'))
    .addColumn('fictional', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('external_id', 'text')
    .addColumn('revision', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addColumn('search_row', 'integer', (c) => c.unique())
    .execute();
  for (const column of ['sort_key', 'corporate_number', 'match_name', 'match_address', 'external_id']) {
    await db.schema.createIndex(`organisations_${column}`).on('organisations').column(column).execute();
  }
  await db.schema
    .createIndex('organisations_listed')
    .on('organisations')
    .columns(['status', 'type', 'sort_key'])
    .execute();
  await db.schema
    .createIndex('organisations_in_order')
    .on('organisations')
    .columns(['status', 'sort_key', 'id'])
    .execute();
}

async function createContents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('organisation_fields')
    .addColumn('organisation_id', 'text', (c) =>
      c.notNull().references('organisations.id').onDelete('cascade'),
    )
    .addColumn('field', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('organisation_fields_key', ['organisation_id', 'field'])
    .execute();
  await db.schema
    .createIndex('organisation_fields_field')
    .on('organisation_fields')
    .column('field')
    .execute();
  await db.schema
    .createTable('organisation_areas')
    .addColumn('organisation_id', 'text', (c) =>
      c.notNull().references('organisations.id').onDelete('cascade'),
    )
    .addColumn('area_code', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('organisation_areas_key', ['organisation_id', 'area_code'])
    .execute();
  await db.schema
    .createIndex('organisation_areas_area')
    .on('organisation_areas')
    .column('area_code')
    .execute();
  await db.schema
    .createTable('organisation_offers')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organisation_id', 'text', (c) =>
      c.notNull().references('organisations.id').onDelete('cascade'),
    )
    .addColumn('term', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('position', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('organisation_needs')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organisation_id', 'text', (c) =>
      c.notNull().references('organisations.id').onDelete('cascade'),
    )
    .addColumn('term', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('urgency', 'integer', (c) => c.notNull().defaultTo(2))
    .addColumn('from_day', 'text')
    .addColumn('to_day', 'text')
    .addColumn('success', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('position', 'integer', (c) => c.notNull())
    .execute();
  for (const table of ['organisation_offers', 'organisation_needs']) {
    await db.schema.createIndex(`${table}_organisation`).on(table).column('organisation_id').execute();
    await db.schema.createIndex(`${table}_term`).on(table).column('term').execute();
  }
}

async function createMembership(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('organisation_members')
    .addColumn('organisation_id', 'text', (c) =>
      c.notNull().references('organisations.id').onDelete('cascade'),
    )
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('joined_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('organisation_members_key', ['organisation_id', 'user_id'])
    .execute();
  await db.schema
    .createIndex('organisation_members_user')
    .on('organisation_members')
    .column('user_id')
    .execute();
  await db.schema
    .createTable('organisation_invitations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organisation_id', 'text', (c) =>
      c.notNull().references('organisations.id').onDelete('cascade'),
    )
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .execute();
  await db.schema
    .createTable('organisation_claims')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organisation_id', 'text', (c) =>
      c.notNull().references('organisations.id').onDelete('cascade'),
    )
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('message', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('organisation_claims_status')
    .on('organisation_claims')
    .column('status')
    .execute();
}

async function createHistory(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('organisation_history')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organisation_id', 'text', (c) =>
      c.notNull().references('organisations.id').onDelete('cascade'),
    )
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('actor_id', 'text')
    .addColumn('actor_name', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('before', 'text')
    .addColumn('note', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema
    .createIndex('organisation_history_organisation')
    .on('organisation_history')
    .columns(['organisation_id', 'at'])
    .execute();
  await db.schema
    .createTable('organisation_distinct')
    .addColumn('a', 'text', (c) => c.notNull().references('organisations.id').onDelete('cascade'))
    .addColumn('b', 'text', (c) => c.notNull().references('organisations.id').onDelete('cascade'))
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('organisation_distinct_key', ['a', 'b'])
    .execute();
}
