import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../db/types';

type Db = Kysely<Database>;
interface Span {
  first: string;
  last: string;
  from: number;
  to: number;
}

/** Programmes of workshops of a year with what was held in them. */
export async function countWorkshops(db: Db, year: number) {
  return db
    .selectFrom('programmes as p')
    .select(['p.id', 'p.name'])
    .select((eb) => [
      eb
        .selectFrom('workshops as w')
        .select((of) => of.fn.countAll<number>().as('n'))
        .whereRef('w.programme_id', '=', 'p.id')
        .as('workshops'),
      eb
        .selectFrom('sessions as s')
        .innerJoin('workshops as w', 'w.id', 's.workshop_id')
        .select((of) => of.fn.countAll<number>().as('n'))
        .whereRef('w.programme_id', '=', 'p.id')
        .where('s.status', '!=', 'planned')
        .as('sessions'),
      eb
        .selectFrom('participants as one')
        .innerJoin('sessions as s', 's.id', 'one.session_id')
        .innerJoin('workshops as w', 'w.id', 's.workshop_id')
        .select((of) => of.fn.countAll<number>().as('n'))
        .whereRef('w.programme_id', '=', 'p.id')
        .where('one.status', '=', 'in')
        .as('participants'),
    ])
    .where('p.fiscal_year', '=', year)
    .orderBy('p.created_at')
    .execute();
}

/** Ideas that were made in a year and are no part of another, by workshop and by how far they have come. */
export async function countIdeas(db: Db, { from, to }: Span) {
  return db
    .selectFrom('ideas as i')
    .leftJoin('workshops as w', 'w.id', 'i.workshop_id')
    .select(['i.workshop_id', 'w.title', 'i.status'])
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('i.created_at', '>=', from)
    .where('i.created_at', '<', to)
    .where('i.merged_into', 'is', null)
    .groupBy(['i.workshop_id', 'w.title', 'i.status'])
    .orderBy('w.title')
    .execute();
}

/** Requests that were made in a year, by programme and state. */
export async function countTalks(db: Db, { from, to }: Span) {
  return db
    .selectFrom('matches as m')
    .innerJoin('match_programmes as p', 'p.id', 'm.programme_id')
    .select(['p.id', 'p.name', 'm.status'])
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('m.opened_at', '>=', from)
    .where('m.opened_at', '<', to)
    .groupBy(['p.id', 'p.name', 'm.status'])
    .orderBy('p.name')
    .execute();
}

/** Rounds whose result was published in a year, with who took part. */
export async function countRounds(db: Db, { from, to }: Span) {
  return db
    .selectFrom('match_rounds as r')
    .leftJoin('match_round_entries as e', 'e.round_id', 'r.id')
    .select(['r.id', 'r.title'])
    .select((eb) => [
      eb.fn.count<number>('e.organisation_id').as('entries'),
      eb.fn.count<number>('e.confirmed_at').as('confirmed'),
    ])
    .where('r.published_at', '>=', from)
    .where('r.published_at', '<', to)
    .groupBy(['r.id', 'r.title'])
    .orderBy('r.published_at')
    .execute();
}

export async function listGrants(db: Db, year: number) {
  return db
    .selectFrom('grant_programmes')
    .select(['id', 'title'])
    .where('fiscal_year', '=', year)
    .where('status', '!=', 'draft')
    .orderBy('created_at')
    .execute();
}

/** Applications of these programmes that were handed in, by state. */
export async function countApplications(db: Db, programmeIds: readonly string[]) {
  if (programmeIds.length === 0) return [];
  return db
    .selectFrom('grant_applications')
    .select(['programme_id', 'status'])
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('programme_id', 'in', programmeIds)
    .where('submitted_at', 'is not', null)
    .groupBy(['programme_id', 'status'])
    .execute();
}

/** Money of the awards of these programmes: granted, and what went and came by kind. Whole yen. */
export async function sumAwards(db: Db, programmeIds: readonly string[]) {
  if (programmeIds.length === 0) return { granted: [], payments: [] };
  const granted = await db
    .selectFrom('grant_awards as a')
    .innerJoin('grant_applications as p', 'p.id', 'a.application_id')
    .select('p.programme_id')
    .select((eb) => eb.fn.sum<number>('a.amount_yen').as('yen'))
    .where('p.programme_id', 'in', programmeIds)
    .where('a.cancelled_on', 'is', null)
    .groupBy('p.programme_id')
    .execute();
  const payments = await db
    .selectFrom('grant_payments as m')
    .innerJoin('grant_awards as a', 'a.id', 'm.award_id')
    .innerJoin('grant_applications as p', 'p.id', 'a.application_id')
    .select(['p.programme_id', 'm.kind'])
    .select((eb) => eb.fn.sum<number>('m.amount_yen').as('yen'))
    .where('p.programme_id', 'in', programmeIds)
    .where('m.voided_at', 'is', null)
    .groupBy(['p.programme_id', 'm.kind'])
    .execute();
  return { granted, payments };
}

/** Collaborations by where they came from: begun, going on at the end, and ended in a year. */
export async function countCollaborations(db: Db, { first, last }: Span) {
  return db
    .selectFrom('collaborations')
    .select('origin_kind')
    .select([
      sql<number>`sum(started_on >= ${first} and started_on <= ${last})`.as('started'),
      sql<number>`sum(started_on <= ${last} and (ended_on is null or ended_on > ${last}))`.as('going'),
      sql<number>`sum(ended_on >= ${first} and ended_on <= ${last})`.as('ended'),
    ])
    .groupBy('origin_kind')
    .orderBy('origin_kind')
    .execute();
}

/** Figures of collaborations in a year, summed by where they came from. */
export async function sumFigures(db: Db, year: number) {
  return db
    .selectFrom('collaboration_figures as f')
    .innerJoin('collaborations as c', 'c.id', 'f.collaboration_id')
    .select('c.origin_kind')
    .select((eb) => [
      eb.fn.sum<number | null>('f.people').as('reached'),
      eb.fn.sum<number | null>('f.volunteers').as('volunteers'),
      eb.fn.sum<number | null>('f.grant_yen').as('grantYen'),
      eb.fn.sum<number | null>('f.own_yen').as('ownYen'),
    ])
    .where('f.fiscal_year', '=', year)
    .groupBy('c.origin_kind')
    .execute();
}

/** The first fiscal year anything is known of; null: nothing is. */
export async function firstYear(db: Db): Promise<number | null> {
  const { rows } = await sql<{ year: number | null }>`select min(year) as year from (
    select min(fiscal_year) as year from programmes
    union all select min(fiscal_year) from grant_programmes
    union all select min(fiscal_year) from collaboration_figures
    union all select min(cast(substr(started_on, 1, 4) as integer) - (substr(started_on, 6, 2) < '04'))
      from collaborations)`.execute(db);
  return rows[0]?.year ?? null;
}

/** Collaborations that everybody may see, for open data. */
export async function listPublicCollaborations(db: Db) {
  return db
    .selectFrom('collaborations')
    .select(['id', 'title', 'summary', 'status', 'origin_kind', 'started_on', 'ended_on', 'area_code'])
    .where('is_public', '=', 1)
    .orderBy('started_on')
    .orderBy('id')
    .execute();
}

export async function listPartnersOf(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('collaboration_partners as p')
    .innerJoin('organisations as o', 'o.id', 'p.organisation_id')
    .select(['p.collaboration_id', 'o.name', 'o.corporate_number', 'o.fictional', 'o.status'])
    .where('p.collaboration_id', 'in', ids)
    .orderBy('p.role')
    .orderBy('o.sort_key')
    .execute();
}
