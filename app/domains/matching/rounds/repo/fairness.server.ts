import type { Insertable, Kysely } from 'kysely';
import type { Database, MatchAwardsTable } from '../../../../../db/types';

type Db = Kysely<Database>;

export async function insertAwards(db: Db, rows: readonly Insertable<MatchAwardsTable>[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('match_awards').values(rows).execute();
}

/** How often each organisation was shown to others on days from–to (`YYYY-MM-DD`). */
export async function countExposures(db: Db, from: string, to: string) {
  return db
    .selectFrom('match_exposures')
    .select('organisation_id')
    .select((eb) => eb.fn.countAll<number>().as('shown'))
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy('organisation_id')
    .execute();
}

/** Requests opened between two moments, with what became of them. */
export async function listRequests(db: Db, from: number, to: number) {
  return db
    .selectFrom('matches')
    .select(['from_id', 'to_id', 'status', 'opened_at'])
    .where('opened_at', '>=', from)
    .where('opened_at', '<=', to)
    .orderBy('opened_at')
    .execute();
}

/** Collaborations begun up to a day, with their partners, the oldest first. */
export async function listPartnerships(db: Db, to: string) {
  return db
    .selectFrom('collaborations as c')
    .innerJoin('collaboration_partners as p', 'p.collaboration_id', 'c.id')
    .select([
      'c.id as id',
      'c.started_on as started_on',
      'c.origin_id as origin_id',
      'p.organisation_id as organisation_id',
    ])
    .where('c.started_on', '<=', to)
    .orderBy('c.started_on')
    .orderBy('c.id')
    .execute();
}
