import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Database, GrantSubmissionsTable } from '../../../../db/types';

type Db = Kysely<Database>;

/** What was handed in, the latest first. */
export async function listSubmissions(
  db: Db,
  applicationId: string,
): Promise<Selectable<GrantSubmissionsTable>[]> {
  return db
    .selectFrom('grant_submissions')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('number', 'desc')
    .execute();
}

export async function insertSubmission(db: Db, row: Insertable<GrantSubmissionsTable>): Promise<void> {
  await db.insertInto('grant_submissions').values(row).execute();
}
