import { type Principal, personId } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { Within } from '~/platform/searched';
import type { Permission, SessionStatus, WorkshopRole } from './model';
import { boardMode, isLead, mayInWorkshop, roleInWorkshop, type WorkshopAction } from './policy';
import {
  findParticipant,
  listStandings,
  listWorkshopsVisited,
  type ParticipantRow,
} from './repo/people.server';
import { changeSession, findSession, listSessions, type SessionRow } from './repo/sessions.server';
import { findWorkshop, isCoFacilitator, listWorkshops, type WorkshopRow } from './repo/workshops.server';

/** What a person is in a workshop as a whole: the ground for rights on its boards. */
export interface WorkshopAccess {
  workshop: WorkshopRow;
  role: WorkshopRole;
  personId: string | null;
  /** Sessions in which the person takes part, with what participants may do there now. */
  sessions: { id: string; status: SessionStatus; permission: Permission }[];
}

export interface SessionAccess {
  session: SessionRow;
  workshop: WorkshopRow;
  role: WorkshopRole;
  personId: string | null;
  participant: ParticipantRow | null;
}

/**
 * Reads somebody's role in a workshop. Who was removed from one of its sessions has no part in the others.
 * Throws `not_found`.
 */
export async function workshopAccess(
  deps: Pick<Deps, 'db'>,
  principal: Principal,
  workshopId: string,
): Promise<WorkshopAccess> {
  const workshop = await findWorkshop(deps.db, workshopId);
  if (!workshop) throw new DomainError('not_found');
  const person = personId(principal);
  const standings = person ? await listStandings(deps.db, workshopId, person) : [];
  const statuses = standings.map((standing) => standing.participant);
  const participant = statuses.includes('removed')
    ? 'removed'
    : statuses.includes('in')
      ? 'in'
      : (statuses[0] ?? null);
  const role = roleInWorkshop({
    principal,
    createdBy: workshop.created_by,
    isCoFacilitator: await coFacilitates(deps, principal, workshop),
    participant,
  });
  const sessions = standings
    .filter((standing) => standing.participant === 'in')
    .map((standing) => ({
      id: standing.sessionId,
      status: standing.status,
      permission: standing.permission ?? (standing.phaseCount === 0 ? ('write' as const) : ('look' as const)),
    }));
  return { workshop, role, personId: person, sessions };
}

/** Reads somebody's role in a session. Throws `not_found`. */
export async function sessionAccess(
  deps: Pick<Deps, 'db'>,
  principal: Principal,
  sessionId: string,
): Promise<SessionAccess> {
  const session = await findSession(deps.db, sessionId);
  if (!session) throw new DomainError('not_found');
  const workshop = await findWorkshop(deps.db, session.workshop_id);
  if (!workshop) throw new DomainError('not_found');
  const person = personId(principal);
  const participant = person ? ((await findParticipant(deps.db, sessionId, person)) ?? null) : null;
  const role = roleInWorkshop({
    principal,
    createdBy: workshop.created_by,
    isCoFacilitator: await coFacilitates(deps, principal, workshop),
    participant: participant?.status ?? null,
  });
  return { session, workshop, role, personId: person, participant };
}

async function coFacilitates(
  deps: Pick<Deps, 'db'>,
  principal: Principal,
  workshop: WorkshopRow,
): Promise<boolean> {
  if (principal.kind !== 'user' || principal.role === 'staff') return false;
  return isCoFacilitator(deps.db, workshop.id, principal.userId);
}

/** Throws `unauthenticated` for nobody, `forbidden` (reason `removed`, `waiting` or none) for others without the right. */
export function requireRight(role: WorkshopRole, action: WorkshopAction, principal: Principal): void {
  if (mayInWorkshop(role, action)) return;
  if (principal.kind === 'anonymous') throw new DomainError('unauthenticated');
  const reason = role === 'removed' || role === 'waiting' ? role : undefined;
  throw new DomainError('forbidden', reason ? { reason } : {});
}

/** Workshop access with a right in one step. */
export async function requireWorkshop(
  deps: Pick<Deps, 'db'>,
  principal: Principal,
  workshopId: string,
  action: WorkshopAction,
): Promise<WorkshopAccess> {
  const access = await workshopAccess(deps, principal, workshopId);
  requireRight(access.role, action, principal);
  return access;
}

/** Session access with a right in one step. */
export async function requireSession(
  deps: Pick<Deps, 'db'>,
  principal: Principal,
  sessionId: string,
  action: WorkshopAction,
): Promise<SessionAccess & { personId: string }> {
  const access = await sessionAccess(deps, principal, sessionId);
  requireRight(access.role, action, principal);
  if (access.personId === null) throw new DomainError('unauthenticated');
  return { ...access, personId: access.personId };
}

/** Where somebody's words are looked for among the documents of workshops: those they lead or are inside of. */
export async function workshopsOf(deps: Pick<Deps, 'db'>, principal: Principal): Promise<Within> {
  const person = personId(principal);
  if (person === null) return [];
  if (principal.kind === 'user' && principal.role === 'staff') return 'everywhere';
  const led =
    principal.kind === 'user'
      ? await listWorkshops(deps.db, { programmeId: null, leadId: principal.userId })
      : [];
  const ids = new Set([...led.map(({ id }) => id), ...(await listWorkshopsVisited(deps.db, person))]);
  const inside: string[] = [];
  for (const id of ids) {
    const { role } = await workshopAccess(deps, principal, id);
    if (mayInWorkshop(role, 'session.enter')) inside.push(id);
  }
  return inside;
}

/** What somebody may do now with a document of a workshop: a board or a map. */
export interface DocumentAccess {
  workshop: { id: string; title: string };
  role: WorkshopRole;
  personId: string;
  mode: 'read' | 'write';
  /** Leads the workshop. */
  lead: boolean;
}

/**
 * Rights on a document that belongs to a workshop. Throws `not_found`, `unauthenticated`, or `forbidden` with reason
 * `waiting`, `removed` or none.
 */
export async function documentAccess(
  deps: Pick<Deps, 'db'>,
  principal: Principal,
  document: { workshopId: string; locked: boolean },
): Promise<DocumentAccess> {
  const {
    workshop,
    role,
    sessions,
    personId: person,
  } = await workshopAccess(deps, principal, document.workshopId);
  const mode = boardMode({ role, sessions, boardLocked: document.locked });
  if (!person || !mode) {
    requireRight(role, 'session.enter', principal);
    throw new DomainError('forbidden');
  }
  return {
    workshop: { id: workshop.id, title: workshop.title },
    role,
    personId: person,
    mode,
    lead: isLead(role),
  };
}

/** Tells the open sessions of a workshop that something their screens show (boards, titles) has changed. */
export async function touchSessions(deps: Pick<Deps, 'db' | 'events'>, workshopId: string): Promise<void> {
  for (const session of await listSessions(deps.db, [workshopId])) {
    if (session.status === 'ended') continue;
    await changeSession(deps.db, session.id, {});
    deps.events.emit({ type: 'session.changed', sessionId: session.id, what: 'state' });
  }
}
