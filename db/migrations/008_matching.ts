import type { Kysely } from 'kysely';

/**
 * Finding partners: programmes with their rules, suggestions, requests and the talk that follows, rounds, and the
 * collaborations that came of it. Days are `YYYY-MM-DD`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createProgrammes(db);
  await createSuggestions(db);
  await createThreads(db);
  await createRounds(db);
}

async function createProgrammes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('match_programmes')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('description', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('fiscal_year', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('opens_on', 'text')
    .addColumn('closes_on', 'text')
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('match_awards')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organisation_id', 'text', (c) =>
      c.notNull().references('organisations.id').onDelete('cascade'),
    )
    .addColumn('programme_id', 'text')
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('fiscal_year', 'integer', (c) => c.notNull())
    .addColumn('amount_yen', 'integer')
    .execute();
  await db.schema
    .createIndex('match_awards_organisation_id')
    .on('match_awards')
    .column('organisation_id')
    .execute();
  await db.schema
    .createTable('match_exclusions')
    .addColumn('organisation_id', 'text', (c) =>
      c.notNull().references('organisations.id').onDelete('cascade'),
    )
    .addColumn('other_id', 'text', (c) => c.notNull().references('organisations.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_by_name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('match_exclusions_key', ['organisation_id', 'other_id', 'kind'])
    .execute();
  await db.schema
    .createIndex('match_exclusions_other_id')
    .on('match_exclusions')
    .column('other_id')
    .execute();
}

async function createSuggestions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('match_suggestions')
    .addColumn('programme_id', 'text', (c) =>
      c.notNull().references('match_programmes.id').onDelete('cascade'),
    )
    .addColumn('organisation_id', 'text', (c) =>
      c.notNull().references('organisations.id').onDelete('cascade'),
    )
    .addColumn('other_id', 'text', (c) => c.notNull().references('organisations.id').onDelete('cascade'))
    .addColumn('rank', 'integer', (c) => c.notNull())
    .addColumn('score', 'real', (c) => c.notNull())
    .addColumn('computed_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('match_suggestions_key', ['programme_id', 'organisation_id', 'other_id'])
    .execute();
  await db.schema
    .createIndex('match_suggestions_other_id')
    .on('match_suggestions')
    .column('other_id')
    .execute();
  await db.schema
    .createTable('match_runs')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('programme_id', 'text', (c) =>
      c.notNull().references('match_programmes.id').onDelete('cascade'),
    )
    .addColumn('settings_revision', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('done', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('total', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('reason', 'text')
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('ended_at', 'bigint')
    .execute();
  await db.schema.createIndex('match_runs_programme_id').on('match_runs').column('programme_id').execute();
  await db.schema
    .createTable('match_exposures')
    .addColumn('programme_id', 'text', (c) =>
      c.notNull().references('match_programmes.id').onDelete('cascade'),
    )
    .addColumn('organisation_id', 'text', (c) =>
      c.notNull().references('organisations.id').onDelete('cascade'),
    )
    .addColumn('viewer_id', 'text', (c) => c.notNull().references('organisations.id').onDelete('cascade'))
    .addColumn('day', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('match_exposures_key', ['programme_id', 'organisation_id', 'viewer_id', 'day'])
    .execute();
  await db.schema.createIndex('match_exposures_day').on('match_exposures').column('day').execute();
}

async function createThreads(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('matches')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('programme_id', 'text', (c) =>
      c.notNull().references('match_programmes.id').onDelete('cascade'),
    )
    .addColumn('from_id', 'text', (c) => c.notNull().references('organisations.id').onDelete('cascade'))
    .addColumn('to_id', 'text', (c) => c.notNull().references('organisations.id').onDelete('cascade'))
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('message', 'text', (c) => c.notNull())
    .addColumn('answers', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('reply_by', 'bigint', (c) => c.notNull())
    .addColumn('from_reply', 'text')
    .addColumn('to_reply', 'text')
    .addColumn('reminded_at', 'bigint')
    .addColumn('decline_reason', 'text')
    .addColumn('decline_note', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('score', 'real')
    .addColumn('coordinator_id', 'text')
    .addColumn('coordination', 'text', (c) => c.notNull().defaultTo('none'))
    .addColumn('opened_by', 'text', (c) => c.notNull())
    .addColumn('opened_at', 'bigint', (c) => c.notNull())
    .addColumn('answered_at', 'bigint')
    .addColumn('ended_at', 'bigint')
    .addColumn('collaboration_id', 'text')
    .execute();
  await db.schema.createIndex('matches_from_id').on('matches').column('from_id').execute();
  await db.schema.createIndex('matches_to_id').on('matches').column('to_id').execute();
  await db.schema.createIndex('matches_programme_id').on('matches').column('programme_id').execute();
  await db.schema.createIndex('matches_status').on('matches').column('status').execute();
  await db.schema
    .createTable('match_agreements')
    .addColumn('match_id', 'text', (c) => c.notNull().references('matches.id').onDelete('cascade'))
    .addColumn('organisation_id', 'text', (c) =>
      c.notNull().references('organisations.id').onDelete('cascade'),
    )
    .addColumn('agreed_by', 'text', (c) => c.notNull())
    .addColumn('agreed_by_name', 'text', (c) => c.notNull())
    .addColumn('agreed_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('match_agreements_key', ['match_id', 'organisation_id'])
    .execute();
  await db.schema
    .createTable('match_messages')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('match_id', 'text', (c) => c.notNull().references('matches.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('organisation_id', 'text')
    .addColumn('author_id', 'text')
    .addColumn('author_name', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('details', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('staff_only', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('match_messages_match_id').on('match_messages').column('match_id').execute();
  await db.schema
    .createTable('match_message_files')
    .addColumn('message_id', 'text', (c) => c.notNull().references('match_messages.id').onDelete('cascade'))
    .addColumn('file_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('media_type', 'text', (c) => c.notNull())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('match_message_files_key', ['message_id', 'file_id'])
    .execute();
  await db.schema
    .createTable('match_reports')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('match_id', 'text', (c) => c.notNull().references('matches.id').onDelete('cascade'))
    .addColumn('organisation_id', 'text', (c) =>
      c.notNull().references('organisations.id').onDelete('cascade'),
    )
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('settled_by', 'text')
    .addColumn('settled_at', 'bigint')
    .execute();
  await db.schema.createIndex('match_reports_status').on('match_reports').column('status').execute();
  await db.schema
    .createTable('match_follow_ups')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('match_id', 'text', (c) => c.notNull().references('matches.id').onDelete('cascade'))
    .addColumn('due_on', 'text', (c) => c.notNull())
    .addColumn('reminded_at', 'bigint')
    .addColumn('done_at', 'bigint')
    .addColumn('done_by', 'text')
    .addColumn('text', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema.createIndex('match_follow_ups_due_on').on('match_follow_ups').column('due_on').execute();
  await db.schema
    .createTable('collaborations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('origin_kind', 'text', (c) => c.notNull())
    .addColumn('origin_id', 'text')
    .addColumn('started_on', 'text', (c) => c.notNull())
    .addColumn('ended_on', 'text')
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('collaborations_origin_id').on('collaborations').column('origin_id').execute();
  await db.schema
    .createTable('collaboration_partners')
    .addColumn('collaboration_id', 'text', (c) =>
      c.notNull().references('collaborations.id').onDelete('cascade'),
    )
    .addColumn('organisation_id', 'text', (c) =>
      c.notNull().references('organisations.id').onDelete('cascade'),
    )
    .addColumn('role', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('collaboration_partners_key', ['collaboration_id', 'organisation_id'])
    .execute();
  await db.schema
    .createIndex('collaboration_partners_organisation_id')
    .on('collaboration_partners')
    .column('organisation_id')
    .execute();
}

async function createRounds(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('match_rounds')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('programme_id', 'text', (c) =>
      c.notNull().references('match_programmes.id').onDelete('cascade'),
    )
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('method', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('seed', 'integer', (c) => c.notNull())
    .addColumn('lists_due', 'bigint')
    .addColumn('input', 'text')
    .addColumn('result', 'text')
    .addColumn('fingerprint', 'text')
    .addColumn('computed_at', 'bigint')
    .addColumn('published_at', 'bigint')
    .addColumn('objections_until', 'bigint')
    .addColumn('final_at', 'bigint')
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('match_rounds_programme_id')
    .on('match_rounds')
    .column('programme_id')
    .execute();
  await db.schema
    .createTable('match_round_trials')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('round_id', 'text', (c) => c.notNull().references('match_rounds.id').onDelete('cascade'))
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('seed', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('input', 'text', (c) => c.notNull())
    .addColumn('result', 'text')
    .addColumn('fingerprint', 'text')
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_by_name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('ended_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('match_round_trials_round_id')
    .on('match_round_trials')
    .column('round_id')
    .execute();
  await db.schema
    .createTable('match_round_entries')
    .addColumn('round_id', 'text', (c) => c.notNull().references('match_rounds.id').onDelete('cascade'))
    .addColumn('organisation_id', 'text', (c) =>
      c.notNull().references('organisations.id').onDelete('cascade'),
    )
    .addColumn('side', 'text', (c) => c.notNull())
    .addColumn('capacity', 'integer', (c) => c.notNull())
    .addColumn('list', 'text', (c) => c.notNull().defaultTo('[]'))
    .addColumn('confirmed_at', 'bigint')
    .addColumn('confirmed_by', 'text')
    .addPrimaryKeyConstraint('match_round_entries_key', ['round_id', 'organisation_id'])
    .execute();
  await db.schema
    .createTable('match_round_overrides')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('round_id', 'text', (c) => c.notNull().references('match_rounds.id').onDelete('cascade'))
    .addColumn('change', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_by_name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('match_round_overrides_round_id')
    .on('match_round_overrides')
    .column('round_id')
    .execute();
  await db.schema
    .createTable('match_round_objections')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('round_id', 'text', (c) => c.notNull().references('match_rounds.id').onDelete('cascade'))
    .addColumn('organisation_id', 'text', (c) =>
      c.notNull().references('organisations.id').onDelete('cascade'),
    )
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('answered_by', 'text')
    .addColumn('answered_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('match_round_objections_round_id')
    .on('match_round_objections')
    .column('round_id')
    .execute();
}
