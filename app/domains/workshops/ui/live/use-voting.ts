import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardVoting } from '~/domains/boards/ui/board-props';
import { type RoomView, refuseVote, type VoteRound, votesLeft } from '../../model';
import { mayInWorkshop } from '../../policy';
import type { SessionConnection } from '../use-session';
import { roundOnBoard } from './changes';
import { refusalText } from './refusal-text';
import { applyPending, type Pending, usePendingVotes } from './use-pending-votes';

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
  connection: Pick<SessionConnection, 'send'>,
  room: RoomView,
  boardId: string | null,
): Voting | null {
  const round = roundOnBoard(room.rounds, boardId);
  const { pending, change } = usePendingVotes(connection.send, round?.id ?? null);
  const stored = round ? room.myVotes[round.id] : undefined;
  const canVote = mayInWorkshop(room.me.role, 'vote.cast');
  return useVotingOf(round, stored, pending, canVote, change);
}

/** A facilitator's ballot for somebody without a device. */
export function useProxyBallot(
  send: SessionConnection['send'],
  round: VoteRound,
  name: string,
  stored: Readonly<Record<string, number>>,
): Voting | null {
  const { pending, change } = usePendingVotes(send, round.id, name);
  return useVotingOf(round, stored, pending, true, change);
}

function useVotingOf(
  round: VoteRound | null,
  stored: Readonly<Record<string, number>> | undefined,
  pending: Pending,
  canVote: boolean,
  change: ReturnType<typeof usePendingVotes>['change'],
): Voting | null {
  const { i18n } = useTranslation();
  return useMemo(() => {
    if (!round) return null;
    const mine = applyPending(stored ?? {}, pending);
    return {
      round,
      title: round.title,
      open: round.closedAt === null,
      canVote,
      votesEach: round.votesEach,
      votesPerNote: round.votesPerNote,
      mine,
      left: votesLeft(round, mine),
      results: round.results
        ? Object.fromEntries(round.results.map(({ objectId, votes }) => [objectId, votes]))
        : null,
      cast: async (objectId) => {
        const reason = refuseVote(round, mine, objectId);
        return reason ? refusalText(i18n, { code: 'conflict', reason }) : change('vote.cast', objectId);
      },
      undo: (objectId) => change('vote.undo', objectId),
    };
  }, [round, stored, pending, canVote, change, i18n]);
}
