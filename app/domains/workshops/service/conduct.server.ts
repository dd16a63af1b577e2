import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import { isBoardOf } from '~/domains/boards/service.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { requireSession } from '../access.server';
import { addTime, type Follow, type Gather, pauseTimer, resumeTimer, startTimer, type Timer } from '../model';
import { changeParticipants, findParticipant } from '../repo/people.server';
import { findPhase, type PhaseRow, type SessionRow } from '../repo/sessions.server';
import { changeRound, insertRound, listRounds } from '../repo/votes.server';
import { listLeads } from '../repo/workshops.server';
import { changeState, type Db, freeCode, type SessionPatch as Patch } from './change-state.server';
import { readTimer } from './state.server';

function running(session: SessionRow): void {
  if (session.status !== 'running') throw new DomainError('conflict', { reason: 'session_not_running' });
}

function audit(
  trx: Db,
  deps: Deps,
  principal: Principal,
  session: SessionRow,
  action: `workshops.session-${'started' | 'ended' | 'reopened'}`,
): Promise<void> {
  const subject = { type: 'session', id: session.id };
  return recordAudit(trx, deps.clock, principal, action, subject, { title: session.title });
}

/** Starts a planned session with its first phase. Starting twice changes nothing. */
export async function startSession(deps: Deps, principal: Principal, sessionId: string): Promise<void> {
  await changeState(deps, principal, sessionId, async (trx, session, phases, now) => {
    if (session.status === 'running') return null;
    if (session.status === 'ended') throw new DomainError('conflict', { reason: 'session_ended' });
    const first = phases.find((phase) => phase.id === session.phase_id) ?? phases[0];
    await audit(trx, deps, principal, session, 'workshops.session-started');
    return {
      status: 'running',
      ended_at: null,
      ...(first ? await enterPhase(trx, session, first, now, false) : {}),
    };
  });
  deps.events.emit({ type: 'session.changed', sessionId, what: 'votes' });
}

/** Ends a session: boards can be read by those who took part, the code is free, open votes close. */
export async function endSession(deps: Deps, principal: Principal, sessionId: string): Promise<void> {
  await changeState(deps, principal, sessionId, async (trx, session, _phases, now) => {
    if (session.status === 'ended') return null;
    await closeOpenRounds(trx, sessionId, now);
    await audit(trx, deps, principal, session, 'workshops.session-ended');
    return { status: 'ended', ended_at: now, timer: null, gather: null, follow: null };
  });
  deps.events.emit({ type: 'session.changed', sessionId, what: 'votes' });
}

/** Takes up an ended session again, under its code if that is still free, else under a new one. */
export async function reopenSession(deps: Deps, principal: Principal, sessionId: string): Promise<void> {
  await changeState(deps, principal, sessionId, async (trx, session) => {
    if (session.status !== 'ended') return null;
    await audit(trx, deps, principal, session, 'workshops.session-reopened');
    return { status: 'running', ended_at: null, code: await freeCode(trx, session.code) };
  });
}

/**
 * Goes to a phase: its permissions hold at once, its minutes begin to run (unless `keepTimer`), open votes close,
 * nobody is done any more; a phase for voting opens its round the first time. Throws `not_found`, `conflict` (`session_not_running`).
 */
export async function goToPhase(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  input: { phaseId: string; keepTimer?: boolean | undefined },
): Promise<void> {
  await changeState(deps, principal, sessionId, async (trx, session, _phases, now) => {
    running(session);
    const phase = await findPhase(trx, input.phaseId);
    if (phase?.session_id !== sessionId) throw new DomainError('not_found');
    if (session.phase_id === phase.id) return null;
    return enterPhase(trx, session, phase, now, input.keepTimer ?? false);
  });
  deps.events.emit({ type: 'session.changed', sessionId, what: 'votes' });
  deps.events.emit({ type: 'session.changed', sessionId, what: 'people' });
}

