import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Database, GrantSubmissionsTable } from '../../../../db/types';
import type { SubmittedContent } from '../model/submission';

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

/** What was handed in last, by application; without those that were never handed in. */
export async function listHandedIn(
  db: Db,
  applicationIds: readonly string[],
): Promise<Map<string, SubmittedContent>> {
  if (applicationIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('grant_submissions')
    .select(['application_id', 'content'])
    .where('application_id', 'in', applicationIds)
    .orderBy('number')
    .execute();
  return new Map(
    rows.map(({ application_id, content }) => [application_id, JSON.parse(content) as SubmittedContent]),
  );
}

export async function insertSubmission(db: Db, row: Insertable<GrantSubmissionsTable>): Promise<void> {
  await db.insertInto('grant_submissions').values(row).execute();
}
