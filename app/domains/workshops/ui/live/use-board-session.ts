import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardSession } from '~/domains/boards/ui/board-props';
import type { ClientEventInput, ClientEventName } from '../../events';
import { currentPermission, type RoomPerson, type SessionState } from '../../model';
import type { SessionConnection } from '../use-session';
import { refusalText } from './refusal-text';
import { gatherInForce } from './screen-board';
import type { Voting } from './use-voting';

export interface BoardSessionInput {
  state: SessionState;
  /** Those whose notes are signed; null where names are not to be seen. */
  people: readonly RoomPerson[] | null;
  /** Who is never asked to follow themselves; null: a screen that is nobody's. */
  myId: string | null;
  boardId: string;
  voting: Voting | null;
  /** How a facilitator's wishes are sent; null for everyone else. */
  lead: SessionConnection['send'] | null;
}

/** What the session adds to one board on this screen; a new object only when something in it changed. */
export function useBoardSession({
  state,
  people,
  myId,
  boardId,
  voting,
  lead,
}: BoardSessionInput): BoardSession {
  const { i18n } = useTranslation();
  const authors = useAuthors(people);
  return useMemo(() => {
    const session: BoardSession = { ...boardSession(state, myId, boardId), voting, authors };
    if (!lead) return session;
    const ask = async <E extends ClientEventName>(event: E, input: ClientEventInput<E>) => {
      const answer = await lead(event, input);
      return answer.ok ? null : refusalText(i18n, answer);
    };
    return {
      ...session,
      lead: {
        lockObjects: (objectIds, locked) =>
          ask('objects.lock', { boardId, objectIds: [...objectIds], locked }),
        lockBoard: (locked) => ask('board.lock', { boardId, locked }),
        gather: ({ x, y, w, h }) => ask('gather', { boardId, camera: { x, y, w, h } }),
        hideCursors: (hidden) => ask('cursors.hide', { hidden }),
        follow: (personId) => ask('follow', { personId }),
      },
    };
  }, [state, myId, boardId, voting, authors, lead, i18n]);
}

/** Names by id; the same map as long as the names are the same, whoever comes and goes. */
function useAuthors(people: readonly RoomPerson[] | null): ReadonlyMap<string, string> {
  const known = useRef<ReadonlyMap<string, string>>(new Map());
  const { current } = known;
  const list = people ?? [];
  if (list.length !== current.size || list.some(({ id, name }) => current.get(id) !== name)) {
    known.current = new Map(list.map(({ id, name }) => [id, name]));
  }
  return known.current;
}

/** What the server decided about one board. Nobody is asked to follow themselves. */
export function boardSession(state: SessionState, myId: string | null, boardId: string): BoardSession {
  const board = state.boards.find((summary) => summary.id === boardId);
  const gather = gatherInForce(state);
  return {
    lockedIds: board?.lockedObjects ?? [],
    boardLocked: board?.locked ?? false,
    permission: currentPermission(state),
    status: state.status,
    hideCursors: state.hideCursors,
    gather: gather?.boardId === boardId ? { id: gather.id, box: gather.camera, by: gather.by } : null,
    follow: state.follow && state.follow.personId !== myId ? state.follow : null,
    voting: null,
    authors: new Map(),
  };
}
