import type { Insertable, Kysely } from 'kysely';
import type {
  CollaborationFiguresTable,
  CollaborationLogTable,
  CollaborationMilestonesTable,
  CollaborationPhotosTable,
  Database,
} from '../../../../db/types';

type Db = Kysely<Database>;

export async function listMilestones(db: Db, id: string) {
  return db
    .selectFrom('collaboration_milestones')
    .selectAll()
    .where('collaboration_id', '=', id)
    .orderBy('due_on')
    .orderBy('id')
    .execute();
}

/** Milestones of what is under way that were not reached by their day, the longest due first. */
export async function listLateMilestones(db: Db, today: string) {
  return db
    .selectFrom('collaboration_milestones as m')
    .innerJoin('collaborations as c', 'c.id', 'm.collaboration_id')
    .select(['m.id', 'm.title', 'm.due_on', 'c.id as collaboration_id', 'c.title as collaboration'])
    .where('m.done_on', 'is', null)
    .where('m.due_on', '<', today)
    .where('c.status', '=', 'active')
    .orderBy('m.due_on')
    .orderBy('m.id')
    .execute();
}

export async function insertMilestone(db: Db, row: Insertable<CollaborationMilestonesTable>): Promise<void> {
  await db.insertInto('collaboration_milestones').values(row).execute();
}

/** Says on which day a milestone was reached; null: not yet. Answers whether there is one. */
export async function reachMilestone(
  db: Db,
  collaborationId: string,
  id: string,
  doneOn: string | null,
): Promise<boolean> {
  const done = await db
    .updateTable('collaboration_milestones')
    .set({ done_on: doneOn })
    .where('collaboration_id', '=', collaborationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) > 0;
}

export async function removeMilestone(db: Db, collaborationId: string, id: string): Promise<boolean> {
  const done = await db
    .deleteFrom('collaboration_milestones')
    .where('collaboration_id', '=', collaborationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return Number(done.numDeletedRows) > 0;
}

/** The log, the latest day first, with the name of the organisation an entry was written for. */
export async function listLog(db: Db, id: string) {
  return db
    .selectFrom('collaboration_log as l')
    .leftJoin('organisations as o', 'o.id', 'l.organisation_id')
    .selectAll('l')
    .select('o.name as organisation_name')
    .where('l.collaboration_id', '=', id)
    .orderBy('l.day', 'desc')
    .orderBy('l.created_at', 'desc')
    .execute();
}

export async function insertLog(
  db: Db,
  row: Insertable<CollaborationLogTable>,
  photos: readonly Insertable<CollaborationPhotosTable>[],
): Promise<void> {
  await db.insertInto('collaboration_log').values(row).execute();
  if (photos.length > 0) await db.insertInto('collaboration_photos').values(photos).execute();
}

export async function findLog(db: Db, collaborationId: string, id: string) {
  return db
    .selectFrom('collaboration_log')
    .selectAll()
    .where('collaboration_id', '=', collaborationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Takes an entry away; answers the ids of its pictures, whose bytes are to go too. */
export async function removeLog(db: Db, id: string): Promise<string[]> {
  const photos = await db.selectFrom('collaboration_photos').select('id').where('log_id', '=', id).execute();
  await db.deleteFrom('collaboration_log').where('id', '=', id).execute();
  return photos.map((photo) => photo.id);
}

export async function listPhotos(db: Db, collaborationId: string) {
  return db
    .selectFrom('collaboration_photos')
    .selectAll()
    .where('collaboration_id', '=', collaborationId)
    .orderBy('id')
    .execute();
}

export async function findPhoto(db: Db, collaborationId: string, id: string) {
  return db
    .selectFrom('collaboration_photos')
    .selectAll()
    .where('collaboration_id', '=', collaborationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function listFigures(db: Db, id: string) {
  return db
    .selectFrom('collaboration_figures')
    .selectAll()
    .where('collaboration_id', '=', id)
    .orderBy('fiscal_year')
    .execute();
}

export async function putFigures(db: Db, row: Insertable<CollaborationFiguresTable>): Promise<void> {
  const { collaboration_id, fiscal_year, ...rest } = row;
  await db
    .insertInto('collaboration_figures')
    .values(row)
    .onConflict((conflict) => conflict.columns(['collaboration_id', 'fiscal_year']).doUpdateSet(rest))
    .execute();
}
