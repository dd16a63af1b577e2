import { Board } from '~/domains/boards/ui/board';
import type { BoardHandle } from '~/domains/boards/ui/board-props';
import type { BoardSummary, RoomView } from '../../model';
import type { SessionConnection } from '../use-session';
import { useBoardSession } from './use-board-session';
import type { Voting } from './use-voting';

export interface SessionBoardProps {
  view: RoomView;
  board: BoardSummary;
  voting: Voting | null;
  /** How a facilitator's wishes are sent; null for everyone else. */
  lead: SessionConnection['send'] | null;
  onReady: (handle: BoardHandle) => void;
}

/** A board inside a live session. Mount it with the board's id as key. */
export function SessionBoard({ view, board, voting, lead, onReady }: SessionBoardProps) {
  const { state, me } = view;
  const session = useBoardSession({
    state,
    people: view.people,
    myId: me.personId,
    boardId: board.id,
    voting,
    lead,
  });
  return (
    <Board
      boardId={board.id}
      title={board.title}
      room={`board-${board.id}`}
      person={{ id: me.personId, name: me.name, colour: me.colour }}
      session={session}
      headingLevel={2}
      onReady={onReady}
    />
  );
}
