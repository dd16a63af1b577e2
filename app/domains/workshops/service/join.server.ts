import { type Principal, personId } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { sessionAccess } from '../access.server';
import { cleanName, type JoinPage, MAX_PEOPLE, pickColour, readCode } from '../model';
import { isLead } from '../policy';
import {
  changeParticipants,
  findParticipant,
  insertParticipant,
  listOpenSessionsOf,
  listParticipants,
  type ParticipantRow,
} from '../repo/people.server';
import {
  findEndedSessionByCode,
  findOpenSessionByCode,
  findSession,
  type SessionRow,
} from '../repo/sessions.server';
import { matchesPassphrase } from './passphrase.server';

export interface JoinInput {
  code: string;
  name: string;
  passphrase?: string | undefined;
  /** Identifies the connection for attempt limits. */
  connectionKey: string;
}

export interface Joined {
  sessionId: string;
  personId: string;
  status: 'in' | 'waiting';
  /** Value of a `Set-Cookie` header that makes a new device known; null when it was known. */
  cookie: string | null;
}

/**
 * Reads what is behind a code. Wrong codes use up attempts of the connection; a whole room shares one address,
 * so right ones don't. Throws `not_found` (`code_unknown`), `gone` (`session_ended`), `forbidden` (`removed`),
 * `conflict` (`session_full`), `too_many`.
 */
export async function getJoinPage(
  deps: Deps,
  principal: Principal,
  code: string,
  connectionKey: string,
): Promise<JoinPage> {
  const session = await sessionByCode(deps, code, connectionKey);
  const access = await sessionAccess(deps, principal, session.id);
  if (access.role === 'removed') throw new DomainError('forbidden', { reason: 'removed' });
  if (access.role === 'none' && isFull(await listParticipants(deps.db, session.id))) {
    throw new DomainError('conflict', { reason: 'session_full' });
  }
  return {
    sessionId: session.id,
    code: session.code,
    workshopId: access.workshop.id,
    workshopTitle: access.workshop.title,
    title: session.title,
    running: session.status === 'running',
    needsPassphrase: session.passphrase_hash !== null && access.participant === null,
    waitingRoom: session.waiting_room === 1,
    knownName: access.participant?.name ?? null,
    lead: isLead(access.role),
  };
}

/**
 * Lets somebody into a session by its code. A device that was here before is the same person again, under the
 * name given now. Those who lead come in without a place in the list. Throws as `getJoinPage`, and `invalid`
 * (`name_…`), `forbidden` (`passphrase_wrong`).
 */
export async function joinSession(deps: Deps, principal: Principal, input: JoinInput): Promise<Joined> {
  const session = await sessionByCode(deps, input.code, input.connectionKey);
  const access = await sessionAccess(deps, principal, session.id);
  if (access.role === 'removed') throw new DomainError('forbidden', { reason: 'removed' });
  if (isLead(access.role) && access.personId) {
    return { sessionId: session.id, personId: access.personId, status: 'in', cookie: null };
  }
  const cleaned = cleanName(input.name);
  if (!cleaned.ok) throw new DomainError('invalid', { reason: cleaned.problem });
  if (access.participant && access.personId) {
    return comeBack(deps, session, access.participant, cleaned.name);
  }
  await checkPassphrase(deps, session, input, access.personId);
  return comeIn(deps, principal, session, cleaned.name);
}

async function sessionByCode(deps: Deps, typed: string, connectionKey: string): Promise<SessionRow> {
  await deps.attempts.spend('join-address', connectionKey);
  const code = readCode(typed);
  const session = code ? await findOpenSessionByCode(deps.db, code) : undefined;
  if (session) {
    await deps.attempts.refund('join-address', connectionKey);
    return session;
  }
  if (code && (await findEndedSessionByCode(deps.db, code))) {
    throw new DomainError('gone', { reason: 'session_ended' });
  }
  throw new DomainError('not_found', { reason: 'code_unknown' });
}

async function checkPassphrase(
  deps: Deps,
  session: SessionRow,
  input: JoinInput,
  person: string | null,
): Promise<void> {
  if (session.passphrase_hash === null) return;
  const key = `${session.id}:${person ?? input.connectionKey}`;
  await deps.attempts.spend('join', key);
  if (!(await matchesPassphrase(session.passphrase_hash, input.passphrase ?? ''))) {
    throw new DomainError('forbidden', { reason: 'passphrase_wrong' });
  }
  await deps.attempts.refund('join', key);
}

async function comeBack(
  deps: Deps,
  session: SessionRow,
  participant: ParticipantRow,
  name: string,
): Promise<Joined> {
  await changeParticipants(deps.db, session.id, participant.person_id, {
    name,
    last_seen_at: deps.clock.now(),
  });
  announce(deps, session.id, participant.person_id);
  return {
    sessionId: session.id,
    personId: participant.person_id,
    status: participant.status === 'in' ? 'in' : 'waiting',
    cookie: null,
  };
}

async function comeIn(deps: Deps, principal: Principal, session: SessionRow, name: string): Promise<Joined> {
  const known = personId(principal);
  const guest = known ? null : await deps.auth.createGuest();
  const person = known ?? guest?.guestId ?? '';
  const status = await deps.db.transaction().execute(async (trx) => {
    const current = await findSession(trx, session.id);
    if (current?.status === 'ended') throw new DomainError('gone', { reason: 'session_ended' });
    const people = await listParticipants(trx, session.id);
    const already = await findParticipant(trx, session.id, person);
    if (already) return already.status === 'in' ? ('in' as const) : ('waiting' as const);
    if (isFull(people)) {
      throw new DomainError('conflict', { reason: 'session_full' });
    }
    const now = deps.clock.now();
    const first = session.waiting_room === 1 ? ('waiting' as const) : ('in' as const);
    await insertParticipant(trx, {
      session_id: session.id,
      person_id: person,
      name,
      colour: pickColour(people.map((one) => one.colour)),
      status: first,
      joined_at: now,
      last_seen_at: now,
      hand_raised_at: null,
      done_at: null,
    });
    return first;
  });
  announce(deps, session.id, person);
  return { sessionId: session.id, personId: person, status, cookie: guest?.cookie ?? null };
}

function isFull(people: readonly ParticipantRow[]): boolean {
  return people.filter((one) => one.status !== 'removed').length >= MAX_PEOPLE;
}

function announce(deps: Deps, sessionId: string, person: string): void {
  deps.events.emit({ type: 'session.changed', sessionId, what: 'people', personId: person });
}

/** Sessions still open in which this person is: the way back from the front page. */
export async function listMyOpenSessions(
  deps: Deps,
  principal: Principal,
): Promise<{ sessionId: string; title: string; workshopTitle: string; name: string }[]> {
  const person = personId(principal);
  return person ? listOpenSessionsOf(deps.db, person) : [];
}
