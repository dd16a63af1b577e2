import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { Database, VoteRoundsTable, VotesTable } from '../../../../db/types';

type Db = Kysely<Database>;
export type RoundRow = Selectable<VoteRoundsTable>;
export type VoteRow = Selectable<VotesTable>;

export async function findRound(db: Db, id: string): Promise<RoundRow | undefined> {
  return db.selectFrom('vote_rounds').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Rounds of a session, oldest first. */
export async function listRounds(db: Db, sessionId: string): Promise<RoundRow[]> {
  return db
    .selectFrom('vote_rounds')
    .selectAll()
    .where('session_id', '=', sessionId)
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
}

/** Closed rounds held on a board, oldest first. */
export async function listClosedRoundsOfBoard(db: Db, boardId: string): Promise<RoundRow[]> {
  return db
    .selectFrom('vote_rounds')
    .selectAll()
    .where('board_id', '=', boardId)
    .where('closed_at', 'is not', null)
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
}

export async function insertRound(db: Db, row: Insertable<VoteRoundsTable>): Promise<void> {
  await db.insertInto('vote_rounds').values(row).execute();
}

export async function changeRound(db: Db, id: string, patch: Updateable<VoteRoundsTable>): Promise<void> {
  await db.updateTable('vote_rounds').set(patch).where('id', '=', id).execute();
}

/** Votes of one voter in one round, oldest first. */
export async function listVotesOf(db: Db, roundId: string, voter: string): Promise<VoteRow[]> {
  return db
    .selectFrom('votes')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('voter', '=', voter)
    .orderBy('cast_at')
    .orderBy('id')
    .execute();
}

/** How many of one voter's votes each object has, by round. */
export async function countVotesOf(
  db: Db,
  sessionId: string,
  voter: string,
): Promise<{ roundId: string; objectId: string; n: number }[]> {
  const rows = await db
    .selectFrom('votes')
    .innerJoin('vote_rounds', 'vote_rounds.id', 'votes.round_id')
    .select((eb) => [
      'votes.round_id as roundId',
      'votes.object_id as objectId',
      eb.fn.countAll<number>().as('n'),
    ])
    .where('vote_rounds.session_id', '=', sessionId)
    .where('votes.voter', '=', voter)
    .groupBy(['votes.round_id', 'votes.object_id'])
    .execute();
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

/** Votes somebody cast for people without a device, by round and voter. */
export async function countProxyVotesBy(
  db: Db,
  sessionId: string,
  castBy: string,
): Promise<{ roundId: string; voter: string; name: string; objectId: string; n: number }[]> {
  const rows = await db
    .selectFrom('votes')
    .innerJoin('vote_rounds', 'vote_rounds.id', 'votes.round_id')
    .select((eb) => [
      'votes.round_id as roundId',
      'votes.voter as voter',
      eb.fn.max('votes.voter_name').as('name'),
      'votes.object_id as objectId',
      eb.fn.countAll<number>().as('n'),
    ])
    .where('vote_rounds.session_id', '=', sessionId)
    .where('votes.cast_by', '=', castBy)
    .where('votes.voter_name', 'is not', null)
    .groupBy(['votes.round_id', 'votes.voter', 'votes.object_id'])
    .orderBy('votes.round_id')
    .orderBy('votes.voter')
    .execute();
  return rows.map((row) => ({ ...row, name: row.name ?? '', n: Number(row.n) }));
}

/** Votes per object of the rounds. */
export async function countVotes(
  db: Db,
  roundIds: readonly string[],
): Promise<{ roundId: string; objectId: string; n: number }[]> {
  if (roundIds.length === 0) return [];
  const rows = await db
    .selectFrom('votes')
    .select((eb) => ['round_id as roundId', 'object_id as objectId', eb.fn.countAll<number>().as('n')])
    .where('round_id', 'in', roundIds)
    .groupBy(['round_id', 'object_id'])
    .execute();
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

/** How many people have voted, by round. */
export async function countVoters(
  db: Db,
  roundIds: readonly string[],
): Promise<{ roundId: string; n: number }[]> {
  if (roundIds.length === 0) return [];
  const rows = await db
    .selectFrom('votes')
    .select((eb) => ['round_id as roundId', eb.fn.count<number>('voter').distinct().as('n')])
    .where('round_id', 'in', roundIds)
    .groupBy('round_id')
    .execute();
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

/** Names under which votes were cast for people without a device, in a round. */
export async function countProxies(db: Db, roundId: string): Promise<number> {
  const row = await db
    .selectFrom('votes')
    .select((eb) => eb.fn.count<number>('voter').distinct().as('n'))
    .where('round_id', '=', roundId)
    .where('voter_name', 'is not', null)
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

export async function insertVote(db: Db, row: Insertable<VotesTable>): Promise<void> {
  await db.insertInto('votes').values(row).execute();
}

export async function removeVote(db: Db, id: string): Promise<void> {
  await db.deleteFrom('votes').where('id', '=', id).execute();
}
