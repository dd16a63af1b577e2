import { Link } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ack, ClientEventInput, ClientEventName } from '~/domains/workshops/events';
import { currentPermission, type RoomView } from '~/domains/workshops/model';
import { type SessionConnection, useSession } from '~/domains/workshops/ui/use-session';
import { Board } from '../board';
import type { BoardProps, BoardSession } from '../board-props';

/** What the page of a board is given by its loader. */
export interface BoardPageData {
  boardId: string;
  title: string;
  room: string;
  workshop: { id: string; title: string };
  person: { id: string; name: string; colour: string };
  lead: boolean;
  session: RoomView | null;
}

/** A board as a page of its own: with what the session adds when there is one. */
export function BoardPageView({ page, projector }: { page: BoardPageData; projector: boolean }) {
  return (
    <main id="main" data-room={page.room} className="h-dvh overflow-hidden">
      {page.session ? (
        <LiveBoard page={page} initial={page.session} projector={projector} />
      ) : (
        <Board {...propsOf(page, projector)} />
      )}
    </main>
  );
}

function LiveBoard({
  page,
  initial,
  projector,
}: {
  page: BoardPageData;
  initial: RoomView;
  projector: boolean;
}) {
  const connection = useSession(initial.state.sessionId, initial);
  const room = connection.view.kind === 'room' ? connection.view : initial;
  const session = useBoardSession(room, page.boardId, page.lead ? connection : null);
  return <Board {...propsOf(page, projector)} session={session} />;
}

function propsOf(page: BoardPageData, projector: boolean): BoardProps {
  return {
    boardId: page.boardId,
    title: page.title,
    room: page.room,
    person: page.person,
    projector,
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
      <span className="sr-only max-w-48 truncate @4xl:not-sr-only">{page.workshop.title}</span>
      <span className="sr-only">{t('boards:backTo')}</span>
    </Link>
  );
}

/** The session's part of the board's properties; new only when something in it is. */
function useBoardSession(
  room: RoomView,
  boardId: string,
  lead: Pick<SessionConnection, 'send'> | null,
): BoardSession {
  const { t } = useTranslation();
  const { state } = room;
  const send = lead?.send;
  return useMemo(() => {
    const board = state.boards.find((summary) => summary.id === boardId);
    const { gather } = state;
    const base: BoardSession = {
      lockedIds: board?.lockedObjects ?? [],
      boardLocked: board?.locked ?? false,
      permission: currentPermission(state),
      status: state.status,
      hideCursors: state.hideCursors,
      gather: gather?.boardId === boardId ? { id: gather.id, box: gather.camera, by: gather.by } : null,
      follow: state.follow,
      voting: null,
    };
    if (!send) return base;
    const ask = async <E extends ClientEventName>(event: E, input: ClientEventInput<E>) =>
      refusal(await send(event, input), t);
    return {
      ...base,
      lead: {
        lockObjects: (objectIds, locked) =>
          ask('objects.lock', { boardId, objectIds: [...objectIds], locked }),
        lockBoard: (locked) => ask('board.lock', { boardId, locked }),
        gather: (camera) => ask('gather', { boardId, camera }),
        hideCursors: (hidden) => ask('cursors.hide', { hidden }),
        follow: (personId) => ask('follow', { personId }),
      },
    };
  }, [state, boardId, send, t]);
}

function refusal<E extends ClientEventName>(ack: Ack<E>, t: (key: string) => string): string | null {
  return ack.ok ? null : t('boards:refused.session');
}
