import type { Kysely } from 'kysely';

/**
 * Areas of the city with their place in the hierarchy, and their boundaries. Both hold from a day to a day
 * (`YYYY-MM-DD`, the last day included; null: until further notice): areas are merged, split and renamed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('areas')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('kana', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('sort_key', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('parent_code', 'text')
    .addColumn('lat', 'real')
    .addColumn('lng', 'real')
    .addColumn('valid_from', 'text', (c) => c.notNull())
    .addColumn('valid_to', 'text')
    .execute();
  await db.schema.createIndex('areas_code').on('areas').columns(['code', 'valid_from']).unique().execute();
  await db.schema.createIndex('areas_parent').on('areas').column('parent_code').execute();

  await db.schema
    .createTable('area_boundaries')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('area_code', 'text', (c) => c.notNull())
    .addColumn('geometry', 'text', (c) => c.notNull())
    .addColumn('approximate', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('valid_from', 'text', (c) => c.notNull())
    .addColumn('valid_to', 'text')
    .execute();
  await db.schema
    .createIndex('area_boundaries_code')
    .on('area_boundaries')
    .columns(['area_code', 'valid_from'])
    .unique()
    .execute();
}
