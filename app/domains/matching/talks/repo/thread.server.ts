import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import type {
  Database,
  MatchAgreementsTable,
  MatchExclusionsTable,
  MatchFollowUpsTable,
  MatchMessageFilesTable,
  MatchMessagesTable,
  MatchReportsTable,
} from '../../../../../db/types';

type Db = Kysely<Database>;
export type MessageRow = Selectable<MatchMessagesTable>;
export type FileRow = Selectable<MatchMessageFilesTable>;
export type FollowUpRow = Selectable<MatchFollowUpsTable>;
export type ReportRow = Selectable<MatchReportsTable>;

/** What was written in a talk, the earliest first; what only staff may read is left out unless `staff`. */
export async function listMessages(db: Db, matchId: string, staff: boolean): Promise<MessageRow[]> {
  let query = db.selectFrom('match_messages').selectAll().where('match_id', '=', matchId);
  if (!staff) query = query.where('staff_only', '=', 0);
  return query.orderBy('created_at').orderBy(sql`rowid`).execute();
}

/** When something was last written or done in each of these talks. */
export async function lastActivity(db: Db, matchIds: readonly string[]) {
  if (matchIds.length === 0) return [];
  return db
    .selectFrom('match_messages')
    .select(['match_id', (eb) => eb.fn.max<number>('created_at').as('at')])
    .where('match_id', 'in', matchIds)
    .where('staff_only', '=', 0)
    .groupBy('match_id')
    .execute();
}

export async function insertMessage(db: Db, row: Insertable<MatchMessagesTable>): Promise<void> {
  await db.insertInto('match_messages').values(row).execute();
}

export async function insertFiles(
  db: Db,
  rows: readonly Insertable<MatchMessageFilesTable>[],
): Promise<void> {
  if (rows.length > 0)
    await db
      .insertInto('match_message_files')
      .values([...rows])
      .execute();
}

export async function listFiles(db: Db, messageIds: readonly string[]): Promise<FileRow[]> {
  if (messageIds.length === 0) return [];
  return db
    .selectFrom('match_message_files')
    .selectAll()
    .where('message_id', 'in', messageIds)
    .orderBy(sql`rowid`)
    .execute();
}

/** A file of a talk, with whether only staff may see it. */
export async function findFile(db: Db, matchId: string, fileId: string) {
  return db
    .selectFrom('match_message_files as f')
    .innerJoin('match_messages as m', 'm.id', 'f.message_id')
    .selectAll('f')
    .select('m.staff_only')
    .where('m.match_id', '=', matchId)
    .where('f.file_id', '=', fileId)
    .executeTakeFirst();
}

export async function listAgreements(db: Db, matchIds: readonly string[]) {
  if (matchIds.length === 0) return [];
  return db.selectFrom('match_agreements').selectAll().where('match_id', 'in', matchIds).execute();
}

export async function insertAgreement(db: Db, row: Insertable<MatchAgreementsTable>): Promise<void> {
  await db.insertInto('match_agreements').values(row).execute();
}

export async function removeAgreement(db: Db, matchId: string, organisationId: string): Promise<void> {
  await db
    .deleteFrom('match_agreements')
    .where('match_id', '=', matchId)
    .where('organisation_id', '=', organisationId)
    .execute();
}

export async function insertFollowUps(db: Db, rows: readonly Insertable<MatchFollowUpsTable>[]) {
  if (rows.length > 0)
    await db
      .insertInto('match_follow_ups')
      .values([...rows])
      .execute();
}

export async function listFollowUps(db: Db, matchIds: readonly string[]): Promise<FollowUpRow[]> {
  if (matchIds.length === 0) return [];
  return db
    .selectFrom('match_follow_ups')
    .selectAll()
    .where('match_id', 'in', matchIds)
    .orderBy('due_on')
    .execute();
}

/** Writes down how it went, once; answers whether it was still open. */
export async function completeFollowUp(
  db: Db,
  key: { id: string; matchId: string },
  done: { done_at: number; done_by: string; text: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('match_follow_ups')
    .set(done)
    .where('id', '=', key.id)
    .where('match_id', '=', key.matchId)
    .where('done_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

/** Whether something is kept apart anew; a block that is there already stays as it is. */
export async function insertExclusion(db: Db, row: Insertable<MatchExclusionsTable>): Promise<boolean> {
  const result = await db
    .insertInto('match_exclusions')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** Lifts a block; answers whether there was one. */
export async function removeBlock(db: Db, organisationId: string, otherId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('match_exclusions')
    .where('organisation_id', '=', organisationId)
    .where('other_id', '=', otherId)
    .where('kind', '=', 'blocked')
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The talk in which an organisation blocked another last; undefined: it is not kept. */
export async function findTalkOfBlock(db: Db, organisationId: string, otherId: string) {
  return db
    .selectFrom('match_messages as l')
    .innerJoin('matches as m', 'm.id', 'l.match_id')
    .select('m.id')
    .where('l.kind', '=', 'event')
    .where('l.text', '=', 'blocked')
    .where('l.organisation_id', '=', organisationId)
    .where((eb) => eb.or([eb('m.from_id', '=', otherId), eb('m.to_id', '=', otherId)]))
    .orderBy('l.created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Whom these organisations have blocked. */
export async function listBlocks(db: Db, organisationIds: readonly string[]) {
  if (organisationIds.length === 0) return [];
  return db
    .selectFrom('match_exclusions as e')
    .innerJoin('organisations as o', 'o.id', 'e.other_id')
    .select(['e.organisation_id', 'e.other_id', 'o.name', 'e.created_at'])
    .where('e.kind', '=', 'blocked')
    .where('e.organisation_id', 'in', organisationIds)
    .orderBy('e.created_at', 'desc')
    .execute();
}

export async function insertReport(db: Db, row: Insertable<MatchReportsTable>): Promise<void> {
  await db.insertInto('match_reports').values(row).execute();
}

const reports = (db: Db) =>
  db
    .selectFrom('match_reports as r')
    .innerJoin('organisations as o', 'o.id', 'r.organisation_id')
    .selectAll('r')
    .select('o.name as organisation_name');

/** Reports about a talk; `organisationIds` null: of everybody. */
export async function listReportsOf(db: Db, matchId: string, organisationIds: readonly string[] | null) {
  if (organisationIds?.length === 0) return [];
  let query = reports(db).where('r.match_id', '=', matchId);
  if (organisationIds) query = query.where('r.organisation_id', 'in', organisationIds);
  return query.orderBy('r.created_at').execute();
}

export async function listOpenReports(db: Db) {
  return reports(db)
    .innerJoin('matches as m', 'm.id', 'r.match_id')
    .innerJoin('organisations as f', 'f.id', 'm.from_id')
    .innerJoin('organisations as t', 't.id', 'm.to_id')
    .select(['f.name as from_name', 't.name as to_name'])
    .where('r.status', '=', 'open')
    .orderBy('r.created_at')
    .execute();
}

export async function findReport(db: Db, id: string) {
  return reports(db).where('r.id', '=', id).executeTakeFirst();
}

/** Settles a report once; answers whether it was open. */
export async function settleReport(
  db: Db,
  id: string,
  by: { answer: string; settled_by: string; settled_at: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('match_reports')
    .set({ ...by, status: 'settled' })
    .where('id', '=', id)
    .where('status', '=', 'open')
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}
