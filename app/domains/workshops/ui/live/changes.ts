import {
  currentPermission,
  currentPhase,
  type Permission,
  type RoomView,
  type SessionState,
  type VoteRound,
} from '../../model';

/** Something that happened to everyone in the room and deserves a sentence. */
export type Change =
  | { kind: 'started' }
  | { kind: 'ended' }
  | { kind: 'reopened' }
  | { kind: 'phase'; title: string; permission: Permission }
  | { kind: 'permission'; permission: Permission }
  | { kind: 'boardLocked' }
  | { kind: 'boardUnlocked' }
  | { kind: 'gathered'; by: string }
  | { kind: 'following'; name: string }
  | { kind: 'followEnded' }
  | { kind: 'cursorsHidden' }
  | { kind: 'cursorsShown' }
  | { kind: 'voteOpened'; round: VoteRound }
  | { kind: 'voteClosed'; round: VoteRound }
  | { kind: 'voteReopened'; round: VoteRound };

/**
 * What a viewer should be told when the room goes from one state to the next, most important first. A phase
 * change covers the change of permission that comes with it. `boardId`: the board on the viewer's screen.
 */
export function changesBetween(before: RoomView, after: RoomView, boardId: string | null): Change[] {
  const out: Change[] = [];
  const [from, to] = [before.state, after.state];
  if (from.status !== to.status) out.push(statusChange(from, to));
  const phase = currentPhase(to);
  const permission = currentPermission(to);
  if (phase && from.phaseId !== to.phaseId && to.status === 'running') {
    out.push({ kind: 'phase', title: phase.title, permission });
  } else if (currentPermission(from) !== permission && from.status === to.status) {
    out.push({ kind: 'permission', permission });
  }
  out.push(...voteChanges(before.rounds, after.rounds, to.phaseStartedAt));
  if (to.gather && to.gather.id !== from.gather?.id) out.push({ kind: 'gathered', by: to.gather.by });
  if (to.follow && to.follow.personId !== from.follow?.personId && to.follow.personId !== after.me.personId) {
    out.push({ kind: 'following', name: to.follow.name });
  } else if (from.follow && !to.follow) out.push({ kind: 'followEnded' });
  out.push(...lockChanges(from, to, boardId));
  if (from.hideCursors !== to.hideCursors) {
    out.push({ kind: to.hideCursors ? 'cursorsHidden' : 'cursorsShown' });
  }
  return out;
}

function statusChange(from: SessionState, to: SessionState): Change {
  if (to.status === 'ended') return { kind: 'ended' };
  return { kind: from.status === 'ended' ? 'reopened' : 'started' };
}

function lockChanges(from: SessionState, to: SessionState, boardId: string | null): Change[] {
  const locked = (state: SessionState) => state.boards.find((board) => board.id === boardId)?.locked;
  const [was, is] = [locked(from), locked(to)];
  if (was === undefined || is === undefined || was === is) return [];
  return [{ kind: is ? 'boardLocked' : 'boardUnlocked' }];
}

/** A phase for voting says by itself that its vote has begun: rounds opened with the phase are left out. */
function voteChanges(
  before: readonly VoteRound[],
  after: readonly VoteRound[],
  phaseStartedAt: number | null,
): Change[] {
  const known = new Map(before.map((round) => [round.id, round]));
  return after.flatMap((round): Change[] => {
    const old = known.get(round.id);
    const isOpen = round.closedAt === null;
    if (!old) return isOpen && round.openedAt !== phaseStartedAt ? [{ kind: 'voteOpened', round }] : [];
    const wasOpen = old.closedAt === null;
    if (wasOpen === isOpen) return [];
    return [{ kind: isOpen ? 'voteReopened' : 'voteClosed', round }];
  });
}

/** The round in which people can vote now; null when none is open. */
export function openRound(rounds: readonly VoteRound[]): VoteRound | null {
  return rounds.findLast((round) => round.closedAt === null) ?? null;
}

/** The round whose votes a board shows: the open one, else the one closed last. Null when there was none there. */
export function roundOnBoard(rounds: readonly VoteRound[], boardId: string | null): VoteRound | null {
  const here = rounds.filter((round) => round.boardId === boardId);
  return (
    openRound(here) ??
    here.reduce<VoteRound | null>(
      (last, round) => ((round.closedAt ?? 0) > (last?.closedAt ?? -1) ? round : last),
      null,
    )
  );
}
