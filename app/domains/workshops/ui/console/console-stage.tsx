import { useTranslation } from 'react-i18next';
import type { BoardHandle } from '~/domains/boards/ui/board-props';
import { EmptyState } from '~/ui/notice';
import type { RoomView } from '../../model';
import { SessionBoard } from '../live/session-board';
import { SessionMap } from '../live/session-map';
import { useVoting } from '../live/use-voting';
import { BoardTabs } from '../room/board-tabs';
import type { SessionConnection } from '../use-session';
import { StageTools } from './stage-tools';
import type { Conduct } from './use-conduct';

export interface ConsoleStageProps {
  view: RoomView;
  connection: SessionConnection;
  tell: Conduct['tell'];
  boardId: string | null;
  /** Map on screen instead of a board. */
  mapId: string | null;
  handle: BoardHandle | null;
  onChoose: (boardId: string) => void;
  onReady: (handle: BoardHandle) => void;
}

/** The board in the middle of the console, with what steers everyone's view above it. */
export function ConsoleStage(props: ConsoleStageProps) {
  const { view, connection, tell, boardId, handle } = props;
  const { t } = useTranslation();
  const { state, me } = view;
  const voting = useVoting(connection, view, boardId);
  const board = state.boards.find((summary) => summary.id === boardId);
  const map = state.maps.find((summary) => summary.id === props.mapId);
  if (map) {
    return (
      <>
        <BoardTabs boards={state.boards} maps={state.maps} current={map.id} onChoose={props.onChoose} />
        <div className="relative min-h-0 flex-1" data-room={`map-${map.id}`}>
          <SessionMap key={map.id} view={view} map={map} />
        </div>
      </>
    );
  }
  if (!board) {
    return (
      <div className="p-6">
        <EmptyState title={t('workshops:console.stage.none')} />
      </div>
    );
  }
  const gather = () => {
    const box = handle?.visibleBox();
    if (box) void tell('gather', { boardId: board.id, camera: { x: box.x, y: box.y, w: box.w, h: box.h } });
  };
  return (
    <>
      <StageTools
        state={state}
        board={board}
        myId={me.personId}
        tell={tell}
        onGather={gather}
        disabled={handle === null}
      />
      <BoardTabs boards={state.boards} maps={state.maps} current={board.id} onChoose={props.onChoose} />
      <div className="relative min-h-0 flex-1" data-room={`board-${board.id}`}>
        <SessionBoard
          key={board.id}
          view={view}
          board={board}
          voting={voting}
          lead={connection.send}
          onReady={props.onReady}
        />
      </div>
    </>
  );
}
