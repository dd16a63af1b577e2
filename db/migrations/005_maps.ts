import type { Kysely } from 'kysely';

/**
 * Maps people draw on together: each belongs to a workshop, like a board, and shows an area. `published` is what
 * everybody may see of it, as it stood when staff published it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('maps')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('workshop_id', 'text', (c) => c.notNull().references('workshops.id').onDelete('cascade'))
    .addColumn('area_code', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('locked', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .addColumn('merged_at', 'integer')
    .addColumn('published', 'text')
    .addColumn('published_at', 'integer')
    .execute();
  await db.schema.createIndex('maps_workshop').on('maps').column('workshop_id').execute();
  await db.schema.createIndex('maps_area').on('maps').column('area_code').execute();

  await db.schema
    .alterTable('phases')
    .addColumn('map_id', 'text', (c) => c.references('maps.id').onDelete('set null'))
    .execute();
  /** Photos of maps belong to the workshop: a merged map shows those of every table. */
  await db.schema
    .alterTable('files')
    .addColumn('workshop_id', 'text', (c) => c.references('workshops.id').onDelete('cascade'))
    .execute();
}
