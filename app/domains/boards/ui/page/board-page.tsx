import type { RoomView } from '~/domains/workshops/model';
import { BackLink } from '~/domains/workshops/ui/live/back-link';
import { useBoardSession } from '~/domains/workshops/ui/live/use-board-session';
import { useVoting } from '~/domains/workshops/ui/live/use-voting';
import { ProjectorBar } from '~/domains/workshops/ui/projector/projector-bar';
import { useSession } from '~/domains/workshops/ui/use-session';
import { Board } from '../board';
import type { BoardProps } from '../board-props';

/** What the page of a board is given by its loader. */
export interface BoardPageData {
  boardId: string;
  title: string;
  room: string;
  workshop: { id: string; title: string };
  person: { id: string; name: string; colour: string };
  lead: boolean;
  session: RoomView | null;
  /** Address of this site, without a slash at the end. */
  origin: string;
}

/** A board as a page of its own: with what the session adds when there is one. */
export function BoardPageView({
  page,
  projector,
  objectId,
}: {
  page: BoardPageData;
  projector: boolean;
  /** What to show first, as by a link from elsewhere; null: the whole board. */
  objectId: string | null;
}) {
  return (
    <main id="main" data-room={page.room} className="h-dvh overflow-hidden">
      {page.session ? (
        <LiveBoard page={page} initial={page.session} projector={projector} objectId={objectId} />
      ) : (
        <Board {...propsOf(page, projector, objectId)} />
      )}
    </main>
  );
}

function LiveBoard({
  page,
  initial,
  projector,
  objectId,
}: {
  page: BoardPageData;
  initial: RoomView;
  projector: boolean;
  objectId: string | null;
}) {
  const connection = useSession(initial.state.sessionId, initial);
  const room = connection.view.kind === 'room' ? connection.view : initial;
  const voting = useVoting(connection, room, page.boardId);
  const session = useBoardSession({
    state: room.state,
    people: projector ? null : room.people,
    // The wall looks along with whoever leads, the person who opened it included.
    myId: projector ? null : page.person.id,
    boardId: page.boardId,
    voting,
    lead: page.lead ? connection.send : null,
  });
  const props = propsOf(page, projector, objectId);
  const joinUrl = room.code ? `${page.origin}/j/${room.code}` : null;
  const end = projector ? (
    <ProjectorBar view={room} serverNow={connection.serverNow} joinUrl={joinUrl} />
  ) : null;
  return <Board {...props} slots={{ ...props.slots, end }} session={session} />;
}

function propsOf(page: BoardPageData, projector: boolean, objectId: string | null): BoardProps {
  return {
    boardId: page.boardId,
    title: page.title,
    room: page.room,
    person: page.person,
    projector,
    ...(objectId ? { onReady: (board) => board.showObject(objectId) } : {}),
    slots: {
      start: (
        <BackLink
          workshop={page.workshop}
          lead={page.lead}
          sessionId={page.session?.state.sessionId ?? null}
        />
      ),
    },
  };
}
