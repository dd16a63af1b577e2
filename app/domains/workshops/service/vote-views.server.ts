import type { Deps } from '~/platform/deps.server';
import { type MyVotes, type ProxyVotes, rankVotes, type VoteRound } from '../model';
import {
  countProxyVotesBy,
  countVoters,
  countVotes,
  countVotesOf,
  listClosedRoundsOfBoard,
  listRounds,
} from '../repo/votes.server';

/**
 * The rounds of a session. Results only of closed rounds; the number of voters of open ones only with
 * `progress`. The caller has checked the right.
 */
export async function listRoundViews(
  deps: Pick<Deps, 'db'>,
  sessionId: string,
  progress: boolean,
): Promise<VoteRound[]> {
  const rounds = await listRounds(deps.db, sessionId);
  const voters = await countVoters(
    deps.db,
    rounds.map((round) => round.id),
  );
  const counts = await countVotes(
    deps.db,
    rounds.filter((round) => round.closed_at !== null).map((round) => round.id),
  );
  return rounds.map((round) => {
    const closed = round.closed_at !== null;
    const mine = counts.filter((count) => count.roundId === round.id);
    return {
      id: round.id,
      title: round.title,
      boardId: round.board_id,
      phaseId: round.phase_id,
      votesEach: round.votes_each,
      votesPerNote: round.votes_per_note,
      openedAt: round.opened_at,
      closedAt: round.closed_at,
      voters: closed || progress ? (voters.find((count) => count.roundId === round.id)?.n ?? 0) : null,
      results: closed ? rankVotes(Object.fromEntries(mine.map((count) => [count.objectId, count.n]))) : null,
    };
  });
}

/** What one person has given; for leads also what they cast for people without a device. */
export async function getMyVotes(
  deps: Pick<Deps, 'db'>,
  sessionId: string,
  personId: string | null,
  lead: boolean,
): Promise<{ myVotes: MyVotes; proxies: ProxyVotes[] }> {
  const myVotes: MyVotes = {};
  if (personId === null) return { myVotes, proxies: [] };
  for (const { roundId, objectId, n } of await countVotesOf(deps.db, sessionId, personId)) {
    myVotes[roundId] = { ...myVotes[roundId], [objectId]: n };
  }
  const proxies = new Map<string, ProxyVotes>();
  for (const row of lead ? await countProxyVotesBy(deps.db, sessionId, personId) : []) {
    const key = `${row.roundId}\n${row.voter}`;
    const known = proxies.get(key) ?? { roundId: row.roundId, name: row.name, votes: {} };
    known.votes[row.objectId] = row.n;
    proxies.set(key, known);
  }
  return { myVotes, proxies: [...proxies.values()] };
}

/** Result of a closed round held on a board. */
export interface BoardRound {
  id: string;
  title: string;
  openedAt: number;
  /** Object id → votes. */
  votes: Record<string, number>;
}

/** Closed rounds of a board, oldest first: for exports and reports. The caller has checked the right. */
export async function listBoardRounds(deps: Pick<Deps, 'db'>, boardId: string): Promise<BoardRound[]> {
  const rounds = await listClosedRoundsOfBoard(deps.db, boardId);
  const counts = await countVotes(
    deps.db,
    rounds.map((round) => round.id),
  );
  return rounds.map((round) => ({
    id: round.id,
    title: round.title,
    openedAt: round.opened_at,
    votes: Object.fromEntries(
      counts.filter((count) => count.roundId === round.id).map((count) => [count.objectId, count.n]),
    ),
  }));
}
