import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely';
import type {
  Database,
  OrganisationAreasTable,
  OrganisationFieldsTable,
  OrganisationHistoryTable,
  OrganisationNeedsTable,
  OrganisationOffersTable,
  OrganisationsTable,
} from '../../../../db/types';
import type { MemberRole } from '../model';

type Db = Kysely<Database>;
export type OrganisationRow = Selectable<OrganisationsTable>;
export type HistoryRow = Selectable<OrganisationHistoryTable>;

/** What belongs to an entry beside its row, each in its order. */
export interface OrganisationParts {
  areas: Selectable<OrganisationAreasTable>[];
  fields: Selectable<OrganisationFieldsTable>[];
  offers: Selectable<OrganisationOffersTable>[];
  needs: Selectable<OrganisationNeedsTable>[];
}

/** Ids asked for at once; SQLite takes a limited number of parameters. */
const CHUNK = 500;

export async function hasOrganisations(db: Db): Promise<boolean> {
  return (await db.selectFrom('organisations').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export async function findOrganisation(db: Db, id: string): Promise<OrganisationRow | undefined> {
  return db.selectFrom('organisations').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Rows of the ids that exist, in no order. */
export async function listOrganisations(db: Db, ids: readonly string[]): Promise<OrganisationRow[]> {
  const rows: OrganisationRow[] = [];
  for (const part of chunks(ids)) {
    rows.push(...(await db.selectFrom('organisations').selectAll().where('id', 'in', part).execute()));
  }
  return rows;
}

/** Every entry with this status, in kana order. */
export async function listByStatus(db: Db, status: OrganisationRow['status']): Promise<OrganisationRow[]> {
  return db
    .selectFrom('organisations')
    .selectAll()
    .where('status', '=', status)
    .orderBy('sort_key')
    .orderBy('id')
    .execute();
}

/** What belongs to the entries, by id; entries without anything have empty lists. */
export async function loadParts(db: Db, ids: readonly string[]): Promise<Map<string, OrganisationParts>> {
  const all = new Map<string, OrganisationParts>(
    ids.map((id) => [id, { areas: [], fields: [], offers: [], needs: [] }]),
  );
  for (const part of chunks(ids)) {
    const areas = db.selectFrom('organisation_areas').selectAll().where('organisation_id', 'in', part);
    for (const row of await areas.orderBy('area_code').execute())
      all.get(row.organisation_id)?.areas.push(row);
    const fields = db.selectFrom('organisation_fields').selectAll().where('organisation_id', 'in', part);
    for (const row of await fields.orderBy('field').execute()) all.get(row.organisation_id)?.fields.push(row);
    const offers = db.selectFrom('organisation_offers').selectAll().where('organisation_id', 'in', part);
    for (const row of await offers.orderBy('position').execute()) {
      all.get(row.organisation_id)?.offers.push(row);
    }
    const needs = db.selectFrom('organisation_needs').selectAll().where('organisation_id', 'in', part);
    for (const row of await needs.orderBy('position').execute())
      all.get(row.organisation_id)?.needs.push(row);
  }
  return all;
}

export async function insertOrganisation(db: Db, row: Insertable<OrganisationsTable>): Promise<void> {
  await db.insertInto('organisations').values(row).execute();
}

/**
 * Changes an entry if its revision is still the one that was read, and counts the revision on; answers whether it
 * was.
 */
export async function changeOrganisation(
  db: Db,
  id: string,
  revision: number,
  patch: Updateable<OrganisationsTable>,
): Promise<boolean> {
  const result = await db
    .updateTable('organisations')
    .set({ ...patch, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Puts other areas, fields, offers and needs in the place of those an entry has. */
export async function replaceParts(
  db: Db,
  id: string,
  parts: {
    areas: readonly string[];
    fields: readonly number[];
    offers: readonly Omit<Insertable<OrganisationOffersTable>, 'organisation_id' | 'position'>[];
    needs: readonly Omit<Insertable<OrganisationNeedsTable>, 'organisation_id' | 'position'>[];
  },
): Promise<void> {
  const tables = [
    'organisation_areas',
    'organisation_fields',
    'organisation_offers',
    'organisation_needs',
  ] as const;
  for (const table of tables) await db.deleteFrom(table).where('organisation_id', '=', id).execute();
  const areas = parts.areas.map((area_code) => ({ organisation_id: id, area_code }));
  const fields = parts.fields.map((field) => ({ organisation_id: id, field }));
  const offers = parts.offers.map((row, position) => ({ ...row, organisation_id: id, position }));
  const needs = parts.needs.map((row, position) => ({ ...row, organisation_id: id, position }));
  if (areas.length > 0) await db.insertInto('organisation_areas').values(areas).execute();
  if (fields.length > 0) await db.insertInto('organisation_fields').values(fields).execute();
  if (offers.length > 0) await db.insertInto('organisation_offers').values(offers).execute();
  if (needs.length > 0) await db.insertInto('organisation_needs').values(needs).execute();
}

export async function insertHistory(db: Db, row: Insertable<OrganisationHistoryTable>): Promise<void> {
  await db.insertInto('organisation_history').values(row).execute();
}

/** What happened to an entry, the latest first; of one moment by the revision that was changed. */
export async function listHistory(db: Db, id: string): Promise<HistoryRow[]> {
  return db
    .selectFrom('organisation_history')
    .selectAll()
    .where('organisation_id', '=', id)
    .orderBy('at', 'desc')
    .orderBy(sql`coalesce(json_extract(${sql.ref('before')}, '$.revision'), 0)`, 'desc')
    .execute();
}

/** What an account is in an organisation; null: nothing. */
export async function findRole(db: Db, id: string, userId: string): Promise<MemberRole | null> {
  const row = await db
    .selectFrom('organisation_members')
    .select('role')
    .where('organisation_id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.role ?? null;
}

export async function insertMember(
  db: Db,
  id: string,
  userId: string,
  role: MemberRole,
  at: number,
): Promise<void> {
  await db
    .insertInto('organisation_members')
    .values({ organisation_id: id, user_id: userId, role, joined_at: at })
    .execute();
}

/** The organisations an account belongs to, in kana order; merged ones are left out. */
export async function listOfMember(
  db: Db,
  userId: string,
): Promise<(OrganisationRow & { role: MemberRole })[]> {
  return db
    .selectFrom('organisation_members')
    .innerJoin('organisations', 'organisations.id', 'organisation_members.organisation_id')
    .selectAll('organisations')
    .select('organisation_members.role')
    .where('organisation_members.user_id', '=', userId)
    .where('organisations.status', '!=', 'merged')
    .orderBy('organisations.sort_key')
    .orderBy('organisations.id')
    .execute();
}

/** Names of areas, whenever they held, with those of the areas around them; read here, inside of the transaction that writes the index. */
export async function listAreaNames(db: Db, codes: readonly string[]): Promise<string[]> {
  if (codes.length === 0) return [];
  const rows = await db
    .selectFrom('areas')
    .leftJoin('areas as around', 'around.code', 'areas.parent_code')
    .select(['areas.name', 'around.name as around'])
    .where('areas.code', 'in', codes)
    .execute();
  return [...new Set(rows.flatMap(({ name, around }) => (around === null ? [name] : [name, around])))];
}

function chunks<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, i) =>
    items.slice(i * CHUNK, (i + 1) * CHUNK),
  );
}
