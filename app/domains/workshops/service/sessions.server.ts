import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { requireSession, requireWorkshop } from '../access.server';
import { countParticipants } from '../repo/people.server';
import {
  insertPhases,
  insertSession,
  listPhases,
  listSessions,
  removeSession,
} from '../repo/sessions.server';
import { changeState, freeCode } from './change-state.server';
import { hashPassphrase } from './passphrase.server';

/** Sessions a workshop has at most. */
const MAX_SESSIONS = 50;

/**
 * Plans another session; returns its id. `agendaFrom`: session of the same workshop whose agenda is copied.
 * Throws `conflict` (`too_many_sessions`).
 */
export async function createSession(
  deps: Deps,
  principal: Principal,
  workshopId: string,
  input: { title: string; startsAt: number | null; agendaFrom?: string | null },
): Promise<string> {
  await requireWorkshop(deps, principal, workshopId, 'plan.edit');
  const sessions = await listSessions(deps.db, [workshopId]);
  if (sessions.length >= MAX_SESSIONS) throw new DomainError('conflict', { reason: 'too_many_sessions' });
  const id = await insertPlannedSession(deps, workshopId, input);
  if (sessions.some((session) => session.id === input.agendaFrom)) {
    const phases = await listPhases(deps.db, [input.agendaFrom ?? '']);
    await insertPhases(
      deps.db,
      phases.map((phase) => ({ ...phase, id: newId('phs'), session_id: id })),
    );
  }
  return id;
}

/** Writes a planned session with a code of its own. The caller has checked the right. */
export async function insertPlannedSession(
  deps: Pick<Deps, 'db' | 'clock'>,
  workshopId: string,
  input: { title: string; startsAt: number | null; code?: string },
): Promise<string> {
  const id = newId('ses');
  await deps.db.transaction().execute(async (trx) => {
    const last = (await listSessions(trx, [workshopId])).at(-1)?.created_at ?? 0;
    await insertSession(trx, {
      id,
      workshop_id: workshopId,
      title: input.title,
      starts_at: input.startsAt,
      code: await freeCode(trx, input.code ?? null),
      passphrase_hash: null,
      status: 'planned',
      phase_id: null,
      phase_started_at: null,
      timer: null,
      gather: null,
      follow: null,
      // Sessions are in the order of their times: two made within a millisecond must not tie.
      created_at: Math.max(deps.clock.now(), last + 1),
      ended_at: null,
    });
  });
  return id;
}

export async function updateSession(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  input: { title: string; startsAt: number | null },
): Promise<void> {
  await changeState(
    deps,
    principal,
    sessionId,
    () => ({ title: input.title, starts_at: input.startsAt }),
    'plan.edit',
  );
}

/**
 * Sets who gets in: waiting room on or off, passphrase kept, taken away or set. People already inside stay.
 * Throws `invalid` (`passphrase_empty`).
 */
export async function setDoor(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  input: { waitingRoom: boolean; passphraseMode: 'keep' | 'none' | 'set'; passphrase: string },
): Promise<void> {
  await requireSession(deps, principal, sessionId, 'plan.edit');
  if (input.passphraseMode === 'set' && input.passphrase.trim() === '') {
    throw new DomainError('invalid', { reason: 'passphrase_empty' });
  }
  const hash = input.passphraseMode === 'set' ? await hashPassphrase(input.passphrase) : null;
  await changeState(
    deps,
    principal,
    sessionId,
    () => ({
      waiting_room: input.waitingRoom ? 1 : 0,
      ...(input.passphraseMode === 'keep' ? {} : { passphrase_hash: hash }),
    }),
    'plan.edit',
  );
}

/** Gives the session a new code; the old one leads nowhere from now on. */
export async function renewCode(deps: Deps, principal: Principal, sessionId: string): Promise<void> {
  await changeState(
    deps,
    principal,
    sessionId,
    async (trx, session) => {
      if (session.status === 'ended') throw new DomainError('conflict', { reason: 'session_ended' });
      return { code: await freeCode(trx, null) };
    },
    'plan.edit',
  );
}

/** Removes a planned session nobody has come to. Throws `conflict` (`session_used`). */
export async function discardSession(deps: Deps, principal: Principal, sessionId: string): Promise<void> {
  const { session } = await requireSession(deps, principal, sessionId, 'plan.edit');
  const people = await countParticipants(deps.db, [sessionId]);
  if (session.status !== 'planned' || people.length > 0) {
    throw new DomainError('conflict', { reason: 'session_used' });
  }
  await removeSession(deps.db, sessionId);
}
