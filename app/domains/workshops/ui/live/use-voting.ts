import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardVoting } from '~/domains/boards/ui/board-props';
import { type RoomView, refuseVote, type VoteRound } from '../../model';
import { mayInWorkshop } from '../../policy';
import type { SessionConnection } from '../use-session';
import { roundOnBoard } from './changes';
import { refusalText } from './refusal-text';

/** Votes given and taken back that the server has not answered yet: object id → difference. */
type Pending = Readonly<Record<string, number>>;

export interface Voting extends BoardVoting {
  round: VoteRound;
  /** Votes still to give. */
  left: number;
}

/**
 * The vote on a board as this screen works with it. Own votes show at once and fall back when the server refuses;
 * the server alone counts. Null when there was no round on the board.
 */
export function useVoting(
  connection: SessionConnection,
  room: RoomView,
  boardId: string | null,
): Voting | null {
  const { i18n } = useTranslation();
  const { send } = connection;
  const [pending, setPending] = useState<Pending>({});
  const round = roundOnBoard(room.rounds, boardId);
  const roundId = round?.id ?? null;
  const stored = roundId === null ? undefined : room.myVotes[roundId];

  const change = useCallback(
    async (event: 'vote.cast' | 'vote.undo', objectId: string): Promise<string | null> => {
      if (roundId === null) return null;
      const step = event === 'vote.cast' ? 1 : -1;
      setPending((before) => withStep(before, objectId, step));
      const answer = await send(event, { roundId, objectId });
      setPending((before) => withStep(before, objectId, -step));
      return answer.ok ? null : refusalText(i18n, answer);
    },
    [roundId, send, i18n],
  );

  return useMemo(() => {
    if (!round) return null;
    const mine = applyPending(stored ?? {}, pending);
    const given = Object.values(mine).reduce((sum, votes) => sum + votes, 0);
    return {
      round,
      title: round.title,
      open: round.closedAt === null,
      canVote: mayInWorkshop(room.me.role, 'vote.cast'),
      votesEach: round.votesEach,
      votesPerNote: round.votesPerNote,
      mine,
      left: Math.max(0, round.votesEach - given),
      results: round.results
        ? Object.fromEntries(round.results.map(({ objectId, votes }) => [objectId, votes]))
        : null,
      cast: async (objectId) => {
        const refusal = refuseVote(round, mine, objectId);
        return refusal
          ? refusalText(i18n, { code: 'conflict', reason: refusal })
          : change('vote.cast', objectId);
      },
      undo: (objectId) => change('vote.undo', objectId),
    };
  }, [round, stored, pending, room.me.role, change, i18n]);
}

function withStep(pending: Pending, objectId: string, step: number): Pending {
  const next = { ...pending, [objectId]: (pending[objectId] ?? 0) + step };
  if (next[objectId] === 0) delete next[objectId];
  return next;
}

/** Votes as they will be once everything sent was accepted; never below none. */
export function applyPending(
  stored: Readonly<Record<string, number>>,
  pending: Pending,
): Record<string, number> {
  const out: Record<string, number> = { ...stored };
  for (const [id, step] of Object.entries(pending)) {
    const votes = Math.max(0, (out[id] ?? 0) + step);
    if (votes === 0) delete out[id];
    else out[id] = votes;
  }
  return out;
}
