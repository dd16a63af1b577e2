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

/** What is written of the parts of one entry; one that is absent stays as it is. */
export interface WrittenParts {
  id: string;
  areas?: readonly string[];
  fields?: readonly number[];
  offers?: readonly Omit<Insertable<OrganisationOffersTable>, 'organisation_id' | 'position'>[];
  needs?: readonly Omit<Insertable<OrganisationNeedsTable>, 'organisation_id' | 'position'>[];
}

/** Ids asked for at once; SQLite takes a limited number of parameters. */
const CHUNK = 500;
/** Values written by one statement, for the same reason. */
const MOST_VALUES = 20_000;

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

/** Rows of one table, each with the same columns. */
export async function insertOrganisations(
  db: Db,
  rows: readonly Insertable<OrganisationsTable>[],
): Promise<void> {
  await inPieces(rows, (piece) => db.insertInto('organisations').values(piece).execute());
}

/**
 * Changes an entry if its revision is still the one that was read, and counts the revision on; null when it is not.
 * Answers where it stands in the index.
 */
export async function changeOrganisation(
  db: Db,
  id: string,
  revision: number,
  patch: Updateable<OrganisationsTable>,
): Promise<Pick<OrganisationRow, 'search_row'> | null> {
  const row = await db
    .updateTable('organisations')
    .set({ ...patch, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .returning('search_row')
    .executeTakeFirst();
  return row ?? null;
}

/** Notes where an entry stands in the index. */
export async function keepSearchRow(db: Db, id: string, search_row: number): Promise<void> {
  await db.updateTable('organisations').set({ search_row }).where('id', '=', id).execute();
}

/** Writes areas, fields, offers and needs of entries that have none. */
export async function insertParts(db: Db, entries: readonly WrittenParts[]): Promise<void> {
  const areas = entries.flatMap(({ id, areas: codes = [] }) =>
    codes.map((area_code) => ({ organisation_id: id, area_code })),
  );
  const fields = entries.flatMap(({ id, fields: numbers = [] }) =>
    numbers.map((field) => ({ organisation_id: id, field })),
  );
  const offers = entries.flatMap(({ id, offers: own = [] }) =>
    own.map((row, position) => ({ ...row, organisation_id: id, position })),
  );
  const needs = entries.flatMap(({ id, needs: own = [] }) =>
    own.map((row, position) => ({ ...row, organisation_id: id, position })),
  );
  await inPieces(areas, (piece) => db.insertInto('organisation_areas').values(piece).execute());
  await inPieces(fields, (piece) => db.insertInto('organisation_fields').values(piece).execute());
  await inPieces(offers, (piece) => db.insertInto('organisation_offers').values(piece).execute());
  await inPieces(needs, (piece) => db.insertInto('organisation_needs').values(piece).execute());
}

const PARTS = ['areas', 'fields', 'offers', 'needs'] as const;

/** Puts other areas, fields, offers and needs in the place of those that entries have. */
export async function replaceParts(db: Db, entries: readonly WrittenParts[]): Promise<void> {
  for (const part of PARTS) {
    const ids = entries.filter((entry) => entry[part] !== undefined).map(({ id }) => id);
    for (const piece of chunks(ids)) {
      await db.deleteFrom(`organisation_${part}`).where('organisation_id', 'in', piece).execute();
    }
  }
  await insertParts(db, entries);
}

export async function insertHistory(
  db: Db,
  rows: readonly Insertable<OrganisationHistoryTable>[],
): Promise<void> {
  await inPieces(rows, (piece) => db.insertInto('organisation_history').values(piece).execute());
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

/**
 * Names of areas by code, whenever they held, each with that of the area around it; read here, inside of the transaction
 * that writes the index.
 */
export async function listAreaNames(db: Db, codes: readonly string[]): Promise<Map<string, string[]>> {
  const names = new Map<string, string[]>();
  for (const piece of chunks([...new Set(codes)])) {
    const rows = await db
      .selectFrom('areas')
      .leftJoin('areas as around', 'around.code', 'areas.parent_code')
      .select(['areas.code', 'areas.name', 'around.name as around'])
      .where('areas.code', 'in', piece)
      .execute();
    for (const { code, name, around } of rows) {
      names.set(code, [...(names.get(code) ?? []), name, ...(around === null ? [] : [around])]);
    }
  }
  return names;
}

/** As many rows at a time as one statement takes. */
export async function inPieces<Row extends object>(
  rows: readonly Row[],
  write: (piece: Row[]) => Promise<unknown>,
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).length;
  for (const piece of chunks(rows, Math.floor(MOST_VALUES / Math.max(1, columns)))) await write(piece);
}

function chunks<T>(items: readonly T[], size: number = CHUNK): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
