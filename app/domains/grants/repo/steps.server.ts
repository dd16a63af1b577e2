import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import type { Database, GrantStepsTable } from '../../../../db/types';

type Db = Kysely<Database>;

export async function insertStep(db: Db, row: Insertable<GrantStepsTable>): Promise<void> {
  await db.insertInto('grant_steps').values(row).execute();
}

/** The history of an application, the earliest first. */
export async function listSteps(db: Db, applicationId: string): Promise<Selectable<GrantStepsTable>[]> {
  return db
    .selectFrom('grant_steps')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('at')
    .orderBy(sql`rowid`)
    .execute();
}
