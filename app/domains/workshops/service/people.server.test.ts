import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeSession, type TestSession } from '../../../../tests/factories/workshop';
import { handQueue } from '../model';
import { followPerson, goToPhase } from './conduct.server';
import {
  admitEveryone,
  admitPerson,
  clearDone,
  getMe,
  listAuthors,
  lowerHands,
  noteSeen,
  raiseHand,
  removePerson,
  renameMyself,
  sayDone,
} from './people.server';
import { setDoor } from './sessions.server';
import { getSessionView } from './state.server';

let s: TestSession;
beforeEach(async () => {
  s = await makeSession();
});
afterEach(async () => s.deps.db.destroy());

async function room(principal: Parameters<typeof getSessionView>[1] = s.facilitator) {
  const view = await getSessionView(s.deps, principal, s.sessionId);
  if (view.kind !== 'room') throw new Error('waiting');
  return view;
}

describe('hands', () => {
  it('queue by time; raising again keeps the place', async () => {
    const a = await s.join('a');
    const b = await s.join('b');
    await raiseHand(s.deps, b, s.sessionId, true);
    const first = s.deps.clock.now();
    s.deps.clock.advance(1000);
    await raiseHand(s.deps, a, s.sessionId, true);
    await raiseHand(s.deps, b, s.sessionId, true);
    const { people } = await room(a);
    expect(handQueue(people).map((one) => [one.name, one.handRaisedAt])).toEqual([
      ['b', first],
      ['a', first + 1000],
    ]);
    await lowerHands(s.deps, s.facilitator, s.sessionId, b.guestId);
    expect((await getMe(s.deps, b, s.sessionId)).handRaisedAt).toBeNull();
    await lowerHands(s.deps, s.facilitator, s.sessionId, null);
    expect((await getMe(s.deps, a, s.sessionId)).handRaisedAt).toBeNull();
    await expect(lowerHands(s.deps, a, s.sessionId, null)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('being done', () => {
  it('is counted for all, named only to those who lead, and ends with the phase', async () => {
    const a = await s.join('a');
    await sayDone(s.deps, a, s.sessionId, true);
    expect((await room(a)).counts.done).toBe(1);
    expect((await room(a)).people[0]?.done).toBeNull();
    expect((await room()).people[0]?.done).toBe(true);
    await goToPhase(s.deps, s.facilitator, s.sessionId, { phaseId: s.phases.vote });
    expect((await room(a)).counts.done).toBe(0);
    await sayDone(s.deps, a, s.sessionId, true);
    await clearDone(s.deps, s.facilitator, s.sessionId);
    expect((await room(a)).me.done).toBe(false);
  });
});

describe('names', () => {
  it('can be changed and are what authors are called', async () => {
    const a = await s.join('a');
    expect(await renameMyself(s.deps, a, s.sessionId, { name: '　青木 ' })).toMatchObject({ name: '青木' });
    await expect(renameMyself(s.deps, a, s.sessionId, { name: ' ' })).rejects.toMatchObject({
      details: { reason: 'name_empty' },
    });
    const authors = await listAuthors(s.deps, s.workshopId);
    expect(authors[a.guestId]?.name).toBe('青木');
    expect(authors[s.facilitator.userId]?.name).toBe('田中 進');
  });
});

describe('who is here', () => {
  it('follows from connections, and without them from when people were last seen', async () => {
    const a = await s.join('a');
    expect((await room()).people[0]?.online).toBe(true);
    s.deps.clock.advance(60_000);
    expect((await room()).people[0]?.online).toBe(false);
    await noteSeen(s.deps, s.sessionId, [a.guestId]);
    expect((await room()).people[0]?.online).toBe(true);
    const view = await getSessionView(s.deps, a, s.sessionId, {
      online: new Set(),
      leads: [{ id: s.facilitator.userId, name: '田中 進' }],
    });
    expect(view.kind === 'room' && view.people.map((one) => [one.name, one.role, one.online])).toEqual([
      ['田中 進', 'facilitator', true],
      ['a', 'participant', false],
    ]);
  });
});

describe('sending away and letting in', () => {
  it('takes everything at once and tells the rooms whom', async () => {
    const a = await s.join('a');
    await raiseHand(s.deps, a, s.sessionId, true);
    await followPerson(s.deps, s.facilitator, s.sessionId, a.guestId);
    await removePerson(s.deps, s.facilitator, s.sessionId, a.guestId);
    await expect(room(a)).rejects.toMatchObject({ code: 'forbidden', details: { reason: 'removed' } });
    expect((await room()).people).toEqual([]);
    expect((await room()).state.follow).toBeNull();
    expect(s.deps.emitted).toContainEqual({
      type: 'access.changed',
      rooms: [`board-${s.boardId}`],
      sessionId: s.sessionId,
      personId: a.guestId,
    });
    const audit = await s.deps.db.selectFrom('audit_log').select(['action', 'details']).execute();
    expect(audit.map((one) => one.action)).toContain('workshops.participant-removed');
    await admitPerson(s.deps, s.facilitator, s.sessionId, a.guestId);
    expect((await room(a)).me.name).toBe('a');
  });

  it('lets in all who wait; nobody waiting can let others in', async () => {
    await setDoor(s.deps, s.facilitator, s.sessionId, {
      waitingRoom: true,
      passphraseMode: 'keep',
      passphrase: '',
    });
    const a = await s.join('a');
    const b = await s.join('b');
    await expect(admitEveryone(s.deps, a, s.sessionId)).rejects.toMatchObject({
      code: 'forbidden',
      details: { reason: 'waiting' },
    });
    await expect(raiseHand(s.deps, a, s.sessionId, true)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await admitEveryone(s.deps, s.facilitator, s.sessionId)).toBe(2);
    expect((await room(b)).counts.in).toBe(2);
  });
});
