import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely';
import type { CollaborationPartnersTable, CollaborationsTable, Database } from '../../../../db/types';

type Db = Kysely<Database>;
export type CollaborationRow = Selectable<CollaborationsTable>;

export async function insertCollaboration(
  db: Db,
  row: Insertable<CollaborationsTable>,
  partners: readonly { id: string; role: 'lead' | 'partner' }[],
): Promise<void> {
  await db.insertInto('collaborations').values(row).execute();
  if (partners.length === 0) return;
  await db
    .insertInto('collaboration_partners')
    .values(partners.map(({ id, role }) => ({ collaboration_id: row.id, organisation_id: id, role })))
    .execute();
}

export async function findCollaboration(db: Db, id: string): Promise<CollaborationRow | undefined> {
  return db.selectFrom('collaborations').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function changeCollaboration(
  db: Db,
  id: string,
  patch: Updateable<CollaborationsTable>,
): Promise<void> {
  await db.updateTable('collaborations').set(patch).where('id', '=', id).execute();
}

/** One page, the latest first, with how many there are. `viewer` null: all; `userId` null: what is public. */
export async function listCollaborations(
  db: Db,
  filter: {
    viewer: { userId: string | null } | null;
    status: CollaborationRow['status'] | null;
    words: string;
    limit: number;
    offset: number;
  },
): Promise<{ rows: CollaborationRow[]; total: number }> {
  let query = db.selectFrom('collaborations');
  const { viewer } = filter;
  if (viewer) {
    const { userId } = viewer;
    query = query.where((eb) => {
      const open = eb('is_public', '=', 1);
      if (userId === null) return open;
      const own = eb
        .selectFrom('collaboration_partners as c')
        .innerJoin('organisation_members as m', 'm.organisation_id', 'c.organisation_id')
        .select('c.collaboration_id')
        .where('m.user_id', '=', userId);
      return eb.or([open, eb('id', 'in', own)]);
    });
  }
  if (filter.status) query = query.where('status', '=', filter.status);
  if (filter.words !== '') {
    const like = `%${filter.words.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where(sql<boolean>`(title like ${like} escape '\\' or summary like ${like} escape '\\')`);
  }
  const count = await query.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirst();
  const rows = await query
    .selectAll()
    .orderBy('started_on', 'desc')
    .orderBy('id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return { rows, total: Number(count?.n ?? 0) };
}

export async function listSummaries(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('collaborations')
    .select(['id', 'summary'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, summary }) => [id, summary]));
}

/** Collaborations with this origin in which an organisation is a partner, the earliest first. */
export async function listByOrigin(
  db: Db,
  origin: { kind: CollaborationsTable['origin_kind']; id: string },
  organisationId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('collaborations as c')
    .innerJoin('collaboration_partners as p', 'p.collaboration_id', 'c.id')
    .select('c.id')
    .where('c.origin_kind', '=', origin.kind)
    .where('c.origin_id', '=', origin.id)
    .where('p.organisation_id', '=', organisationId)
    .orderBy('c.created_at')
    .orderBy('c.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Partners of these collaborations, those who lead first. */
export async function listPartners(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('collaboration_partners as c')
    .innerJoin('organisations as o', 'o.id', 'c.organisation_id')
    .select([
      'c.collaboration_id',
      'o.id',
      'o.name',
      'o.status as listing',
      'c.role',
      'c.task',
      'c.from_day',
      'c.to_day',
    ])
    .where('c.collaboration_id', 'in', ids)
    .orderBy('c.role')
    .orderBy('o.sort_key')
    .orderBy('o.name')
    .execute();
}

/** Adds a partner, or changes what is said of one. */
export async function putPartner(db: Db, row: Insertable<CollaborationPartnersTable>): Promise<void> {
  const { collaboration_id, organisation_id, ...rest } = row;
  await db
    .insertInto('collaboration_partners')
    .values(row)
    .onConflict((conflict) => conflict.columns(['collaboration_id', 'organisation_id']).doUpdateSet(rest))
    .execute();
}

export async function removePartner(db: Db, id: string, organisationId: string): Promise<void> {
  await db
    .deleteFrom('collaboration_partners')
    .where('collaboration_id', '=', id)
    .where('organisation_id', '=', organisationId)
    .execute();
}

/** What an account is in the partners of a collaboration. */
export async function listMemberships(db: Db, id: string, userId: string) {
  return db
    .selectFrom('collaboration_partners as c')
    .innerJoin('organisation_members as m', 'm.organisation_id', 'c.organisation_id')
    .select(['m.role', 'c.role as partner', 'c.organisation_id'])
    .where('c.collaboration_id', '=', id)
    .where('m.user_id', '=', userId)
    .execute();
}

/** Ids of the collaborations in which an organisation of the account takes part, the latest first. */
export async function listIdsOfMember(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('collaboration_partners as p')
    .innerJoin('organisation_members as m', 'm.organisation_id', 'p.organisation_id')
    .innerJoin('collaborations as c', 'c.id', 'p.collaboration_id')
    .select('c.id')
    .where('m.user_id', '=', userId)
    .groupBy('c.id')
    .orderBy('c.started_on', 'desc')
    .execute();
  return rows.map(({ id }) => id);
}

/** Everybody who acts for one of the partners and can be written to. */
export async function listActing(db: Db, id: string) {
  return db
    .selectFrom('collaboration_partners as c')
    .innerJoin('organisation_members as m', 'm.organisation_id', 'c.organisation_id')
    .innerJoin('users as u', 'u.id', 'm.user_id')
    .select(['u.id', 'u.email', 'u.name', 'u.locale'])
    .where('c.collaboration_id', '=', id)
    .where('m.role', 'in', ['owner', 'editor'])
    .where('u.disabled_at', 'is', null)
    .groupBy('u.id')
    .orderBy('u.id')
    .execute();
}

/** Organisations for which an account acts, in kana order. */
export async function listOwn(db: Db, userId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('organisation_members as m')
    .innerJoin('organisations as o', 'o.id', 'm.organisation_id')
    .select(['o.id', 'o.name'])
    .where('m.user_id', '=', userId)
    .where('m.role', 'in', ['owner', 'editor'])
    .where('o.status', '=', 'listed')
    .orderBy('o.sort_key')
    .execute();
}

/** Whether there are entries that were taken from something published. */
export async function hasRecords(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('collaborations')
    .select('id')
    .where('source_note', '<>', '')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Organisations whose id elsewhere begins with `prefix`, by the rest of that id. */
export async function idsByExternal(db: Db, prefix: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('organisations')
    .select(['id', 'external_id'])
    .where('external_id', 'like', `${prefix}%`)
    .where('status', '=', 'listed')
    .execute();
  return new Map(rows.map(({ id, external_id }) => [external_id?.slice(prefix.length) ?? '', id]));
}

/** Id of the milestone of this title; empty when there is none. */
export async function latestMilestone(db: Db, id: string, title: string): Promise<string> {
  const row = await db
    .selectFrom('collaboration_milestones')
    .select('id')
    .where('collaboration_id', '=', id)
    .where('title', '=', title)
    .executeTakeFirst();
  return row?.id ?? '';
}
