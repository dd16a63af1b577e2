import { describe, expect, it } from 'vitest';
import { makeMe, makeRoom, makeState, SESSION_START } from '../../../../../tests/factories/session-view';
import type { SessionView } from '../../model';
import { roomStage } from './room-stage';

const screen = (view: SessionView, rest: Partial<Parameters<typeof roomStage>[0]> = {}) =>
  roomStage({ view, status: 'online', refusal: null, ...rest }).screen;
const waiting: SessionView = {
  kind: 'waiting',
  sessionId: 'ses_1',
  workshopTitle: '',
  title: '',
  me: makeMe({ role: 'waiting' }),
  serverNow: SESSION_START,
};

describe('screens of the room', () => {
  it('is the room while the session runs, also when the connection is away', () => {
    expect(screen(makeRoom())).toBe('live');
    expect(screen(makeRoom(), { status: 'offline' })).toBe('live');
  });
  it('waits at the door until somebody lets the person in', () => expect(screen(waiting)).toBe('waiting'));
  it('waits for the start, except for those who lead', () => {
    const state = makeState({ status: 'planned', phaseId: null });
    expect(screen(makeRoom({ state }))).toBe('before');
    expect(screen(makeRoom({ state, me: makeMe({ role: 'facilitator' }) }))).toBe('live');
  });
  it('says goodbye at the end', () =>
    expect(screen(makeRoom({ state: makeState({ status: 'ended' }) }))).toBe('ended'));
  it('closes for who was removed, whatever was on screen', () => {
    expect(screen(makeRoom(), { status: 'removed' })).toBe('removed');
    expect(screen({ ...waiting, me: makeMe({ role: 'removed' }) })).toBe('removed');
  });
  it('says why when the server refuses', () =>
    expect(screen(makeRoom(), { status: 'refused', refusal: { ok: false, code: 'gone' } })).toBe('refused'));
});
