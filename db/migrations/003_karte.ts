import type { Kysely } from 'kysely';

/**
 * Figures and places of areas. Everything belongs to a set: one source as of one day, replaced as a whole. Areas are
 * named by their code, without a reference: a set may speak of areas that have been merged since.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('karte_sets')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('reference_date', 'text', (c) => c.notNull())
    .addColumn('fictional', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('imported_at', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('karte_sets_source')
    .on('karte_sets')
    .columns(['kind', 'source', 'reference_date'])
    .unique()
    .execute();
  await createFigures(db);
  await createPlaces(db);
}

async function createFigures(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('population')
    .addColumn('set_id', 'text', (c) => c.notNull().references('karte_sets.id').onDelete('cascade'))
    .addColumn('area_code', 'text', (c) => c.notNull())
    .addColumn('sex', 'text', (c) => c.notNull())
    .addColumn('age_from', 'integer', (c) => c.notNull())
    .addColumn('age_to', 'integer')
    .addColumn('value', 'integer')
    .addPrimaryKeyConstraint('population_pk', ['set_id', 'area_code', 'sex', 'age_from'])
    .execute();
  await db.schema.createIndex('population_area').on('population').column('area_code').execute();

  await db.schema
    .createTable('population_totals')
    .addColumn('set_id', 'text', (c) => c.notNull().references('karte_sets.id').onDelete('cascade'))
    .addColumn('area_code', 'text', (c) => c.notNull())
    .addColumn('population', 'integer')
    .addColumn('households', 'integer')
    .addPrimaryKeyConstraint('population_totals_pk', ['set_id', 'area_code'])
    .execute();

  await db.schema
    .createTable('published_projections')
    .addColumn('set_id', 'text', (c) => c.notNull().references('karte_sets.id').onDelete('cascade'))
    .addColumn('area_code', 'text', (c) => c.notNull())
    .addColumn('year', 'integer', (c) => c.notNull())
    .addColumn('age_from', 'integer', (c) => c.notNull())
    .addColumn('age_to', 'integer')
    .addColumn('value', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('published_projections_pk', ['set_id', 'area_code', 'year', 'age_from'])
    .execute();
}

async function createPlaces(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('facilities')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('set_id', 'text', (c) => c.notNull().references('karte_sets.id').onDelete('cascade'))
    .addColumn('external_id', 'text', (c) => c.notNull())
    .addColumn('municipality_code', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('kana', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('sort_key', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('name_en', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('type', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('address', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('lat', 'real')
    .addColumn('lng', 'real')
    .addColumn('area_code', 'text')
    .addColumn('phone', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('url', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('note', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema
    .createIndex('facilities_external')
    .on('facilities')
    .columns(['set_id', 'external_id'])
    .unique()
    .execute();
  await db.schema.createIndex('facilities_area').on('facilities').column('area_code').execute();

  await db.schema
    .createTable('salons')
    .addColumn('set_id', 'text', (c) => c.notNull().references('karte_sets.id').onDelete('cascade'))
    .addColumn('area_code', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('salons_pk', ['set_id', 'area_code', 'kind'])
    .execute();
}
