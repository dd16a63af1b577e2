import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { Database, MatchRunsTable, MatchSuggestionsTable } from '../../../../db/types';
import type { RunState } from '../model';

type Db = Kysely<Database>;
export type RunRow = Selectable<MatchRunsTable>;

export async function insertRun(db: Db, row: Insertable<MatchRunsTable>): Promise<void> {
  await db.insertInto('match_runs').values(row).execute();
}

export function findRun(db: Db, id: string): Promise<RunRow | undefined> {
  return db.selectFrom('match_runs').where('id', '=', id).selectAll().executeTakeFirst();
}

/** Of one programme, newest first. */
export function listRuns(db: Db, programmeId: string, limit: number): Promise<RunRow[]> {
  return db
    .selectFrom('match_runs')
    .where('programme_id', '=', programmeId)
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Changes a run if it is in one of the states; tells whether it was. */
export async function updateRun(
  db: Db,
  id: string,
  change: Updateable<MatchRunsTable>,
  from: readonly RunState[],
): Promise<boolean> {
  const result = await db
    .updateTable('match_runs')
    .set(change)
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Marks everything that was at work when the process ended. */
export async function interruptRuns(db: Db, at: number): Promise<number> {
  const result = await db
    .updateTable('match_runs')
    .set({ state: 'failed', reason: 'interrupted', ended_at: at })
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** SQLite binds some 32,000 values a statement. */
const CHUNK = 2_000;

/** Puts the suggestions of some organisations in place of what they had. */
export async function replaceSuggestions(
  db: Db,
  programmeId: string,
  organisationIds: readonly string[],
  rows: readonly Insertable<MatchSuggestionsTable>[],
): Promise<void> {
  await db
    .deleteFrom('match_suggestions')
    .where('programme_id', '=', programmeId)
    .where('organisation_id', 'in', organisationIds)
    .execute();
  for (let from = 0; from < rows.length; from += CHUNK) {
    await db
      .insertInto('match_suggestions')
      .values(rows.slice(from, from + CHUNK))
      .execute();
  }
}

/** Takes away what an earlier run left for organisations that are no longer part of it. */
export async function removeOlderSuggestions(db: Db, programmeId: string, before: number): Promise<void> {
  await db
    .deleteFrom('match_suggestions')
    .where('programme_id', '=', programmeId)
    .where('computed_at', '<', before)
    .execute();
}

/** The best pairs of the last run, each once. */
export function listBestPairs(db: Db, programmeId: string, limit: number) {
  return db
    .selectFrom('match_suggestions as s')
    .innerJoin('organisations as a', 'a.id', 's.organisation_id')
    .innerJoin('organisations as b', 'b.id', 's.other_id')
    .where('s.programme_id', '=', programmeId)
    .where('s.rank', '=', 1)
    .select(['a.id as ownId', 'a.name as ownName', 'b.id as otherId', 'b.name as otherName', 's.score'])
    .orderBy('s.score', 'desc')
    .orderBy('a.id')
    .limit(limit)
    .execute();
}

/** Who of the types is suggested to nobody in the last run, by name, with how many there are. */
export async function listNeverSuggested(
  db: Db,
  programmeId: string,
  types: readonly string[],
  limit: number,
) {
  const query = db
    .selectFrom('organisations as o')
    .where('o.status', '=', 'listed')
    .where('o.type', 'in', types)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('match_suggestions as s')
            .whereRef('s.other_id', '=', 'o.id')
            .where('s.programme_id', '=', programmeId)
            .select('s.other_id'),
        ),
      ),
    );
  const { n } = await query.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await query
    .select(['o.id', 'o.name'])
    .orderBy('o.sort_key')
    .orderBy('o.id')
    .limit(limit)
    .execute();
  return { total: Number(n), rows };
}
