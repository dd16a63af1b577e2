import type { Kysely } from 'kysely';

/**
 * After the award of a grant: the decision with the rules it was made by, changes, reports with receipts, the amount as
 * it was fixed, and money that went to and fro. Money in whole yen, days `YYYY-MM-DD`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createAwards(db);
  await createChanges(db);
  await createReports(db);
  await createMoney(db);
}

const ofAward = ['award_id', 'text'] as const;

async function createAwards(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grant_awards')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('application_id', 'text', (c) => c.notNull().unique().references('grant_applications.id'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('fiscal_year', 'integer', (c) => c.notNull())
    .addColumn('year_of_support', 'integer', (c) => c.notNull())
    .addColumn('rules', 'text', (c) => c.notNull())
    .addColumn('budget', 'text', (c) => c.notNull())
    .addColumn('granted_yen', 'integer', (c) => c.notNull())
    .addColumn('amount_yen', 'integer', (c) => c.notNull())
    .addColumn('conditions', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('has_interim', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('decided_on', 'text', (c) => c.notNull())
    .addColumn('decided_by', 'text', (c) => c.notNull())
    .addColumn('decided_by_name', 'text', (c) => c.notNull())
    .addColumn('ends_on', 'text', (c) => c.notNull())
    .addColumn('interim_due', 'text', (c) => c.notNull())
    .addColumn('report_due', 'text', (c) => c.notNull())
    .addColumn('fixed_yen', 'integer')
    .addColumn('fixing', 'text')
    .addColumn('fixed_on', 'text')
    .addColumn('fixed_by_name', 'text')
    .addColumn('cancelled_on', 'text')
    .addColumn('cancel_reason', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('closed_on', 'text')
    .addColumn('collaboration_id', 'text', (c) => c.notNull().references('collaborations.id'))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('grant_awards_number', ['fiscal_year', 'number'])
    .execute();
  await db.schema.createIndex('grant_awards_status').on('grant_awards').column('status').execute();
  await db.schema
    .createIndex('grant_awards_collaboration_id')
    .on('grant_awards')
    .column('collaboration_id')
    .execute();
}

async function createChanges(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grant_changes')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn(...ofAward, (c) => c.notNull().references('grant_awards.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('wanted', 'text', (c) => c.notNull())
    .addColumn('before', 'text', (c) => c.notNull())
    .addColumn('why', 'text', (c) => c.notNull())
    .addColumn('amount_yen', 'integer', (c) => c.notNull())
    .addColumn('asked_by', 'text', (c) => c.notNull())
    .addColumn('asked_by_name', 'text', (c) => c.notNull())
    .addColumn('asked_at', 'bigint', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('answered_by_name', 'text')
    .addColumn('answered_at', 'bigint')
    .addUniqueConstraint('grant_changes_number', ['award_id', 'number'])
    .execute();
}

async function createReports(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grant_reports')
    .addColumn(...ofAward, (c) => c.notNull().references('grant_awards.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('texts', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('income', 'text', (c) => c.notNull().defaultTo('[]'))
    .addColumn('revision', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('submitted_by_name', 'text')
    .addColumn('submitted_at', 'bigint')
    .addColumn('returned_text', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('returned_at', 'bigint')
    .addPrimaryKeyConstraint('grant_reports_key', ['award_id', 'kind'])
    .execute();
  await db.schema
    .createTable('grant_receipts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn(...ofAward, (c) => c.notNull().references('grant_awards.id').onDelete('cascade'))
    .addColumn('line_id', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('payee', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('amount_yen', 'integer', (c) => c.notNull())
    .addColumn('file_id', 'text', (c) => c.notNull().unique())
    .addColumn('file_name', 'text', (c) => c.notNull())
    .addColumn('media_type', 'text', (c) => c.notNull())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('added_by', 'text', (c) => c.notNull())
    .addColumn('added_by_name', 'text', (c) => c.notNull())
    .addColumn('added_at', 'bigint', (c) => c.notNull())
    .addColumn('accepted_yen', 'integer')
    .addColumn('judged_text', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('judged_by_name', 'text')
    .addColumn('removed_at', 'bigint')
    .execute();
  await db.schema.createIndex('grant_receipts_award_id').on('grant_receipts').column('award_id').execute();
}

async function createMoney(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grant_payments')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn(...ofAward, (c) => c.notNull().references('grant_awards.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('amount_yen', 'integer', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('recorded_by', 'text', (c) => c.notNull())
    .addColumn('recorded_by_name', 'text', (c) => c.notNull())
    .addColumn('recorded_at', 'bigint', (c) => c.notNull())
    .addColumn('voided_at', 'bigint')
    .addColumn('voided_by_name', 'text')
    .addColumn('void_reason', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema.createIndex('grant_payments_award_id').on('grant_payments').column('award_id').execute();
  await db.schema
    .createTable('grant_reminders')
    .addColumn(...ofAward, (c) => c.notNull().references('grant_awards.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('due_on', 'text', (c) => c.notNull())
    .addColumn('days', 'integer', (c) => c.notNull())
    .addColumn('sent_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('grant_reminders_key', ['award_id', 'kind', 'due_on', 'days'])
    .execute();
}
