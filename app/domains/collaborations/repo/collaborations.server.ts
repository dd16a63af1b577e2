import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { CollaborationsTable, Database } from '../../../../db/types';

type Db = Kysely<Database>;
export type CollaborationRow = Selectable<CollaborationsTable>;

export async function insertCollaboration(
  db: Db,
  row: Insertable<CollaborationsTable>,
  partners: readonly { id: string; role: 'lead' | 'partner' }[],
): Promise<void> {
  await db.insertInto('collaborations').values(row).execute();
  await db
    .insertInto('collaboration_partners')
    .values(partners.map(({ id, role }) => ({ collaboration_id: row.id, organisation_id: id, role })))
    .execute();
}

export async function findCollaboration(db: Db, id: string): Promise<CollaborationRow | undefined> {
  return db.selectFrom('collaborations').selectAll().where('id', '=', id).executeTakeFirst();
}

/** One page, the latest first, with how many there are. `memberId` null: all of them. */
export async function listCollaborations(
  db: Db,
  { memberId, limit, offset }: { memberId: string | null; limit: number; offset: number },
): Promise<{ rows: CollaborationRow[]; total: number }> {
  let query = db.selectFrom('collaborations');
  if (memberId !== null) {
    query = query.where('id', 'in', (eb) =>
      eb
        .selectFrom('collaboration_partners as c')
        .innerJoin('organisation_members as m', 'm.organisation_id', 'c.organisation_id')
        .select('c.collaboration_id')
        .where('m.user_id', '=', memberId),
    );
  }
  const count = await query.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirst();
  const rows = await query
    .selectAll()
    .orderBy('started_on', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows, total: Number(count?.n ?? 0) };
}

/** Partners of these collaborations, those who lead first. */
export async function listPartners(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('collaboration_partners as c')
    .innerJoin('organisations as o', 'o.id', 'c.organisation_id')
    .select(['c.collaboration_id', 'o.id', 'o.name', 'c.role'])
    .where('c.collaboration_id', 'in', ids)
    .orderBy('c.role')
    .orderBy('o.sort_key')
    .orderBy('o.name')
    .execute();
}

/** Whether an account belongs to one of the partners. */
export async function isMemberOfPartner(db: Db, id: string, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('collaboration_partners as c')
    .innerJoin('organisation_members as m', 'm.organisation_id', 'c.organisation_id')
    .select('m.user_id')
    .where('c.collaboration_id', '=', id)
    .where('m.user_id', '=', userId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function changeCollaboration(
  db: Db,
  id: string,
  patch: Updateable<CollaborationsTable>,
): Promise<void> {
  await db.updateTable('collaborations').set(patch).where('id', '=', id).execute();
}
