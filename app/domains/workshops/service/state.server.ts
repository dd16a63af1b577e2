import type { Principal } from '~/domains/accounts/model';
import { listBoardSummaries } from '~/domains/boards/service.server';
import { listMapSummaries } from '~/domains/maps/service.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { requireRight, type SessionAccess, sessionAccess } from '../access.server';
import {
  type Follow,
  type Gather,
  type Me,
  PERSON_COLOURS,
  type PeopleCounts,
  type Phase,
  type RoomPerson,
  type SessionState,
  type SessionView,
  suggestDistinctName,
  type Timer,
} from '../model';
import { isLead, mayInWorkshop } from '../policy';
import { listParticipants, type ParticipantRow } from '../repo/people.server';
import { findSession, listPhases, type PhaseRow, type SessionRow } from '../repo/sessions.server';
import { findWorkshop } from '../repo/workshops.server';
import { getMyVotes, listRoundViews } from './vote-views.server';

/** Somebody who leads and is connected; leads have no row as participants. */
export interface PresentLead {
  id: string;
  name: string;
}

/** Who is connected to a session now, as session control knows it. */
export interface Presence {
  online: ReadonlySet<string>;
  leads: readonly PresentLead[];
}

/** A person last seen this long ago counts as here when no connection list is at hand. */
const RECENT_MS = 45_000;

export function toPhase(row: PhaseRow): Phase {
  return {
    id: row.id,
    position: row.position,
    title: row.title,
    instruction: row.instruction,
    minutes: row.minutes,
    permission: row.permission,
    boardId: row.board_id,
    mapId: row.map_id,
    votesEach: row.votes_each,
    votesPerNote: row.votes_per_note,
  };
}

/** The timer as stored; null when none. */
export function readTimer(session: Pick<SessionRow, 'timer'>): Timer | null {
  return session.timer ? (JSON.parse(session.timer) as Timer) : null;
}

/** The state of a session for everybody inside. The caller has checked the right. Throws `not_found`. */
export async function readSessionState(deps: Pick<Deps, 'db'>, sessionId: string): Promise<SessionState> {
  const session = await findSession(deps.db, sessionId);
  const workshop = session ? await findWorkshop(deps.db, session.workshop_id) : undefined;
  if (!session || !workshop) throw new DomainError('not_found');
  return {
    sessionId,
    workshopId: workshop.id,
    workshopTitle: workshop.title,
    title: session.title,
    status: session.status,
    version: session.version,
    phases: (await listPhases(deps.db, [sessionId])).map(toPhase),
    phaseId: session.phase_id,
    phaseStartedAt: session.phase_started_at,
    timer: readTimer(session),
    boards: await listBoardSummaries(deps, workshop.id),
    maps: await listMapSummaries(deps, workshop.id),
    gather: session.gather ? (JSON.parse(session.gather) as Gather) : null,
    follow: session.follow ? (JSON.parse(session.follow) as Follow) : null,
    hideCursors: session.hide_cursors === 1,
  };
}

/** Everyone in the room as leads see them, those at the door included. The caller has checked the right. */
export async function readPeople(
  deps: Pick<Deps, 'db' | 'clock'>,
  sessionId: string,
  presence: Presence | null,
): Promise<{ people: RoomPerson[]; counts: PeopleCounts }> {
  const rows = (await listParticipants(deps.db, sessionId)).filter((row) => row.status !== 'removed');
  const now = deps.clock.now();
  const people = rows.map((row) =>
    toPerson(row, presence ? presence.online.has(row.person_id) : now - row.last_seen_at < RECENT_MS),
  );
  const inside = people.filter((person) => person.status === 'in');
  const counts: PeopleCounts = {
    in: inside.length,
    online: inside.filter((person) => person.online).length,
    done: inside.filter((person) => person.done).length,
    waiting: people.length - inside.length,
  };
  const leads = (presence?.leads ?? []).map((lead) => leadAsPerson(lead));
  return { people: [...leads, ...people], counts };
}

/** What participants learn of the list: nobody at the door, nobody's "done". */
export function peopleForParticipants(people: readonly RoomPerson[]): RoomPerson[] {
  return people
    .filter((person) => person.status === 'in')
    .map((person) => (person.done === null ? person : { ...person, done: null }));
}

