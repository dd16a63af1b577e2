import { describe, expect, it } from 'vitest';
import type { Me, RoomPerson, RoomView, WaitingView } from '../model';
import { applyPeople, clockOffset, reduceSession } from './session-reducer';

const person = (id: string, over: Partial<RoomPerson> = {}): RoomPerson => ({
  id,
  name: id,
  colour: '#000000',
  role: 'participant',
  status: 'in',
  online: true,
  handRaisedAt: null,
  done: null,
  ...over,
});
const me: Me = {
  personId: 'a',
  name: 'a',
  colour: '#000000',
  role: 'participant',
  handRaisedAt: null,
  done: false,
  nameSuggestion: null,
};
const counts = { in: 2, online: 2, done: 0, waiting: 0 };
const room: RoomView = {
  kind: 'room',
  state: {
    sessionId: 's',
    workshopId: 'w',
    workshopTitle: '',
    title: '',
    status: 'running',
    version: 5,
    phases: [],
    phaseId: null,
    phaseStartedAt: null,
    timer: null,
    boards: [],
    maps: [],
    gather: null,
    follow: null,
    hideCursors: false,
  },
  me,
  people: [person('a'), person('b')],
  counts,
  rounds: [],
  myVotes: {},
  proxies: [],
  code: null,
  serverNow: 0,
};
const waiting: WaitingView = {
  kind: 'waiting',
  sessionId: 's',
  workshopTitle: '',
  title: '',
  me,
  serverNow: 0,
};

describe('a session on screen', () => {
  it('never goes back to an older state', () => {
    const older = { ...room.state, version: 4, title: 'old' };
    expect(reduceSession(room, { type: 'state', state: older })).toBe(room);
    const newer = { ...room.state, version: 6, title: 'new' };
    expect(reduceSession(room, { type: 'state', state: newer })).toMatchObject({ state: { title: 'new' } });
  });

  it('takes a snapshot as it is, also an older one: the server may have been restored', () => {
    const restored = { ...room, state: { ...room.state, version: 1 } };
    expect(reduceSession(room, { type: 'snapshot', view: restored })).toBe(restored);
  });

  it('shows nothing of the room at the door', () => {
    expect(reduceSession(waiting, { type: 'state', state: room.state })).toBe(waiting);
    expect(reduceSession(waiting, { type: 'snapshot', view: room })).toBe(room);
  });
});

describe('the list of people', () => {
  it('changes in place, adds at the end, drops who left', () => {
    const changed = [person('a', { name: 'あ' }), person('c')];
    const next = applyPeople(room.people, { full: false, changed, gone: ['b'], counts });
    expect(next.map((one) => one.name)).toEqual(['あ', 'c']);
    expect(applyPeople(next, { full: true, people: room.people, counts })).toBe(room.people);
  });

  it('is the same however often a change arrives', () => {
    const update = { full: false as const, changed: [person('c')], gone: ['a'], counts };
    const once = applyPeople(room.people, update);
    expect(applyPeople(once, update)).toEqual(once);
  });
});

it('the server clock is taken at the middle of question and answer', () => {
  expect(clockOffset(1000, 1200, 6100)).toBe(5000);
});
