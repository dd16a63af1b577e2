import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type {
  Database,
  MatchRoundObjectionsTable,
  MatchRoundOverridesTable,
  MatchRoundsTable,
  MatchRoundTrialsTable,
} from '../../../../../db/types';

type Db = Kysely<Database>;

/** A round with its programme. */
export interface RoundRow extends Selectable<MatchRoundsTable> {
  programme_name: string;
  fiscal_year: number;
  /** JSON of `ProgrammeSettings`. */
  programme_settings: string;
}
export type TrialRow = Selectable<MatchRoundTrialsTable>;
export type OverrideRow = Selectable<MatchRoundOverridesTable>;

const rounds = (db: Db) =>
  db
    .selectFrom('match_rounds as r')
    .innerJoin('match_programmes as p', 'p.id', 'r.programme_id')
    .selectAll('r')
    .select(['p.name as programme_name', 'p.fiscal_year as fiscal_year', 'p.settings as programme_settings']);

export async function insertRound(db: Db, row: Insertable<MatchRoundsTable>): Promise<void> {
  await db.insertInto('match_rounds').values(row).execute();
}

export async function findRound(db: Db, id: string): Promise<RoundRow | undefined> {
  return rounds(db).where('r.id', '=', id).executeTakeFirst();
}

/** All rounds, the latest first. */
export async function listRounds(db: Db): Promise<RoundRow[]> {
  return rounds(db).orderBy('r.created_at', 'desc').orderBy('r.id').execute();
}

/** Rounds beyond their preparation in which an account's organisations take part, the latest first. */
export async function listRoundsOf(db: Db, userId: string): Promise<RoundRow[]> {
  return rounds(db)
    .where('r.status', '!=', 'draft')
    .where('r.id', 'in', (eb) =>
      eb
        .selectFrom('match_round_entries as e')
        .innerJoin('organisation_members as m', 'm.organisation_id', 'e.organisation_id')
        .select('e.round_id')
        .where('m.user_id', '=', userId),
    )
    .orderBy('r.created_at', 'desc')
    .orderBy('r.id')
    .execute();
}

/** Changes a round that is in one of these states; says whether it was. */
export async function updateRound(
  db: Db,
  id: string,
  change: Updateable<MatchRoundsTable>,
  from: readonly MatchRoundsTable['status'][],
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('match_rounds')
    .set(change)
    .where('id', '=', id)
    .where('status', 'in', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function listProgrammes(db: Db) {
  return db
    .selectFrom('match_programmes')
    .select(['id', 'name', 'fiscal_year', 'settings', 'status'])
    .orderBy('fiscal_year', 'desc')
    .orderBy('name')
    .execute();
}

/** Programmes in which partners have been suggested to everybody. */
export async function listRankedProgrammes(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('match_suggestions').select('programme_id').distinct().execute();
  return rows.map((row) => row.programme_id);
}

export async function insertTrial(db: Db, row: Insertable<MatchRoundTrialsTable>): Promise<void> {
  await db.insertInto('match_round_trials').values(row).execute();
}

export async function findTrial(db: Db, id: string): Promise<TrialRow | undefined> {
  return db.selectFrom('match_round_trials').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Trials of a round, the latest first. */
export async function listTrials(db: Db, roundId: string): Promise<TrialRow[]> {
  return db
    .selectFrom('match_round_trials')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

export async function updateTrial(
  db: Db,
  id: string,
  change: Updateable<MatchRoundTrialsTable>,
  from: readonly MatchRoundTrialsTable['state'][],
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('match_round_trials')
    .set(change)
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ends all trials that were at work; says how many there were. */
export async function interruptTrials(db: Db, now: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('match_round_trials')
    .set({ state: 'failed', reason: 'interrupted', ended_at: now })
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function insertOverride(db: Db, row: Insertable<MatchRoundOverridesTable>): Promise<void> {
  await db.insertInto('match_round_overrides').values(row).execute();
}

/** Changes by staff, the oldest first. */
export async function listOverrides(db: Db, roundId: string): Promise<OverrideRow[]> {
  return db
    .selectFrom('match_round_overrides')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Takes the changes by hand away: they were made to another result. */
export async function deleteOverrides(db: Db, roundId: string): Promise<void> {
  await db.deleteFrom('match_round_overrides').where('round_id', '=', roundId).execute();
}

export async function insertObjection(db: Db, row: Insertable<MatchRoundObjectionsTable>): Promise<void> {
  await db.insertInto('match_round_objections').values(row).execute();
}

/** Objections with the names of who objects, the oldest first. */
export async function listObjections(db: Db, roundId: string) {
  return db
    .selectFrom('match_round_objections as b')
    .innerJoin('organisations as o', 'o.id', 'b.organisation_id')
    .selectAll('b')
    .select('o.name as organisation_name')
    .where('b.round_id', '=', roundId)
    .orderBy('b.created_at')
    .orderBy('b.id')
    .execute();
}

/** Answers an objection of the round that has no answer yet; returns whose it is, null when there was none. */
export async function answerObjection(
  db: Db,
  roundId: string,
  id: string,
  answer: { answer: string; answered_by: string; answered_at: number },
): Promise<string | null> {
  const row = await db
    .updateTable('match_round_objections')
    .set(answer)
    .where('id', '=', id)
    .where('round_id', '=', roundId)
    .where('answered_at', 'is', null)
    .returning('organisation_id')
    .executeTakeFirst();
  return row?.organisation_id ?? null;
}

/** Talks a round began for an organisation, with the name of the other side. */
export async function listTalksBegun(db: Db, roundId: string, organisationId: string) {
  return db
    .selectFrom('matches as m')
    .innerJoin('organisations as o', (join) =>
      join.on((eb) =>
        eb.or([
          eb.and([eb('m.from_id', '=', organisationId), eb('o.id', '=', eb.ref('m.to_id'))]),
          eb.and([eb('m.to_id', '=', organisationId), eb('o.id', '=', eb.ref('m.from_id'))]),
        ]),
      ),
    )
    .select(['m.id', 'o.name'])
    .where('m.round_id', '=', roundId)
    .orderBy('o.sort_key')
    .orderBy('m.id')
    .execute();
}
