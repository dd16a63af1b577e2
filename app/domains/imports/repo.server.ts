import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { Database, ImportProblemsTable, ImportsTable, TownTablesTable } from '../../../db/types';
import type { ImportState } from './model';
import type { TownEntry } from './model/towns';

/** Every function takes the database or the transaction first. */
type Db = Kysely<Database>;
export type ImportRow = Selectable<ImportsTable>;
export type ProblemRow = Selectable<ImportProblemsTable>;
export type TownTableRow = Selectable<TownTablesTable>;

export async function insertImport(db: Db, row: Insertable<ImportsTable>): Promise<void> {
  await db.insertInto('imports').values(row).execute();
}

export function findImport(db: Db, id: string): Promise<ImportRow | undefined> {
  return db.selectFrom('imports').where('id', '=', id).selectAll().executeTakeFirst();
}

/** One page, newest first, with the number in all. */
export async function listImports(
  db: Db,
  page: { limit: number; offset: number },
): Promise<{ rows: ImportRow[]; total: number }> {
  const rows = await db
    .selectFrom('imports')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { n } = await db
    .selectFrom('imports')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { rows, total: Number(n) };
}

/** Changes an import if it is in one of the states; tells whether it was. */
export async function updateImport(
  db: Db,
  id: string,
  change: Updateable<ImportsTable>,
  from: readonly ImportState[],
): Promise<boolean> {
  const result = await db
    .updateTable('imports')
    .set(change)
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Marks everything that was at work when the process ended. */
export async function interruptImports(db: Db, at: number): Promise<number> {
  const result = await db
    .updateTable('imports')
    .set({ state: 'interrupted', ended_at: at })
    .where('state', 'in', ['waiting', 'reading', 'applying'])
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** SQLite binds some 32,000 values a statement. */
const CHUNK = 2_000;

export async function replaceProblems(
  db: Db,
  importId: string,
  problems: readonly Omit<ProblemRow, 'import_id' | 'seq'>[],
): Promise<void> {
  await db.deleteFrom('import_problems').where('import_id', '=', importId).execute();
  for (let from = 0; from < problems.length; from += CHUNK) {
    const rows = problems.slice(from, from + CHUNK);
    await db
      .insertInto('import_problems')
      .values(rows.map((problem, i) => ({ ...problem, import_id: importId, seq: from + i })))
      .execute();
  }
}

export async function listProblems(
  db: Db,
  importId: string,
  filter: { severity: ProblemRow['severity'] | null; limit: number; offset: number },
): Promise<{ rows: ProblemRow[]; total: number }> {
  let query = db.selectFrom('import_problems').where('import_id', '=', importId);
  if (filter.severity !== null) query = query.where('severity', '=', filter.severity);
  const rows = await query.selectAll().orderBy('seq').limit(filter.limit).offset(filter.offset).execute();
  const { n } = await query.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return { rows, total: Number(n) };
}

/** Tables of towns, the newest first, each with the number of its towns. */
export async function listTownTables(db: Db): Promise<(TownTableRow & { towns: number })[]> {
  const rows = await db
    .selectFrom('town_tables')
    .selectAll()
    .select((eb) =>
      eb
        .selectFrom('town_areas')
        .whereRef('town_areas.table_id', '=', 'town_tables.id')
        .select((of) => of.fn.countAll<number>().as('n'))
        .as('towns'),
    )
    .orderBy('valid_from', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, towns: Number(row.towns ?? 0) }));
}

export function findTownTable(db: Db, id: string): Promise<TownTableRow | undefined> {
  return db.selectFrom('town_tables').where('id', '=', id).selectAll().executeTakeFirst();
}

export function findTownTableOfDay(db: Db, validFrom: string): Promise<TownTableRow | undefined> {
  return db.selectFrom('town_tables').where('valid_from', '=', validFrom).selectAll().executeTakeFirst();
}

export async function insertTownTable(db: Db, row: TownTableRow): Promise<void> {
  await db.insertInto('town_tables').values(row).execute();
}

export async function updateTownTable(
  db: Db,
  id: string,
  change: Updateable<TownTablesTable>,
): Promise<void> {
  await db.updateTable('town_tables').set(change).where('id', '=', id).execute();
}

export async function listTowns(db: Db, tableId: string): Promise<TownEntry[]> {
  const rows = await db.selectFrom('town_areas').where('table_id', '=', tableId).selectAll().execute();
  return rows.map((row) => ({ key: row.key, name: row.name, areaCode: row.area_code }));
}

export async function replaceTowns(db: Db, tableId: string, entries: readonly TownEntry[]): Promise<void> {
  await db.deleteFrom('town_areas').where('table_id', '=', tableId).execute();
  for (let from = 0; from < entries.length; from += CHUNK) {
    const rows = entries
      .slice(from, from + CHUNK)
      .map(({ key, name, areaCode }) => ({ table_id: tableId, key, name, area_code: areaCode }));
    await db.insertInto('town_areas').values(rows).execute();
  }
}
