import type { Kysely } from 'kysely';
import type { Database } from '../../../../db/types';
import type { Exclusion } from '../model';

type Db = Kysely<Database>;

/** Everybody who is kept from somebody; of one organisation only if asked for. */
export async function listExclusions(db: Db, organisationId: string | null = null): Promise<Exclusion[]> {
  let query = db.selectFrom('match_exclusions').select(['organisation_id', 'other_id', 'kind']);
  if (organisationId !== null) {
    query = query.where((eb) =>
      eb.or([eb('organisation_id', '=', organisationId), eb('other_id', '=', organisationId)]),
    );
  }
  const rows = await query.orderBy('organisation_id').orderBy('other_id').execute();
  return rows.map(({ organisation_id, other_id, kind }) => ({ a: organisation_id, b: other_id, kind }));
}

/**
 * With whom an organisation is in touch in a programme: requests that still wait for their reply at `now`, talks and
 * agreements. Id of the talk by id of the other organisation.
 */
export async function listInTouch(
  db: Db,
  programmeId: string,
  organisationId: string,
  now: number,
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('matches')
    .select(['id', 'from_id', 'to_id'])
    .where('programme_id', '=', programmeId)
    .where((eb) => eb.or([eb('from_id', '=', organisationId), eb('to_id', '=', organisationId)]))
    .where((eb) =>
      eb.or([
        eb('status', 'in', ['talking', 'agreed']),
        eb.and([eb('status', '=', 'open'), eb('reply_by', '>', now)]),
      ]),
    )
    .execute();
  return new Map(rows.map((row) => [row.from_id === organisationId ? row.to_id : row.from_id, row.id]));
}

/** Notes that somebody was shown to an organisation on a day; a second time on that day changes nothing. */
export async function noteExposures(
  db: Db,
  programmeId: string,
  viewerId: string,
  day: string,
  shown: readonly string[],
): Promise<void> {
  if (shown.length === 0) return;
  await db
    .insertInto('match_exposures')
    .values(shown.map((id) => ({ programme_id: programmeId, organisation_id: id, viewer_id: viewerId, day })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Whether all of `shown` have been noted for the day. */
export async function countExposed(
  db: Db,
  programmeId: string,
  viewerId: string,
  day: string,
  shown: readonly string[],
): Promise<number> {
  const { n } = await db
    .selectFrom('match_exposures')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('programme_id', '=', programmeId)
    .where('viewer_id', '=', viewerId)
    .where('day', '=', day)
    .where('organisation_id', 'in', shown)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Changes whenever an organisation is entered, edited, listed or hidden. */
export async function directoryStamp(db: Db): Promise<string> {
  const { n, revisions, latest } = await db
    .selectFrom('organisations')
    .select((eb) => [
      eb.fn.countAll<number>().as('n'),
      eb.fn.sum<number>('revision').as('revisions'),
      eb.fn.max('updated_at').as('latest'),
    ])
    .executeTakeFirstOrThrow();
  return `${n} ${revisions} ${latest}`;
}
