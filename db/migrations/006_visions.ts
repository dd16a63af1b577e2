import type { Kysely } from 'kysely';

/**
 * Visions of areas: the text being written is the room `vision-<id>`; here are its standing, the versions that were
 * kept, who else may write, and the ideas that came out of notes and places.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('visions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('area_code', 'text', (c) => c.notNull())
    .addColumn('workshop_id', 'text', (c) => c.references('workshops.id').onDelete('set null'))
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('agreed_on', 'text')
    .addColumn('agreed_meeting', 'text')
    .addColumn('agreed_by_name', 'text')
    .addColumn('agreed_number', 'integer')
    .addColumn('published_number', 'integer')
    .addColumn('published_at', 'bigint')
    .addColumn('withdrawn_at', 'bigint')
    .addColumn('withdrawn_reason', 'text')
    .addColumn('created_by', 'text', (c) => c.notNull().references('users.id'))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('visions_area').on('visions').column('area_code').execute();
  await db.schema.createIndex('visions_workshop').on('visions').column('workshop_id').execute();

  await db.schema
    .createTable('vision_versions')
    .addColumn('vision_id', 'text', (c) => c.notNull().references('visions.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_by_name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('agreed_on', 'text')
    .addColumn('agreed_meeting', 'text')
    .addColumn('published_at', 'bigint')
    .addPrimaryKeyConstraint('vision_versions_key', ['vision_id', 'number'])
    .execute();

  await db.schema
    .createTable('vision_editors')
    .addColumn('vision_id', 'text', (c) => c.notNull().references('visions.id').onDelete('cascade'))
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('vision_editors_key', ['vision_id', 'user_id'])
    .execute();

  await db.schema
    .createTable('ideas')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('source_kind', 'text', (c) => c.notNull())
    .addColumn('source_id', 'text', (c) => c.notNull())
    .addColumn('object_id', 'text', (c) => c.notNull())
    .addColumn('snapshot', 'text', (c) => c.notNull())
    .addColumn('source_title', 'text', (c) => c.notNull())
    .addColumn('workshop_id', 'text', (c) => c.references('workshops.id').onDelete('set null'))
    .addColumn('area_code', 'text')
    .addColumn('author_id', 'text')
    .addColumn('author_name', 'text')
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_by_name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('ideas_source')
    .on('ideas')
    .columns(['source_kind', 'source_id', 'object_id'])
    .unique()
    .execute();
  await db.schema.createIndex('ideas_workshop').on('ideas').column('workshop_id').execute();
}
