import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import type {
  Database,
  GrantConflictsTable,
  GrantEligibilityTable,
  GrantScoresTable,
  GrantScreeningNotesTable,
} from '../../../../../db/types';

type Db = Kysely<Database>;
export type ConflictRow = Selectable<GrantConflictsTable>;
export type EligibilityRow = Selectable<GrantEligibilityTable>;
export type ScoreRow = Selectable<GrantScoresTable>;
export type NoteRow = Selectable<GrantScreeningNotesTable>;

/**
 * Applications a person must not judge: those of a declared conflict, those staff set one for, and those of an
 * organisation they belong to, as lead or as partner that has not declined. `applicationIds`: which are asked about.
 */
export async function listKeptFrom(
  db: Db,
  userId: string,
  applicationIds: readonly string[],
): Promise<Set<string>> {
  if (applicationIds.length === 0) return new Set();
  const declared = await db
    .selectFrom('grant_conflicts')
    .select('application_id as id')
    .where('user_id', '=', userId)
    .where('application_id', 'in', applicationIds)
    .execute();
  const own = await listBelonging(db, applicationIds, [userId]);
  return new Set([...declared.map((one) => one.id), ...own.map((one) => one.application_id)]);
}

/** Ids of all applications a person must not judge, and of the awards they became. */
export async function listSubjectsKeptFrom(db: Db, userId: string): Promise<string[]> {
  const own = db.selectFrom('organisation_members').select('organisation_id').where('user_id', '=', userId);
  const applications = await db
    .selectFrom('grant_applications')
    .select('id')
    .where((eb) =>
      eb.or([
        eb('lead_id', 'in', own),
        eb('id', 'in', (sub) =>
          sub
            .selectFrom('grant_partners')
            .select('application_id')
            .where('status', '!=', 'declined')
            .where('organisation_id', 'in', own),
        ),
        eb('id', 'in', (sub) =>
          sub.selectFrom('grant_conflicts').select('application_id').where('user_id', '=', userId),
        ),
      ]),
    )
    .execute();
  const ids = applications.map((one) => one.id);
  if (ids.length === 0) return [];
  const awards = await db
    .selectFrom('grant_awards')
    .select('id')
    .where('application_id', 'in', ids)
    .execute();
  return [...ids, ...awards.map((one) => one.id)];
}

/** Who of these people belongs to an organisation that applies, by application. */
export async function listBelonging(db: Db, applicationIds: readonly string[], userIds: readonly string[]) {
  if (applicationIds.length === 0 || userIds.length === 0) return [];
  const leads = await db
    .selectFrom('grant_applications as a')
    .innerJoin('organisation_members as m', 'm.organisation_id', 'a.lead_id')
    .innerJoin('organisations as o', 'o.id', 'm.organisation_id')
    .select(['a.id as application_id', 'm.user_id', 'o.name'])
    .where('a.id', 'in', applicationIds)
    .where('m.user_id', 'in', userIds)
    .execute();
  const partners = await db
    .selectFrom('grant_partners as p')
    .innerJoin('organisation_members as m', 'm.organisation_id', 'p.organisation_id')
    .innerJoin('organisations as o', 'o.id', 'm.organisation_id')
    .select(['p.application_id', 'm.user_id', 'o.name'])
    .where('p.application_id', 'in', applicationIds)
    .where('p.status', '!=', 'declined')
    .where('m.user_id', 'in', userIds)
    .execute();
  return [...leads, ...partners];
}

/** Conflicts about these applications with the names of whom they keep away, the earliest first. */
export async function listConflicts(db: Db, applicationIds: readonly string[]) {
  if (applicationIds.length === 0) return [];
  return db
    .selectFrom('grant_conflicts as c')
    .innerJoin('users as u', 'u.id', 'c.user_id')
    .selectAll('c')
    .select('u.name as user_name')
    .where('c.application_id', 'in', applicationIds)
    .orderBy('c.created_at')
    .orderBy('c.user_id')
    .execute();
}

/** Writes a conflict down unless there is one. */
export async function insertConflict(db: Db, row: Insertable<GrantConflictsTable>): Promise<boolean> {
  const result = await db
    .insertInto('grant_conflicts')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

export async function deleteConflict(db: Db, applicationId: string, userId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('grant_conflicts')
    .where('application_id', '=', applicationId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function insertEligibility(db: Db, row: Insertable<GrantEligibilityTable>): Promise<void> {
  await db.insertInto('grant_eligibility').values(row).execute();
}

/** What was said about the eligibility of these, the earliest first. */
export async function listEligibility(db: Db, applicationIds: readonly string[]): Promise<EligibilityRow[]> {
  if (applicationIds.length === 0) return [];
  return db
    .selectFrom('grant_eligibility')
    .selectAll()
    .where('application_id', 'in', applicationIds)
    .orderBy('created_at')
    .orderBy(sql`rowid`)
    .execute();
}

/** Points of a stage for these applications, in the order in which they came in; drafts last. */
export async function listScores(
  db: Db,
  applicationIds: readonly string[],
  stage: string,
): Promise<ScoreRow[]> {
  if (applicationIds.length === 0) return [];
  return db
    .selectFrom('grant_scores')
    .selectAll()
    .where('application_id', 'in', applicationIds)
    .where('stage', '=', stage)
    .orderBy((eb) => eb.fn.coalesce('in_at', eb.val(Number.MAX_SAFE_INTEGER)))
    .orderBy('user_name')
    .execute();
}

export async function findScore(
  db: Db,
  key: { application_id: string; stage: string; user_id: string },
): Promise<ScoreRow | undefined> {
  return db
    .selectFrom('grant_scores')
    .selectAll()
    .where('application_id', '=', key.application_id)
    .where('stage', '=', key.stage)
    .where('user_id', '=', key.user_id)
    .executeTakeFirst();
}

export async function putScore(db: Db, row: Insertable<GrantScoresTable>): Promise<void> {
  await db
    .insertInto('grant_scores')
    .values(row)
    .onConflict((conflict) => conflict.columns(['application_id', 'stage', 'user_id']).doUpdateSet(row))
    .execute();
}

export async function insertNote(db: Db, row: Insertable<GrantScreeningNotesTable>): Promise<void> {
  await db.insertInto('grant_screening_notes').values(row).execute();
}

export async function listNotes(db: Db, applicationId: string): Promise<NoteRow[]> {
  return db
    .selectFrom('grant_screening_notes')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('created_at')
    .orderBy(sql`rowid`)
    .execute();
}

/** Files of an application that belong to what was handed in, by document. */
export async function listFiles(db: Db, applicationId: string) {
  return db
    .selectFrom('grant_files')
    .select(['file_id', 'document', 'name', 'bytes'])
    .where('application_id', '=', applicationId)
    .where('removed_at', 'is', null)
    .orderBy('document')
    .orderBy('uploaded_at')
    .execute();
}
