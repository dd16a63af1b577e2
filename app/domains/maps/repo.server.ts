import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { Database, MapsTable } from '../../../db/types';

type Db = Kysely<Database>;
export type MapRow = Selectable<MapsTable>;

export async function findMap(db: Db, id: string): Promise<MapRow | undefined> {
  return db.selectFrom('maps').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Maps of a workshop in the order they were made. */
export async function listMaps(db: Db, workshopId: string): Promise<MapRow[]> {
  return db
    .selectFrom('maps')
    .selectAll()
    .where('workshop_id', '=', workshopId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Maps that show the area, the latest first. */
export async function listMapsOfArea(db: Db, areaCode: string): Promise<MapRow[]> {
  return db
    .selectFrom('maps')
    .selectAll()
    .where('area_code', '=', areaCode)
    .orderBy('created_at', 'desc')
    .execute();
}

export async function insertMap(db: Db, row: Insertable<MapsTable>): Promise<void> {
  await db.insertInto('maps').values(row).execute();
}

export async function changeMap(db: Db, id: string, patch: Updateable<MapsTable>): Promise<void> {
  await db.updateTable('maps').set(patch).where('id', '=', id).execute();
}

/** Removes the row; phases lose the reference. */
export async function removeMap(db: Db, id: string): Promise<void> {
  await db.deleteFrom('maps').where('id', '=', id).execute();
}

/** Maps that everybody may see on the page of their area, published last first. */
export async function listPublishedMaps(
  db: Db,
  limit: number,
): Promise<{ id: string; title: string; area_code: string | null; published_at: number | null }[]> {
  return db
    .selectFrom('maps')
    .select(['id', 'title', 'area_code', 'published_at'])
    .where('published', 'is not', null)
    .where('published_at', 'is not', null)
    .where('area_code', 'is not', null)
    .orderBy('published_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** What is public of the maps of a workshop. */
export async function listPublished(db: Db, workshopId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('maps')
    .select('published')
    .where('workshop_id', '=', workshopId)
    .where('published_at', 'is not', null)
    .execute();
  return rows.flatMap((row) => row.published ?? []);
}
