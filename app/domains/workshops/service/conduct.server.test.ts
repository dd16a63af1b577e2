import { afterEach, describe, expect, it } from 'vitest';
import { makeAccount } from '../../../../tests/factories/deps';
import { makeSession, type TestSession } from '../../../../tests/factories/workshop';
import { remainingMs } from '../model';
import {
  endSession,
  followPerson,
  gatherEveryone,
  goToPhase,
  reopenSession,
  setCursorsHidden,
  setTimer,
  startSession,
} from './conduct.server';
import { insertPlannedSession } from './sessions.server';
import { readSessionState } from './state.server';

let s: TestSession;
afterEach(async () => s.deps.db.destroy());

const state = () => readSessionState(s.deps, s.sessionId);
const left = async () => {
  const { timer } = await state();
  return timer ? remainingMs(timer, s.deps.clock.now()) : null;
};
const accessChanges = () => s.deps.emitted.filter((event) => event.type === 'access.changed').length;

describe('a session', () => {
  it('starts with its first phase and its minutes, once', async () => {
    s = await makeSession({ start: false });
    expect(await state()).toMatchObject({ status: 'planned', phaseId: null, timer: null });
    await startSession(s.deps, s.facilitator, s.sessionId);
    const started = await state();
    expect(started).toMatchObject({ status: 'running', phaseId: s.phases.write });
    expect(await left()).toBe(600_000);
    await startSession(s.deps, s.facilitator, s.sessionId);
    expect((await state()).version).toBe(started.version);
  });

  it('is led only by those who may', async () => {
    s = await makeSession({ start: false });
    const stranger = await makeAccount(s.deps, 'facilitator');
    const guest = await s.join('さとう');
    for (const who of [stranger, guest]) {
      await expect(startSession(s.deps, who, s.sessionId)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(setTimer(s.deps, who, s.sessionId, { do: 'stop' })).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    await expect(startSession(s.deps, { kind: 'anonymous' }, s.sessionId)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    const staff = await makeAccount(s.deps, 'staff');
    await startSession(s.deps, staff, s.sessionId);
    const audit = await s.deps.db.selectFrom('audit_log').select(['action', 'actor_id']).execute();
    expect(audit).toContainEqual({ action: 'workshops.session-started', actor_id: staff.userId });
  });

  it('ends: nothing counts down, its code is free, it can be taken up again', async () => {
    s = await makeSession();
    await endSession(s.deps, s.facilitator, s.sessionId);
    expect(await state()).toMatchObject({ status: 'ended', timer: null, gather: null });
    await expect(
      goToPhase(s.deps, s.facilitator, s.sessionId, { phaseId: s.phases.look }),
    ).rejects.toMatchObject({ details: { reason: 'session_not_running' } });
    await insertPlannedSession(s.deps, s.workshopId, { title: '別の回', startsAt: null, code: s.code });
    await reopenSession(s.deps, s.facilitator, s.sessionId);
    const codes = await s.deps.db.selectFrom('sessions').select('code').execute();
    expect(new Set(codes.map((row) => row.code)).size).toBe(2);
    expect(await state()).toMatchObject({ status: 'running' });
  });
});

describe('phases', () => {
  it('change at once what everyone may do, and say so only when it did', async () => {
    s = await makeSession();
    const before = accessChanges();
    await goToPhase(s.deps, s.facilitator, s.sessionId, { phaseId: s.phases.vote });
    expect(accessChanges()).toBe(before + 1);
    const event = s.deps.emitted.findLast((one) => one.type === 'access.changed');
    expect(event).toMatchObject({ sessionId: s.sessionId, rooms: [`board-${s.boardId}`] });
    await goToPhase(s.deps, s.facilitator, s.sessionId, { phaseId: s.phases.vote });
    expect(accessChanges()).toBe(before + 1);
  });

  it('bring their minutes, or keep the countdown', async () => {
    s = await makeSession();
    await goToPhase(s.deps, s.facilitator, s.sessionId, { phaseId: s.phases.vote });
    expect(await left()).toBe(300_000);
    await goToPhase(s.deps, s.facilitator, s.sessionId, { phaseId: s.phases.write, keepTimer: true });
    expect(await left()).toBe(300_000);
    await goToPhase(s.deps, s.facilitator, s.sessionId, { phaseId: s.phases.look });
    expect(await left()).toBeNull();
  });

  it('of another session are not found', async () => {
    s = await makeSession();
    const call = goToPhase(s.deps, s.facilitator, s.sessionId, { phaseId: 'phs_other' });
    await expect(call).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the countdown', () => {
  it('pauses, goes on, gets a minute more, stops; read back from the database each time', async () => {
    s = await makeSession();
    const timer = (command: Parameters<typeof setTimer>[3]) =>
      setTimer(s.deps, s.facilitator, s.sessionId, command);
    s.deps.clock.advance(60_000);
    await timer({ do: 'pause' });
    s.deps.clock.advance(3_600_000);
    expect(await left()).toBe(540_000);
    await timer({ do: 'resume' });
    s.deps.clock.advance(40_000);
    await timer({ do: 'add', ms: 60_000 });
    expect(await left()).toBe(560_000);
    await timer({ do: 'stop' });
    expect(await left()).toBeNull();
    const { version } = await state();
    await timer({ do: 'pause' });
    expect((await state()).version).toBe(version);
    await timer({ do: 'add', ms: 60_000 });
    expect(await left()).toBe(60_000);
    await timer({ do: 'start', ms: 5_000 });
    expect(await left()).toBe(5_000);
  });
});

describe('everyone here', () => {
  const camera = { x: 0, y: 0, w: 800, h: 600 };

  it('calls to a board of the workshop and is over with the phase', async () => {
    s = await makeSession();
    await gatherEveryone(s.deps, s.facilitator, s.sessionId, { boardId: s.boardId, camera });
    expect((await state()).gather).toMatchObject({ boardId: s.boardId, camera, by: '田中 進' });
    await expect(
      gatherEveryone(s.deps, s.facilitator, s.sessionId, { boardId: 'brd_other', camera }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await goToPhase(s.deps, s.facilitator, s.sessionId, { phaseId: s.phases.vote });
    expect((await state()).gather).toBeNull();
  });

  it('asks to follow somebody in the room', async () => {
    s = await makeSession();
    const guest = await s.join('さとう');
    await followPerson(s.deps, s.facilitator, s.sessionId, guest.guestId);
    expect((await state()).follow).toEqual({ personId: guest.guestId, name: 'さとう' });
    await followPerson(s.deps, s.facilitator, s.sessionId, s.facilitator.userId);
    expect((await state()).follow?.name).toBe('田中 進');
    await followPerson(s.deps, s.facilitator, s.sessionId, null);
    expect((await state()).follow).toBeNull();
    await expect(followPerson(s.deps, s.facilitator, s.sessionId, 'gst_x')).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('hides cursors', async () => {
    s = await makeSession();
    await setCursorsHidden(s.deps, s.facilitator, s.sessionId, true);
    expect((await state()).hideCursors).toBe(true);
  });
});
