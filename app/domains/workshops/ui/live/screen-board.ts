import { currentBoardId, currentPhase, type Gather, type SessionState } from '../../model';

/** A board or map the person turned to by hand, valid until the facilitator's next word on where to be. */
export interface BoardChoice {
  /** Id of a board or of a map. */
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
  if (choiceInForce(state, choice)) return known(choice.boardId) ? choice.boardId : null;
  const gather = gatherInForce(state);
  return gather && known(gather.boardId) ? gather.boardId : currentBoardId(state);
}

/** The map on a participant's screen: as `screenBoardId`; null while a board is there. */
export function screenMapId(state: SessionState, choice: BoardChoice | null): string | null {
  if (screenBoardId(state, choice) !== null) return null;
  const wanted = choiceInForce(state, choice) ? choice.boardId : currentPhase(state)?.mapId;
  return state.maps.find((map) => map.id === wanted)?.id ?? null;
}

/** Whether the choice still holds and what was chosen is still there. */
function choiceInForce(state: SessionState, choice: BoardChoice | null): choice is BoardChoice {
  if (!choice || choice.key !== placeKey(state)) return false;
  return [...state.boards, ...state.maps].some((place) => place.id === choice.boardId);
}

/** The last call to one place, as long as no phase began after it. */
export function gatherInForce(state: Pick<SessionState, 'gather' | 'phaseStartedAt'>): Gather | null {
  const { gather, phaseStartedAt } = state;
  return gather && (phaseStartedAt === null || gather.at >= phaseStartedAt) ? gather : null;
}
