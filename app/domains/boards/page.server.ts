import { type Principal, personId } from '~/domains/accounts/model';
import { workshopAccess } from '~/domains/workshops/access.server';
import type { RoomView } from '~/domains/workshops/model';
import { getPlan } from '~/domains/workshops/service/plan.server';
import { getSessionView, leadColour } from '~/domains/workshops/service/state.server';
import type { Deps } from '~/platform/deps.server';
import { boardRoom } from './policy';
import { getBoard } from './service.server';

/** What the page of a board shows before the document has come. */
export interface BoardPage {
  boardId: string;
  title: string;
  room: string;
  workshop: { id: string; title: string };
  person: { id: string; name: string; colour: string };
  lead: boolean;
  /** The session in which the board is worked on, as this person may see it; null between sessions. */
  session: RoomView | null;
}

/** Reads a board's page by right. Throws `not_found`, `unauthenticated`, `forbidden`. */
export async function openBoardPage(deps: Deps, principal: Principal, boardId: string): Promise<BoardPage> {
  const access = await getBoard(deps, principal, boardId);
  return {
    boardId: access.board.id,
    title: access.board.title,
    room: boardRoom(access.board.id),
    workshop: access.workshop,
    lead: access.lead,
    ...(await standingOf(deps, principal, access)),
  };
}

/** The session around a board or map as this person may see it, and who they are in it. */
export async function standingOf(
  deps: Deps,
  principal: Principal,
  access: { workshop: { id: string }; lead: boolean; personId: string },
): Promise<Pick<BoardPage, 'person' | 'session'>> {
  const sessionId = await sessionOf(deps, principal, access.workshop.id, access.lead);
  const view = sessionId ? await getSessionView(deps, principal, sessionId) : null;
  const session = view?.kind === 'room' ? view : null;
  const name = session?.me.name ?? (principal.kind === 'user' ? principal.name : '');
  return {
    person: {
      id: personId(principal) ?? access.personId,
      name,
      colour: session?.me.colour ?? leadColour(access.personId),
    },
    session,
  };
}

/** The running session of the workshop, else the latest; those who take part see only their own. */
async function sessionOf(
  deps: Deps,
  principal: Principal,
  workshopId: string,
  lead: boolean,
): Promise<string | null> {
  const sessions = lead
    ? (await getPlan(deps, principal, workshopId)).sessions
    : (await workshopAccess(deps, principal, workshopId)).sessions;
  const running = sessions.find((session) => session.status === 'running');
  return (running ?? sessions[sessions.length - 1])?.id ?? null;
}
