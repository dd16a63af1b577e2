import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { Database, GrantProgrammesTable } from '../../../../db/types';

type Db = Kysely<Database>;
export type ProgrammeRow = Selectable<GrantProgrammesTable>;

export async function findProgramme(db: Db, id: string): Promise<ProgrammeRow | undefined> {
  return db.selectFrom('grant_programmes').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Programmes in some states, the latest year first. */
export async function listProgrammes(
  db: Db,
  statuses: readonly ProgrammeRow['status'][],
): Promise<ProgrammeRow[]> {
  return db
    .selectFrom('grant_programmes')
    .selectAll()
    .where('status', 'in', statuses)
    .orderBy('fiscal_year', 'desc')
    .orderBy('title')
    .orderBy('id')
    .execute();
}

export async function insertProgramme(db: Db, row: Insertable<GrantProgrammesTable>): Promise<void> {
  await db.insertInto('grant_programmes').values(row).execute();
}

/** Changes a programme that still has `revision`; answers whether it did. */
export async function changeProgramme(
  db: Db,
  id: string,
  revision: number,
  patch: Updateable<GrantProgrammesTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('grant_programmes')
    .set(patch)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

/** Applications that were handed in, by programme. */
export async function countHandedIn(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('grant_applications')
    .select(['programme_id', (eb) => eb.fn.countAll<number>().as('n')])
    .where('receipt_number', 'is not', null)
    .groupBy('programme_id')
    .execute();
  return new Map(rows.map(({ programme_id, n }) => [programme_id, Number(n)]));
}

export async function hasApplications(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('grant_applications')
    .select('id')
    .where('programme_id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether staff have said of an application that it fits the rules, or that it doesn't. */
export async function hasJudged(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('grant_applications')
    .select('id')
    .where('programme_id', '=', id)
    .where('status', 'in', ['eligible', 'ineligible'])
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether there is a programme of a fiscal year. */
export async function hasProgrammeOf(db: Db, fiscalYear: number): Promise<boolean> {
  const row = await db
    .selectFrom('grant_programmes')
    .select('id')
    .where('fiscal_year', '=', fiscalYear)
    .executeTakeFirst();
  return row !== undefined;
}
