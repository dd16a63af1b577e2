import { currentBoardId, type Gather, type SessionState } from '../../model';

/** A board the person turned to by hand, valid until the facilitator's next word on where to be. */
export interface BoardChoice {
  boardId: string;
  /** `placeKey` of the state in which it was chosen. */
  key: string;
}

/** Changes whenever the facilitator decides anew where everyone is: another phase or another call. */
export function placeKey(state: Pick<SessionState, 'phaseId' | 'gather'>): string {
  return `${state.phaseId ?? ''}/${state.gather?.id ?? ''}`;
}

/** The board on a participant's screen: their own choice while it holds, else where they were called, else the phase's. */
export function screenBoardId(state: SessionState, choice: BoardChoice | null): string | null {
  const known = (id: string | null | undefined): id is string =>
    state.boards.some((board) => board.id === id);
  if (choice && choice.key === placeKey(state) && known(choice.boardId)) return choice.boardId;
  const gather = gatherInForce(state);
  return gather && known(gather.boardId) ? gather.boardId : currentBoardId(state);
}

/** The last call to one place, as long as no phase began after it. */
export function gatherInForce(state: Pick<SessionState, 'gather' | 'phaseStartedAt'>): Gather | null {
  const { gather, phaseStartedAt } = state;
  return gather && (phaseStartedAt === null || gather.at >= phaseStartedAt) ? gather : null;
}
