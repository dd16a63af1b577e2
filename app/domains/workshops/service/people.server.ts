import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { requireSession, sessionAccess } from '../access.server';
import { cleanName, type Me } from '../model';
import {
  admitWaiting,
  changeParticipants,
  findParticipant,
  listParticipants,
  listWorkshopPeople,
} from '../repo/people.server';
import { changeSession, findSession } from '../repo/sessions.server';
import { findWorkshop, listAccountNames, listLeads } from '../repo/workshops.server';
import { announceAccess } from './change-state.server';
import { leadColour, meOf } from './state.server';

function announce(deps: Deps, sessionId: string, personId?: string): void {
  deps.events.emit({
    type: 'session.changed',
    sessionId,
    what: 'people',
    ...(personId ? { personId } : {}),
  });
}

/** The viewer's own part of the view, as it is now. Throws `not_found`. */
export async function getMe(deps: Deps, principal: Principal, sessionId: string): Promise<Me> {
  const access = await sessionAccess(deps, principal, sessionId);
  const others = (await listParticipants(deps.db, sessionId)).filter(
    (row) => row.status === 'in' && row.person_id !== access.personId,
  );
  return meOf(
    access,
    principal,
    others.map((row) => row.name),
  );
}

/** Checks that somebody may take part now. Throws `forbidden` and the like. */
export async function requireActive(deps: Deps, principal: Principal, sessionId: string): Promise<void> {
  await requireSession(deps, principal, sessionId, 'session.act');
}

/** Changes the name under which a participant is known. Throws `invalid` (`name_…`). */
export async function renameMyself(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  input: { name: string },
): Promise<Me> {
  const { personId, participant } = await requireSession(deps, principal, sessionId, 'session.act');
  const cleaned = cleanName(input.name);
  if (!cleaned.ok) throw new DomainError('invalid', { reason: cleaned.problem });
  if (!participant) throw new DomainError('forbidden', { reason: 'account_name' });
  await changeParticipants(deps.db, sessionId, personId, { name: cleaned.name });
  announce(deps, sessionId, personId);
  return getMe(deps, principal, sessionId);
}

/** Raises the own hand or takes it down; a raised hand keeps its place in the queue. */
export async function raiseHand(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  raised: boolean,
): Promise<void> {
  const { personId, participant } = await requireSession(deps, principal, sessionId, 'session.act');
  if (!participant || (participant.hand_raised_at !== null) === raised) return;
  await changeParticipants(deps.db, sessionId, personId, {
    hand_raised_at: raised ? deps.clock.now() : null,
  });
  announce(deps, sessionId, personId);
}

/** Says that one is done with what the phase asks, or not yet. */
export async function sayDone(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  done: boolean,
): Promise<void> {
  const { personId, participant } = await requireSession(deps, principal, sessionId, 'session.act');
  if (!participant || (participant.done_at !== null) === done) return;
  await changeParticipants(deps.db, sessionId, personId, { done_at: done ? deps.clock.now() : null });
  announce(deps, sessionId, personId);
}

/** Takes one hand down, or all when `personId` is null. */
export async function lowerHands(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  personId: string | null,
): Promise<void> {
  await requireSession(deps, principal, sessionId, 'session.conduct');
  await changeParticipants(deps.db, sessionId, personId, { hand_raised_at: null });
  announce(deps, sessionId, personId ?? undefined);
}

/** Everybody starts anew with being done. */
export async function clearDone(deps: Deps, principal: Principal, sessionId: string): Promise<void> {
  await requireSession(deps, principal, sessionId, 'session.conduct');
  await changeParticipants(deps.db, sessionId, null, { done_at: null });
  announce(deps, sessionId);
}

/** Lets somebody in: from the door, or again after having been sent away. Throws `not_found`. */
export async function admitPerson(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  personId: string,
): Promise<void> {
  const { session } = await requireSession(deps, principal, sessionId, 'session.conduct');
  const participant = await findParticipant(deps.db, sessionId, personId);
  if (!participant) throw new DomainError('not_found');
  if (participant.status === 'in') return;
  await changeParticipants(deps.db, sessionId, personId, { status: 'in' });
  await announceAccess(deps, session, personId);
  announce(deps, sessionId, personId);
}

/** Lets in everyone who waits; returns how many. */
export async function admitEveryone(deps: Deps, principal: Principal, sessionId: string): Promise<number> {
  const { session } = await requireSession(deps, principal, sessionId, 'session.conduct');
  const ids = await admitWaiting(deps.db, sessionId);
  for (const id of ids) await announceAccess(deps, session, id);
  if (ids.length > 0) announce(deps, sessionId);
  return ids.length;
}

/**
 * Sends somebody away, from the door or from the room: they lose the session and its boards at once and can't
 * come back with the same device. What they wrote stays. Throws `not_found`.
 */
export async function removePerson(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  personId: string,
): Promise<void> {
  const { session } = await requireSession(deps, principal, sessionId, 'session.conduct');
  const participant = await findParticipant(deps.db, sessionId, personId);
  if (!participant) throw new DomainError('not_found');
  if (participant.status === 'removed') return;
  await deps.db.transaction().execute(async (trx) => {
    await changeParticipants(trx, sessionId, personId, {
      status: 'removed',
      hand_raised_at: null,
      done_at: null,
    });
    const subject = { type: 'participant', id: personId };
    await recordAudit(trx, deps.clock, principal, 'workshops.participant-removed', subject, {
      name: participant.name,
      title: session.title,
    });
  });
  const current = await findSession(deps.db, sessionId);
  if (current?.follow && JSON.parse(current.follow).personId === personId) {
    await changeSession(deps.db, sessionId, { follow: null });
    deps.events.emit({ type: 'session.changed', sessionId, what: 'state' });
  }
  await announceAccess(deps, session, personId);
  announce(deps, sessionId, personId);
}

/** Notes that these people are connected now. */
export async function noteSeen(
  deps: Pick<Deps, 'db' | 'clock'>,
  sessionId: string,
  personIds: readonly string[],
): Promise<void> {
  const now = deps.clock.now();
  await deps.db.transaction().execute(async (trx) => {
    for (const id of personIds) await changeParticipants(trx, sessionId, id, { last_seen_at: now });
  });
}

/** How people who wrote on a workshop's boards are called. */
export interface Author {
  name: string;
  /** CSS colour on which white text is readable. */
  colour: string;
}

/**
 * Everyone who may have written in a workshop, by person id: participants under their latest name, those who
 * lead, and the other accounts named in `ids`. The caller has checked the right to see the boards.
 */
export async function listAuthors(
  deps: Pick<Deps, 'db'>,
  workshopId: string,
  ids: readonly string[] = [],
): Promise<Record<string, Author>> {
  const authors: Record<string, Author> = {};
  if (!(await findWorkshop(deps.db, workshopId))) return authors;
  const accounts = [
    ...(await listAccountNames(
      deps.db,
      ids.filter((id) => id.startsWith('usr_')),
    )),
    ...(await listLeads(deps.db, workshopId)),
  ];
  for (const { id, name } of accounts) authors[id] = { name, colour: leadColour(id) };
  for (const { personId, name, colour } of await listWorkshopPeople(deps.db, workshopId)) {
    authors[personId] = { name, colour };
  }
  return authors;
}
