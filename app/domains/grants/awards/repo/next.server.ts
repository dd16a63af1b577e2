import type { Kysely } from 'kysely';
import type { Database } from '../../../../../db/types';

type Db = Kysely<Database>;

/** Programmes of a fiscal year that take applications, the latest first. */
export async function listOpenProgrammes(db: Db, fiscalYear: number) {
  return db
    .selectFrom('grant_programmes')
    .select(['id', 'title', 'rules', 'copied_from'])
    .where('fiscal_year', '=', fiscalYear)
    .where('status', '=', 'open')
    .orderBy('created_at', 'desc')
    .execute();
}

/** The application for the year after, if one was begun and not withdrawn. */
export async function findNextApplication(db: Db, applicationId: string) {
  return db
    .selectFrom('grant_applications')
    .select('id')
    .where('previous_id', '=', applicationId)
    .where('status', '!=', 'withdrawn')
    .executeTakeFirst();
}