async function enterPhase(
  trx: Db,
  session: SessionRow,
  phase: PhaseRow,
  now: number,
  keepTimer: boolean,
): Promise<Patch> {
  await closeOpenRounds(trx, session.id, now);
  await changeParticipants(trx, session.id, null, { done_at: null });
  if (phase.permission === 'vote' && phase.board_id) {
    const rounds = await listRounds(trx, session.id);
    if (!rounds.some((round) => round.phase_id === phase.id)) {
      await insertRound(trx, {
        id: newId('vrd'),
        session_id: session.id,
        phase_id: phase.id,
        board_id: phase.board_id,
        title: phase.title,
        votes_each: phase.votes_each,
        votes_per_note: Math.min(phase.votes_per_note, phase.votes_each),
        opened_at: now,
        closed_at: null,
      });
    }
  }
  const timer = phase.minutes > 0 ? JSON.stringify(startTimer(phase.minutes * 60_000, now)) : null;
  return {
    phase_id: phase.id,
    phase_started_at: now,
    gather: null,
    ...(keepTimer ? {} : { timer }),
  };
}

async function closeOpenRounds(trx: Db, sessionId: string, now: number): Promise<void> {
  for (const round of await listRounds(trx, sessionId)) {
    if (round.closed_at === null) await changeRound(trx, round.id, { closed_at: now });
  }
}

/** What can be done to the countdown; `start` replaces it. */
export type TimerCommand =
  | { do: 'start'; ms: number }
  | { do: 'pause' }
  | { do: 'resume' }
  | { do: 'add'; ms: number }
  | { do: 'stop' };

/** Steers the countdown. Without one, everything but `start` changes nothing; `add` then starts one. */
export async function setTimer(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  command: TimerCommand,
): Promise<void> {
  await changeState(deps, principal, sessionId, (_trx, session, _phases, now) => {
    const before = readTimer(session);
    const after = applyTimer(before, command, now);
    if (JSON.stringify(before) === JSON.stringify(after)) return null;
    return { timer: after ? JSON.stringify(after) : null };
  });
}

function applyTimer(timer: Timer | null, command: TimerCommand, now: number): Timer | null {
  if (command.do === 'start') return startTimer(command.ms, now);
  if (command.do === 'stop') return null;
  if (!timer) return command.do === 'add' && command.ms > 0 ? startTimer(command.ms, now) : null;
  if (command.do === 'pause') return pauseTimer(timer, now);
  if (command.do === 'resume') return resumeTimer(timer, now);
  return addTime(timer, command.ms, now);
}

/** Calls everyone to a part of a board; null ends the call. */
export async function gatherEveryone(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  input: Pick<Gather, 'boardId' | 'camera'> | null,
): Promise<void> {
  const { session } = await requireSession(deps, principal, sessionId, 'session.conduct');
  if (input && !(await isBoardOf(deps, input.boardId, session.workshop_id))) {
    throw new DomainError('not_found');
  }
  await changeState(deps, principal, sessionId, (_trx, current, _phases, now) => {
    if (!input) return current.gather ? { gather: null } : null;
    const gather: Gather = {
      id: newId('obj'),
      boardId: input.boardId,
      camera: input.camera,
      at: now,
      by: principal.kind === 'user' ? principal.name : '',
    };
    return { gather: JSON.stringify(gather) };
  });
}

/** Asks everyone to look along with a person who is in the room; null ends it. Throws `not_found`. */
export async function followPerson(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  personId: string | null,
): Promise<void> {
  await changeState(deps, principal, sessionId, async (trx, session) => {
    if (personId === null) return session.follow ? { follow: null } : null;
    const follow: Follow = { personId, name: await nameInRoom(trx, session, personId, principal) };
    return { follow: JSON.stringify(follow) };
  });
}

async function nameInRoom(
  trx: Db,
  session: SessionRow,
  personId: string,
  principal: Principal,
): Promise<string> {
  if (principal.kind === 'user' && principal.userId === personId) return principal.name;
  const participant = await findParticipant(trx, session.id, personId);
  if (participant?.status === 'in') return participant.name;
  const lead = (await listLeads(trx, session.workshop_id)).find((one) => one.id === personId);
  if (!lead) throw new DomainError('not_found');
  return lead.name;
}

/** Whether cursors of others are hidden on every screen. */
export async function setCursorsHidden(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  hidden: boolean,
): Promise<void> {
  await changeState(deps, principal, sessionId, (_trx, session) =>
    (session.hide_cursors === 1) === hidden ? null : { hide_cursors: hidden ? 1 : 0 },
  );
}
