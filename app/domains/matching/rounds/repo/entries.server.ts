import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { Database, MatchRoundEntriesTable } from '../../../../../db/types';

type Db = Kysely<Database>;

/** Who takes part, with the name. */
export interface EntryRow extends Selectable<MatchRoundEntriesTable> {
  name: string;
  type: string;
}

/** Rows put into one statement: SQLite takes only so many values at once. */
const AT_ONCE = 500;

export async function insertEntries(
  db: Db,
  rows: readonly Insertable<MatchRoundEntriesTable>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    await db
      .insertInto('match_round_entries')
      .values(rows.slice(at, at + AT_ONCE))
      .execute();
  }
}

const entries = (db: Db) =>
  db
    .selectFrom('match_round_entries as e')
    .innerJoin('organisations as o', 'o.id', 'e.organisation_id')
    .selectAll('e')
    .select(['o.name as name', 'o.type as type']);

/** Everybody in a round, in the order of lists. */
export async function listEntries(db: Db, roundId: string): Promise<EntryRow[]> {
  return entries(db)
    .where('e.round_id', '=', roundId)
    .orderBy('o.sort_key')
    .orderBy('o.name')
    .orderBy('o.id')
    .execute();
}

export async function findEntry(db: Db, roundId: string, id: string): Promise<EntryRow | undefined> {
  return entries(db).where('e.round_id', '=', roundId).where('e.organisation_id', '=', id).executeTakeFirst();
}

export async function updateEntry(
  db: Db,
  roundId: string,
  id: string,
  change: Updateable<MatchRoundEntriesTable>,
): Promise<void> {
  await db
    .updateTable('match_round_entries')
    .set(change)
    .where('round_id', '=', roundId)
    .where('organisation_id', '=', id)
    .execute();
}

export async function deleteEntry(db: Db, roundId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('match_round_entries')
    .where('round_id', '=', roundId)
    .where('organisation_id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** How many take part and how many confirmed their list, by round. */
export async function countEntries(db: Db) {
  return db
    .selectFrom('match_round_entries')
    .select('round_id')
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn.count<number>('confirmed_at').as('confirmed'),
    ])
    .groupBy('round_id')
    .execute();
}

/** Roles of an account in the organisations of a round. */
export async function listOwnEntries(db: Db, roundId: string, userId: string) {
  return entries(db)
    .innerJoin('organisation_members as m', 'm.organisation_id', 'e.organisation_id')
    .select('m.role as role')
    .where('e.round_id', '=', roundId)
    .where('m.user_id', '=', userId)
    .orderBy('o.sort_key')
    .orderBy('o.id')
    .execute();
}

/** The order in which each was suggested partners by the last run of the programme. */
export async function listSuggestedOrder(db: Db, programmeId: string) {
  return db
    .selectFrom('match_suggestions')
    .select(['organisation_id', 'other_id'])
    .where('programme_id', '=', programmeId)
    .orderBy('organisation_id')
    .orderBy('rank')
    .execute();
}

/** Pairs kept apart, with who decided it and why. */
export async function listExclusions(db: Db, kind?: 'conflict') {
  let query = db
    .selectFrom('match_exclusions as x')
    .innerJoin('organisations as a', 'a.id', 'x.organisation_id')
    .innerJoin('organisations as b', 'b.id', 'x.other_id')
    .selectAll('x')
    .select(['a.name as name', 'b.name as other_name']);
  if (kind) query = query.where('x.kind', '=', kind);
  return query.orderBy('x.created_at', 'desc').orderBy('x.organisation_id').orderBy('x.other_id').execute();
}

/** Keeps two apart in both directions; the same pair once. */
export async function insertConflict(
  db: Db,
  row: Omit<Insertable<Database['match_exclusions']>, 'kind'>,
): Promise<void> {
  await deleteConflict(db, row.organisation_id, row.other_id);
  await db
    .insertInto('match_exclusions')
    .values({ ...row, kind: 'conflict' })
    .execute();
}

export async function deleteConflict(db: Db, a: string, b: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('match_exclusions')
    .where('kind', '=', 'conflict')
    .where((eb) =>
      eb.or([
        eb.and([eb('organisation_id', '=', a), eb('other_id', '=', b)]),
        eb.and([eb('organisation_id', '=', b), eb('other_id', '=', a)]),
      ]),
    )
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Names of organisations, in whatever state. */
export async function listNames(db: Db, ids: readonly string[]) {
  const found: { id: string; name: string }[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const part = ids.slice(at, at + AT_ONCE);
    found.push(
      ...(await db.selectFrom('organisations').select(['id', 'name']).where('id', 'in', part).execute()),
    );
  }
  return found;
}

/** Names of the first listed organisations, for choosing among them. */
export async function listListedNames(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('organisations')
    .select('name')
    .where('status', '=', 'listed')
    .orderBy('sort_key')
    .orderBy('name')
    .limit(limit)
    .execute();
  return [...new Set(rows.map(({ name }) => name))];
}
