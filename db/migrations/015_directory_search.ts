import type { Kysely } from 'kysely';

/**
 * Everything by which the directory is searched and ordered in one index, so that a search over all entries reads no
 * whole rows.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('organisations_searched')
    .on('organisations')
    .columns(['status', 'sort_key', 'id', 'search_row', 'type', 'area_code', 'created_at'])
    .execute();
  await db.schema.dropIndex('organisations_in_order').execute();
}