function toPerson(row: ParticipantRow, online: boolean): RoomPerson {
  return {
    id: row.person_id,
    name: row.name,
    colour: row.colour,
    role: 'participant',
    status: row.status === 'waiting' ? 'waiting' : 'in',
    online,
    handRaisedAt: row.hand_raised_at,
    done: row.done_at !== null,
  };
}

function leadAsPerson(lead: PresentLead): RoomPerson {
  return {
    id: lead.id,
    name: lead.name,
    colour: leadColour(lead.id),
    role: 'facilitator',
    status: 'in',
    online: true,
    handRaisedAt: null,
    done: null,
  };
}

/** The colour of an account that leads: always the same one. */
export function leadColour(id: string): string {
  let sum = 0;
  for (let i = 0; i < id.length; i += 1) sum = (sum * 31 + id.charCodeAt(i)) % 9973;
  return PERSON_COLOURS[sum % PERSON_COLOURS.length] ?? PERSON_COLOURS[0];
}

/** The viewer's own part of a view. */
export function meOf(access: SessionAccess, principal: Principal, names: readonly string[]): Me {
  const { participant, role } = access;
  const id = access.personId ?? '';
  if (participant && !isLead(role)) {
    return {
      personId: id,
      name: participant.name,
      colour: participant.colour,
      role,
      handRaisedAt: participant.hand_raised_at,
      done: participant.done_at !== null,
      nameSuggestion: suggestDistinctName(participant.name, names),
    };
  }
  const name = principal.kind === 'user' ? principal.name : '';
  return {
    personId: id,
    name,
    colour: leadColour(id),
    role,
    handRaisedAt: null,
    done: false,
    nameSuggestion: null,
  };
}

/** A participant's own part of a view from the list as leads see it; null when not in the room. */
export function meFromList(people: readonly RoomPerson[], personId: string): Me | null {
  const person = people.find((one) => one.id === personId);
  if (person?.role !== 'participant') return null;
  const others = people.filter((one) => one.id !== personId && one.status === 'in').map((one) => one.name);
  return {
    personId,
    name: person.name,
    colour: person.colour,
    role: person.status === 'waiting' ? 'waiting' : 'participant',
    handRaisedAt: person.handRaisedAt,
    done: person.done ?? false,
    nameSuggestion: suggestDistinctName(person.name, others),
  };
}

/**
 * Everything a screen needs to show a session to this person. `presence` comes from session control; the loader
 * has none and goes by when people were last seen. Throws `not_found`, `unauthenticated`, `forbidden` (`removed`).
 */
export async function getSessionView(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  presence: Presence | null = null,
): Promise<SessionView> {
  const access = await requireViewer(deps, principal, sessionId);
  const serverNow = deps.clock.now();
  if (access.role === 'waiting') {
    return {
      kind: 'waiting',
      sessionId,
      workshopTitle: access.workshop.title,
      title: access.session.title,
      me: meOf(access, principal, []),
      serverNow,
    };
  }
  const lead = isLead(access.role);
  const { people, counts } = await readPeople(deps, sessionId, presence);
  const names = people
    .filter((person) => person.id !== access.personId && person.status === 'in')
    .map((person) => person.name);
  const progress = mayInWorkshop(access.role, 'vote.progress');
  const own = await getMyVotes(deps, sessionId, access.personId, lead);
  return {
    kind: 'room',
    state: await readSessionState(deps, sessionId),
    me: meOf(access, principal, names),
    people: lead ? people : peopleForParticipants(people),
    counts: lead ? counts : countsForParticipants(counts),
    rounds: await listRoundViews(deps, sessionId, progress),
    myVotes: own.myVotes,
    proxies: own.proxies,
    code: lead ? access.session.code : null,
    serverNow,
  };
}

/** Participants don't learn how many wait at the door. */
export function countsForParticipants(counts: PeopleCounts): PeopleCounts {
  return { ...counts, waiting: 0 };
}

/** Access for those inside and those at the door. */
async function requireViewer(
  deps: Deps,
  principal: Principal,
  sessionId: string,
): Promise<SessionAccess & { personId: string }> {
  const access = await sessionAccess(deps, principal, sessionId);
  if (access.role !== 'waiting') requireRight(access.role, 'session.enter', principal);
  if (access.personId === null) throw new DomainError('unauthenticated');
  return { ...access, personId: access.personId };
}
