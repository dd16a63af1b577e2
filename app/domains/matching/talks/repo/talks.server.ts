import { type Insertable, type Kysely, type RawBuilder, type Selectable, sql, type Updateable } from 'kysely';
import type { Database, MatchesTable } from '../../../../../db/types';
import type { TalkStatus } from '../model';

type Db = Kysely<Database>;

/** A talk with the names of its sides, and name and rules of its programme. */
export interface TalkRow extends Selectable<MatchesTable> {
  from_name: string;
  to_name: string;
  from_type: string;
  to_type: string;
  programme_name: string;
  /** JSON of `ProgrammeSettings`. */
  settings: string;
}

const talks = (db: Db) =>
  db
    .selectFrom('matches')
    .innerJoin('organisations as f', 'f.id', 'matches.from_id')
    .innerJoin('organisations as t', 't.id', 'matches.to_id')
    .innerJoin('match_programmes as p', 'p.id', 'matches.programme_id')
    .selectAll('matches')
    .select([
      'f.name as from_name',
      't.name as to_name',
      'f.type as from_type',
      't.type as to_type',
      'p.name as programme_name',
      'p.settings as settings',
    ]);

export async function findTalk(db: Db, id: string): Promise<TalkRow | undefined> {
  return talks(db).where('matches.id', '=', id).executeTakeFirst();
}

/** Talks of any of these organisations, the latest first. */
export async function listTalksOf(db: Db, organisationIds: readonly string[]): Promise<TalkRow[]> {
  if (organisationIds.length === 0) return [];
  return talks(db)
    .where((eb) =>
      eb.or([eb('matches.from_id', 'in', organisationIds), eb('matches.to_id', 'in', organisationIds)]),
    )
    .orderBy('matches.opened_at', 'desc')
    .orderBy('matches.id')
    .execute();
}

export interface AllTalksFilter {
  /** `soon`: open and to be answered before `soonUntil`. */
  status: TalkStatus | 'all' | 'soon';
  soonUntil: number;
  programme: string;
  /** Ids of organisations of which one has a part in it, as a question to the database; null: any. */
  named: RawBuilder<string> | null;
  limit: number;
  offset: number;
}

/** One page of all talks with how many there are: those with a deadline by their deadline, the others latest first. */
export async function listAllTalks(
  db: Db,
  filter: AllTalksFilter,
): Promise<{ rows: TalkRow[]; total: number }> {
  let query = talks(db);
  if (filter.status === 'soon') {
    query = query.where('matches.status', '=', 'open').where('matches.reply_by', '<', filter.soonUntil);
  } else if (filter.status !== 'all') query = query.where('matches.status', '=', filter.status);
  if (filter.programme) query = query.where('matches.programme_id', '=', filter.programme);
  if (filter.named !== null) {
    query = query.where(
      sql<boolean>`(matches.from_id in ${filter.named} or matches.to_id in ${filter.named})`,
    );
  }
  const count = await query
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  const rows = await query
    .orderBy(
      filter.status === 'soon' ? 'matches.reply_by' : 'matches.opened_at',
      filter.status === 'soon' ? 'asc' : 'desc',
    )
    .orderBy('matches.id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return { rows, total: Number(count?.n ?? 0) };
}

export async function insertTalk(db: Db, row: Insertable<MatchesTable>): Promise<void> {
  await db.insertInto('matches').values(row).execute();
}

/** Changes a talk if it still has `status`; answers whether it did. */
export async function changeTalk(
  db: Db,
  id: string,
  status: TalkStatus,
  patch: Updateable<MatchesTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('matches')
    .set(patch)
    .where('id', '=', id)
    .where('status', '=', status)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

/** Open requests this organisation has sent in the programme and that are not past their deadline. */
export async function countOpenRequests(
  db: Db,
  fromId: string,
  programmeId: string,
  now: number,
): Promise<number> {
  const { n } = await db
    .selectFrom('matches')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('from_id', '=', fromId)
    .where('programme_id', '=', programmeId)
    .where('origin', '=', 'interest')
    .where('status', '=', 'open')
    .where('reply_by', '>', now)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Talks between the two in a programme, whoever asked. */
export async function listBetween(db: Db, programmeId: string, a: string, b: string) {
  return db
    .selectFrom('matches')
    .select(['id', 'status', 'reply_by', 'from_id', 'ended_at'])
    .where('programme_id', '=', programmeId)
    .where((eb) =>
      eb.or([
        eb.and([eb('from_id', '=', a), eb('to_id', '=', b)]),
        eb.and([eb('from_id', '=', b), eb('to_id', '=', a)]),
      ]),
    )
    .execute();
}

/** What keeps the two apart, in either direction. */
export async function listExclusions(db: Db, a: string, b: string) {
  return db
    .selectFrom('match_exclusions')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb.and([eb('organisation_id', '=', a), eb('other_id', '=', b)]),
        eb.and([eb('organisation_id', '=', b), eb('other_id', '=', a)]),
      ]),
    )
    .execute();
}

export async function findProgramme(db: Db, id: string) {
  return db.selectFrom('match_programmes').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function listProgrammes(db: Db, status: 'open' | 'all') {
  let query = db.selectFrom('match_programmes').select(['id', 'name', 'opens_on', 'closes_on', 'settings']);
  if (status === 'open') query = query.where('status', '=', 'open');
  return query.orderBy('fiscal_year', 'desc').orderBy('name').execute();
}

export async function findOrganisation(db: Db, id: string) {
  return db
    .selectFrom('organisations')
    .select(['id', 'name', 'type', 'status', 'summary'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The organisations an account belongs to. */
export async function listMemberships(db: Db, userId: string) {
  return db
    .selectFrom('organisation_members as m')
    .innerJoin('organisations as o', 'o.id', 'm.organisation_id')
    .select(['o.id', 'o.name', 'o.type', 'o.status', 'm.role'])
    .where('m.user_id', '=', userId)
    .where('o.status', '!=', 'merged')
    .orderBy('o.sort_key')
    .execute();
}

/** Active accounts that act for an organisation, with the language each chose. */
export async function listActing(db: Db, organisationId: string) {
  return db
    .selectFrom('organisation_members as m')
    .innerJoin('users as u', 'u.id', 'm.user_id')
    .select(['u.id', 'u.email', 'u.name', 'u.locale'])
    .where('m.organisation_id', '=', organisationId)
    .where('m.role', 'in', ['owner', 'editor'])
    .where('u.disabled_at', 'is', null)
    .orderBy('u.id')
    .execute();
}

export async function findPerson(db: Db, userId: string) {
  return db
    .selectFrom('users')
    .select(['id', 'name', 'email', 'locale'])
    .where('id', '=', userId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
}

/** The score with which the last run in the background suggested `to` to `from`; null when it did not. */
export async function suggestedScore(db: Db, programmeId: string, from: string, to: string) {
  const row = await db
    .selectFrom('match_suggestions')
    .select('score')
    .where('programme_id', '=', programmeId)
    .where('organisation_id', '=', from)
    .where('other_id', '=', to)
    .executeTakeFirst();
  return row?.score ?? null;
}
