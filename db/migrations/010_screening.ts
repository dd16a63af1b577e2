import type { Kysely } from 'kysely';

/** Screening of grant applications: committee, conflicts, eligibility, points, proposal and decision. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createScreenings(db);
  await createPeople(db);
  await createJudgements(db);
  await createDecisions(db);
}

async function createScreenings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grant_screenings')
    .addColumn('programme_id', 'text', (c) =>
      c.primaryKey().references('grant_programmes.id').onDelete('cascade'),
    )
    .addColumn('phase', 'text', (c) => c.notNull())
    .addColumn('stage', 'text')
    .addColumn('scores_due', 'text')
    .addColumn('proposal', 'text')
    .addColumn('proposed_at', 'bigint')
    .addColumn('minutes', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('minutes_revision', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('minutes_by_name', 'text')
    .addColumn('minutes_at', 'bigint')
    .addColumn('decided_at', 'bigint')
    .addColumn('decided_by_name', 'text')
    .execute();
}

async function createPeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grant_committee')
    .addColumn('programme_id', 'text', (c) =>
      c.notNull().references('grant_programmes.id').onDelete('cascade'),
    )
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('chair', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('added_by', 'text', (c) => c.notNull())
    .addColumn('added_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('grant_committee_key', ['programme_id', 'user_id'])
    .execute();
  await db.schema.createIndex('grant_committee_user_id').on('grant_committee').column('user_id').execute();
  await db.schema
    .createTable('grant_conflicts')
    .addColumn('application_id', 'text', (c) =>
      c.notNull().references('grant_applications.id').onDelete('cascade'),
    )
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('set_by', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_by_name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('grant_conflicts_key', ['application_id', 'user_id'])
    .execute();
  await db.schema.createIndex('grant_conflicts_user_id').on('grant_conflicts').column('user_id').execute();
}

async function createJudgements(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grant_eligibility')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('application_id', 'text', (c) =>
      c.notNull().references('grant_applications.id').onDelete('cascade'),
    )
    .addColumn('verdict', 'text', (c) => c.notNull())
    .addColumn('reasons', 'text', (c) => c.notNull())
    .addColumn('more_by', 'text')
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_by_name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('grant_eligibility_application_id')
    .on('grant_eligibility')
    .column('application_id')
    .execute();
  await db.schema
    .createTable('grant_scores')
    .addColumn('application_id', 'text', (c) =>
      c.notNull().references('grant_applications.id').onDelete('cascade'),
    )
    .addColumn('stage', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('user_name', 'text', (c) => c.notNull())
    .addColumn('points', 'text', (c) => c.notNull())
    .addColumn('comment', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('in_at', 'bigint')
    .addColumn('first_points', 'text')
    .addColumn('changed_at', 'bigint')
    .addPrimaryKeyConstraint('grant_scores_key', ['application_id', 'stage', 'user_id'])
    .execute();
  await db.schema
    .createTable('grant_screening_notes')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('application_id', 'text', (c) =>
      c.notNull().references('grant_applications.id').onDelete('cascade'),
    )
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('user_name', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('grant_screening_notes_application_id')
    .on('grant_screening_notes')
    .column('application_id')
    .execute();
}

async function createDecisions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grant_proposal_changes')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('programme_id', 'text', (c) =>
      c.notNull().references('grant_programmes.id').onDelete('cascade'),
    )
    .addColumn('stage', 'text', (c) => c.notNull())
    .addColumn('application_id', 'text', (c) =>
      c.notNull().references('grant_applications.id').onDelete('cascade'),
    )
    .addColumn('chosen', 'integer', (c) => c.notNull())
    .addColumn('amount_yen', 'integer')
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_by_name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('grant_proposal_changes_programme_id')
    .on('grant_proposal_changes')
    .column('programme_id')
    .execute();
  await db.schema
    .createTable('grant_decisions')
    .addColumn('application_id', 'text', (c) =>
      c.primaryKey().references('grant_applications.id').onDelete('cascade'),
    )
    .addColumn('adopted', 'integer', (c) => c.notNull())
    .addColumn('amount_yen', 'integer')
    .addColumn('stage', 'text')
    .addColumn('reasons', 'text', (c) => c.notNull())
    .addColumn('conditions', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('letter_number', 'text')
    .addColumn('decided_at', 'bigint')
    .addColumn('updated_by', 'text', (c) => c.notNull())
    .addColumn('updated_by_name', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .execute();
}
