import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { Database, MatchProgrammesTable } from '../../../../db/types';

type Db = Kysely<Database>;
export type ProgrammeRow = Selectable<MatchProgrammesTable>;

export async function insertProgramme(db: Db, row: Insertable<MatchProgrammesTable>): Promise<void> {
  await db.insertInto('match_programmes').values(row).execute();
}

export function findProgramme(db: Db, id: string): Promise<ProgrammeRow | undefined> {
  return db.selectFrom('match_programmes').where('id', '=', id).selectAll().executeTakeFirst();
}

/** Newest year first, then by name; of some states if asked for. */
export function listProgrammes(
  db: Db,
  statuses?: readonly ProgrammeRow['status'][],
): Promise<ProgrammeRow[]> {
  let query = db.selectFrom('match_programmes').selectAll();
  if (statuses) query = query.where('status', 'in', statuses);
  return query.orderBy('fiscal_year', 'desc').orderBy('created_at', 'desc').orderBy('id').execute();
}

/** Changes a programme if its revision is still the one that was read; tells whether it was. */
export async function changeProgramme(
  db: Db,
  id: string,
  revision: number,
  change: Updateable<MatchProgrammesTable>,
): Promise<boolean> {
  const result = await db
    .updateTable('match_programmes')
    .set(change)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
