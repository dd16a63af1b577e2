import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { Database, VisionsTable, VisionVersionsTable } from '../../../db/types';

type Db = Kysely<Database>;
export type VisionRow = Selectable<VisionsTable>;
export type VersionRow = Selectable<VisionVersionsTable>;

export async function findVision(db: Db, id: string): Promise<VisionRow | undefined> {
  return db.selectFrom('visions').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Visions by where they belong; without a filter all, the latest first. */
export async function listVisions(
  db: Db,
  filter: { areaCode?: string; workshopIds?: readonly string[]; published?: boolean } = {},
): Promise<VisionRow[]> {
  let query = db.selectFrom('visions').selectAll();
  if (filter.areaCode !== undefined) query = query.where('area_code', '=', filter.areaCode);
  if (filter.workshopIds !== undefined) {
    if (filter.workshopIds.length === 0) return [];
    query = query.where('workshop_id', 'in', filter.workshopIds);
  }
  if (filter.published) query = query.where('published_number', 'is not', null);
  return query.orderBy('created_at', 'desc').orderBy('id').execute();
}

/** Visions that an account made or was invited to write. */
export async function listVisionsOfAccount(db: Db, userId: string): Promise<VisionRow[]> {
  return db
    .selectFrom('visions')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('created_by', '=', userId),
        eb('id', 'in', eb.selectFrom('vision_editors').select('vision_id').where('user_id', '=', userId)),
      ]),
    )
    .orderBy('created_at', 'desc')
    .execute();
}

export async function insertVision(db: Db, row: Insertable<VisionsTable>): Promise<void> {
  await db.insertInto('visions').values(row).execute();
}

export async function changeVision(db: Db, id: string, patch: Updateable<VisionsTable>): Promise<void> {
  await db.updateTable('visions').set(patch).where('id', '=', id).execute();
}

/** Versions without their text, the latest first. */
export async function listVersions(db: Db, visionId: string): Promise<Omit<VersionRow, 'content'>[]> {
  return db
    .selectFrom('vision_versions')
    .select([
      'vision_id',
      'number',
      'kind',
      'reason',
      'title',
      'created_by',
      'created_by_name',
      'created_at',
      'agreed_on',
      'agreed_meeting',
      'published_at',
    ])
    .where('vision_id', '=', visionId)
    .orderBy('number', 'desc')
    .execute();
}

export async function findVersion(db: Db, visionId: string, number: number): Promise<VersionRow | undefined> {
  return db
    .selectFrom('vision_versions')
    .selectAll()
    .where('vision_id', '=', visionId)
    .where('number', '=', number)
    .executeTakeFirst();
}

/** Number of the latest version; 0 when there is none. */
export async function lastNumber(db: Db, visionId: string): Promise<number> {
  const row = await db
    .selectFrom('vision_versions')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('vision_id', '=', visionId)
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}

export async function insertVersion(db: Db, row: Insertable<VisionVersionsTable>): Promise<void> {
  await db.insertInto('vision_versions').values(row).execute();
}

/** Replaces the text of a version. `content`: JSON of its blocks. */
export async function setVersionContent(
  db: Db,
  visionId: string,
  number: number,
  content: string,
): Promise<void> {
  await db
    .updateTable('vision_versions')
    .set({ content })
    .where('vision_id', '=', visionId)
    .where('number', '=', number)
    .execute();
}

/** Marks versions as public since `at`, or as withdrawn (null); `number` null: all of them that are public. */
export async function setPublished(
  db: Db,
  visionId: string,
  number: number | null,
  at: number | null,
): Promise<void> {
  let query = db.updateTable('vision_versions').set({ published_at: at }).where('vision_id', '=', visionId);
  query = number === null ? query.where('published_at', 'is not', null) : query.where('number', '=', number);
  await query.execute();
}

export async function isEditor(db: Db, visionId: string, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('vision_editors')
    .select('user_id')
    .where('vision_id', '=', visionId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Accounts invited to write, in kana order. */
export async function listEditors(
  db: Db,
  visionId: string,
): Promise<{ userId: string; name: string; email: string }[]> {
  return db
    .selectFrom('vision_editors')
    .innerJoin('users', 'users.id', 'vision_editors.user_id')
    .select(['users.id as userId', 'users.name as name', 'users.email as email'])
    .where('vision_id', '=', visionId)
    .orderBy('users.sort_key')
    .execute();
}

export async function addEditor(db: Db, visionId: string, userId: string): Promise<void> {
  await db
    .insertInto('vision_editors')
    .values({ vision_id: visionId, user_id: userId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function removeEditor(db: Db, visionId: string, userId: string): Promise<void> {
  await db
    .deleteFrom('vision_editors')
    .where('vision_id', '=', visionId)
    .where('user_id', '=', userId)
    .execute();
}
