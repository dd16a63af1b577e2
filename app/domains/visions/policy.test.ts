import { describe, expect, it } from 'vitest';
import { ANONYMOUS, type Principal } from '~/domains/accounts/model';
import { mayWithVision, VISION_ACTIONS, visionIdOfRoom, visionMode, visionRole, visionRoom } from './policy';

const account = (role: 'staff' | 'facilitator' | 'member', userId = 'usr_a'): Principal => ({
  kind: 'user',
  userId,
  email: 'a@example.jp',
  name: 'A',
  role,
});
const guest: Principal = { kind: 'guest', guestId: 'gst_a' };
const base = { workshopRole: null, createdBy: 'usr_maker', isEditor: false };

describe('role at a vision', () => {
  it('follows the workshop where there is one', () => {
    const role = (principal: Principal, workshopRole: Parameters<typeof visionRole>[0]['workshopRole']) =>
      visionRole({ ...base, principal, workshopRole, isEditor: true });
    expect(role(account('staff'), 'staff')).toBe('staff');
    expect(role(account('facilitator'), 'co')).toBe('lead');
    expect(role(guest, 'participant')).toBe('participant');
    for (const outside of ['waiting', 'removed', 'none'] as const) expect(role(guest, outside)).toBe('none');
    // Being invited counts for nothing where a workshop brings its people, nor does having made it.
    expect(role(account('member'), 'none')).toBe('none');
    expect(role(account('facilitator', 'usr_maker'), 'none')).toBe('none');
  });

  it('follows maker and invitations where there is none', () => {
    expect(visionRole({ ...base, principal: account('facilitator', 'usr_maker') })).toBe('lead');
    expect(visionRole({ ...base, principal: account('member'), isEditor: true })).toBe('editor');
    expect(visionRole({ ...base, principal: account('facilitator') })).toBe('none');
    expect(visionRole({ ...base, principal: guest, isEditor: true })).toBe('none');
    expect(visionRole({ ...base, principal: ANONYMOUS })).toBe('none');
  });
});

describe('mode in the room', () => {
  const writing = [{ status: 'running' as const, permission: 'write' as const }];

  it('lets a participant write only while a session lets write', () => {
    const mode = (sessions: Parameters<typeof visionMode>[0]['sessions']) =>
      visionMode({ role: 'participant', status: 'draft', sessions });
    expect(mode(writing)).toBe('write');
    expect(mode([{ status: 'running', permission: 'look' }])).toBe('read');
    expect(mode([{ status: 'ended', permission: 'write' }])).toBe('read');
    expect(mode([])).toBe('read');
  });

  it('is read-only for everybody once the area has agreed', () => {
    for (const role of ['staff', 'lead', 'editor', 'participant'] as const) {
      for (const status of ['agreed', 'published'] as const) {
        expect(visionMode({ role, status, sessions: writing })).toBe('read');
      }
    }
    expect(visionMode({ role: 'editor', status: 'draft', sessions: [] })).toBe('write');
  });

  it('keeps others out, also of a public one', () => {
    expect(visionMode({ role: 'none', status: 'published', sessions: writing })).toBeNull();
    for (const action of VISION_ACTIONS) expect(mayWithVision('none', action)).toBe(false);
  });
});

it('names rooms and knows them again', () => {
  expect(visionIdOfRoom(visionRoom('vis_0abc'))).toBe('vis_0abc');
  expect(visionIdOfRoom('vision-brd_0abc')).toBeNull();
  expect(visionIdOfRoom('board-vis_0abc')).toBeNull();
});
