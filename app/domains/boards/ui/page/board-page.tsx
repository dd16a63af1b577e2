import { Link } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '~/domains/workshops/model';
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
    slots: { start: <BackLink page={page} /> },
  };
}

/** Back to where one came from: the plan for those who lead, the room for participants. */
function BackLink({ page }: { page: BoardPageData }) {
  const { t } = useTranslation();
  const to = page.lead
    ? `/workshops/${page.workshop.id}`
    : page.session
      ? `/s/${page.session.state.sessionId}`
      : '/';
  return (
    <Link
      to={to}
      className="flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-2 rounded-xl px-2 text-brand hover:bg-brand-soft"
    >
      <ArrowLeft aria-hidden="true" className="size-5.5" />
      <span className="sr-only @4xl:not-sr-only">
        <span className="block max-w-64 truncate">{page.workshop.title}</span>
      </span>
      <span className="sr-only">{t('boards:backTo')}</span>
    </Link>
  );
}
