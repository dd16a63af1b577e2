import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type {
  Database,
  GrantChangesTable,
  GrantPaymentsTable,
  GrantReceiptsTable,
  GrantRemindersTable,
  GrantReportsTable,
} from '../../../../../db/types';

type Db = Kysely<Database>;
export type ChangeRow = Selectable<GrantChangesTable>;
export type ReportRow = Selectable<GrantReportsTable>;
export type ReceiptRow = Selectable<GrantReceiptsTable>;
export type PaymentRow = Selectable<GrantPaymentsTable>;

/** Changes that were asked for, the first one first. */
export async function listChanges(db: Db, awardId: string): Promise<ChangeRow[]> {
  return db
    .selectFrom('grant_changes')
    .selectAll()
    .where('award_id', '=', awardId)
    .orderBy('number')
    .execute();
}

export async function insertChange(db: Db, row: Insertable<GrantChangesTable>): Promise<void> {
  await db.insertInto('grant_changes').values(row).execute();
}

/** Answers the change that waits; false when none does any more. */
export async function answerChange(
  db: Db,
  id: string,
  patch: Pick<Updateable<GrantChangesTable>, 'status' | 'answer' | 'answered_by_name' | 'answered_at'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('grant_changes')
    .set(patch)
    .where('id', '=', id)
    .where('status', '=', 'asked')
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

export async function listReports(db: Db, awardId: string): Promise<ReportRow[]> {
  return db.selectFrom('grant_reports').selectAll().where('award_id', '=', awardId).execute();
}

export async function insertReport(db: Db, row: Insertable<GrantReportsTable>): Promise<void> {
  await db.insertInto('grant_reports').values(row).execute();
}

/** Changes a report that still has `revision`; answers whether it did. */
export async function changeReport(
  db: Db,
  { award_id, kind, revision }: Pick<ReportRow, 'award_id' | 'kind' | 'revision'>,
  patch: Updateable<GrantReportsTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('grant_reports')
    .set({ ...patch, revision: revision + 1 })
    .where('award_id', '=', award_id)
    .where('kind', '=', kind)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

/** Receipts that are part of the report, by their day. */
export async function listReceipts(db: Db, awardId: string): Promise<ReceiptRow[]> {
  return db
    .selectFrom('grant_receipts')
    .selectAll()
    .where('award_id', '=', awardId)
    .where('removed_at', 'is', null)
    .orderBy('day')
    .orderBy('added_at')
    .orderBy('id')
    .execute();
}

/** A file of an award, also of a receipt that was taken out. */
export async function findReceiptFile(
  db: Db,
  awardId: string,
  fileId: string,
): Promise<ReceiptRow | undefined> {
  return db
    .selectFrom('grant_receipts')
    .selectAll()
    .where('award_id', '=', awardId)
    .where('file_id', '=', fileId)
    .executeTakeFirst();
}

export async function insertReceipt(db: Db, row: Insertable<GrantReceiptsTable>): Promise<void> {
  await db.insertInto('grant_receipts').values(row).execute();
}

/** Changes a receipt that is part of the report; answers whether there is one. */
export async function changeReceipt(
  db: Db,
  awardId: string,
  id: string,
  patch: Updateable<GrantReceiptsTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('grant_receipts')
    .set(patch)
    .where('award_id', '=', awardId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

/** Money that went to and fro, also what was struck out, in order of the days. */
export async function listPayments(db: Db, awardId: string): Promise<PaymentRow[]> {
  return db
    .selectFrom('grant_payments')
    .selectAll()
    .where('award_id', '=', awardId)
    .orderBy('day')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
}

export async function insertPayment(db: Db, row: Insertable<GrantPaymentsTable>): Promise<void> {
  await db.insertInto('grant_payments').values(row).execute();
}

/** Strikes a payment out; answers whether there was one that was not. */
export async function voidPayment(
  db: Db,
  awardId: string,
  id: string,
  patch: Pick<Updateable<GrantPaymentsTable>, 'voided_at' | 'voided_by_name' | 'void_reason'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('grant_payments')
    .set(patch)
    .where('award_id', '=', awardId)
    .where('id', '=', id)
    .where('voided_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

export async function listReminders(db: Db, awardId: string) {
  return db.selectFrom('grant_reminders').selectAll().where('award_id', '=', awardId).execute();
}

/** Writes down that a reminder goes out; answers false when it did before. */
export async function claimReminder(db: Db, row: Insertable<GrantRemindersTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('grant_reminders')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows) > 0;
}

/** Takes the note back: it reached nobody, and is tried again. */
export async function returnReminder(db: Db, row: Insertable<GrantRemindersTable>): Promise<void> {
  await db
    .deleteFrom('grant_reminders')
    .where('award_id', '=', row.award_id)
    .where('kind', '=', row.kind)
    .where('due_on', '=', row.due_on)
    .where('days', '=', row.days)
    .execute();
}
