import { useState } from 'react';
import { currentPhase, handQueue, type RoomView } from '../../model';
import { isLead } from '../../policy';
import { ReactionShower } from '../live/reactions';
import { SessionBoard } from '../live/session-board';
import { SessionMap } from '../live/session-map';
import { useVisualViewport } from '../live/use-visual-viewport';
import type { SessionConnection } from '../use-session';
import { BoardTabs } from './board-tabs';
import { Dock } from './dock';
import { RoomBar } from './room-bar';
import { type OpenDialog, RoomDialogs } from './room-dialogs';
import { RoomMessages } from './room-messages';
import { TalkScreen } from './talk-screen';
import { type RoomDesk, useRoomDesk } from './use-room-desk';
import { VotePanel } from './vote-panel';

interface RoomProps {
  view: RoomView;
  connection: SessionConnection;
}

/** The room while people are at work, and afterwards for reading. */
export function LiveRoom({ view, connection }: RoomProps) {
  const desk = useRoomDesk(view, connection);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const [ballotOpen, setBallotOpen] = useState(false);
  const area = useVisualViewport();
  const writing = area?.keyboardOpen ?? false;
  const { state } = view;
  return (
    <div
      className="fixed inset-x-0 flex flex-col overflow-hidden bg-paper"
      style={area ? { top: area.top, height: area.height } : { top: 0, height: '100dvh' }}
      data-writing={writing || undefined}
    >
      <RoomBar view={view} connection={connection} writing={writing} onPeople={() => setDialog('people')} />
      <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
        {/* Before the board for the keyboard, which would else walk every note on its way; after it for the eye, and there
            (by its margin) before the rest of the page has come. */}
        {writing || state.status === 'ended' ? null : (
          <RoomDock view={view} connection={connection} desk={desk} onOpen={setDialog} />
        )}
        <div className="relative flex min-h-0 min-w-0 flex-1 flex-col lg:flex-row">
          <RoomStageArea view={view} connection={connection} desk={desk} writing={writing} />
          {desk.voting && state.status !== 'planned' ? (
            <VotePanel
              voting={desk.voting}
              board={desk.handle?.objects ?? null}
              open={ballotOpen}
              hidden={writing}
              onOpenChange={setBallotOpen}
              onShow={(objectId) => {
                setBallotOpen(false);
                desk.handle?.showObject(objectId);
              }}
            />
          ) : null}
        </div>
      </div>
      <RoomDialogs open={dialog} onOpen={setDialog} view={view} send={connection.send} desk={desk} />
    </div>
  );
}

/** The board, the map, or the call to talk, with what floats above it. */
function RoomStageArea({
  view,
  connection,
  desk,
  writing,
}: RoomProps & { desk: RoomDesk; writing: boolean }) {
  const { board, map } = desk;
  return (
    <main
      id="main"
      tabIndex={-1}
      data-room={board ? `board-${board.id}` : map ? `map-${map.id}` : undefined}
      className="relative flex min-h-0 min-w-0 flex-1 flex-col outline-none"
    >
      <BoardTabs
        boards={view.state.boards}
        maps={view.state.maps}
        current={board?.id ?? map?.id ?? null}
        hidden={writing}
        onChoose={desk.chooseBoard}
      />
      <div className="relative min-h-0 flex-1">
        {board ? (
          <SessionBoard
            key={board.id}
            view={view}
            board={board}
            voting={desk.voting}
            lead={isLead(view.me.role) ? connection.send : null}
            onReady={desk.onReady}
          />
        ) : map ? (
          <SessionMap key={map.id} view={view} map={map} />
        ) : (
          <TalkScreen phase={currentPhase(view.state)} />
        )}
        <div className="pointer-events-none absolute inset-x-2 top-32 z-30 flex flex-col items-center gap-2">
          <RoomMessages message={desk.message} onDismiss={desk.dismiss} outOfTheWay={writing} />
        </div>
        <ReactionShower burst={connection.reactions} />
      </div>
    </main>
  );
}

function RoomDock({
  view,
  connection,
  desk,
  onOpen,
}: RoomProps & { desk: RoomDesk; onOpen: (dialog: OpenDialog) => void }) {
  const { me } = view;
  const place = handQueue(view.people).findIndex((person) => person.id === me.personId);
  return (
    <Dock
      handUp={me.handRaisedAt !== null}
      handPlace={place < 0 ? null : place + 1}
      done={me.done}
      disabled={connection.status !== 'online'}
      onHand={(raised) => desk.tell('hand', { raised })}
      onDone={(done) => desk.tell('done', { done })}
      onReact={(reaction) => desk.tell('react', { reaction })}
      onHelp={() => onOpen('help')}
      onMore={() => onOpen('more')}
    />
  );
}
