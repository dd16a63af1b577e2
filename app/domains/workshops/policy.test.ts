import { describe, expect, it } from 'vitest';
import type { Principal } from '~/domains/accounts/model';
import { WORKSHOP_ROLES } from './model';
import {
  boardMode,
  mayInWorkshop,
  mayPlanWorkshops,
  roleInWorkshop,
  WORKSHOP_ACTIONS,
  type WorkshopAction,
} from './policy';

/** Columns: staff facilitator co participant waiting removed none. */
const TABLE: Record<WorkshopAction, string> = {
  'plan.view': 'yyy....',
  'plan.edit': 'yyy....',
  'staffing.edit': 'yy.....',
  'session.conduct': 'yyy....',
  'session.enter': 'yyyy...',
  'session.act': 'yyyy...',
  'vote.cast': '...y...',
  'vote.proxy': 'yyy....',
  'vote.progress': 'yyy....',
  'people.details': 'yyy....',
};

describe('rights in a workshop', () => {
  it.each(WORKSHOP_ACTIONS)('%s', (action) => {
    const row = WORKSHOP_ROLES.map((role) => (mayInWorkshop(role, action) ? 'y' : '.')).join('');
    expect(row).toBe(TABLE[action]);
  });
});

const user = (role: 'staff' | 'facilitator' | 'member', userId = 'usr_me'): Principal => ({
  kind: 'user',
  userId,
  email: '',
  name: '',
  role,
});
const guest: Principal = { kind: 'guest', guestId: 'gst_1' };
const standing = { createdBy: 'usr_maker', isCoFacilitator: false, participant: null } as const;

describe('role in a workshop', () => {
  it.each([
    ['staff', { ...standing, principal: user('staff') }, 'staff'],
    ['who made it', { ...standing, principal: user('facilitator', 'usr_maker') }, 'facilitator'],
    ['a co-facilitator', { ...standing, principal: user('member'), isCoFacilitator: true }, 'co'],
    ['another facilitator', { ...standing, principal: user('facilitator') }, 'none'],
    [
      'an account that joined',
      { ...standing, principal: user('member'), participant: 'in' as const },
      'participant',
    ],
    ['a guest inside', { ...standing, principal: guest, participant: 'in' as const }, 'participant'],
    ['a guest at the door', { ...standing, principal: guest, participant: 'waiting' as const }, 'waiting'],
    ['a guest sent away', { ...standing, principal: guest, participant: 'removed' as const }, 'removed'],
    ['a guest from elsewhere', { ...standing, principal: guest }, 'none'],
    [
      'nobody',
      { ...standing, principal: { kind: 'anonymous' } as Principal, participant: 'in' as const },
      'none',
    ],
    [
      'staff sent away as a participant',
      { ...standing, principal: user('staff'), participant: 'removed' as const },
      'staff',
    ],
  ] as const)('%s', (_who, input, role) => expect(roleInWorkshop(input)).toBe(role));
});

describe('who plans workshops', () => {
  it.each([
    [user('staff'), true],
    [user('facilitator'), true],
    [user('member'), false],
    [guest, false],
    [{ kind: 'anonymous' } as Principal, false],
  ])('%j: %s', (principal, may) => expect(mayPlanWorkshops(principal)).toBe(may));
});

describe('boards', () => {
  const session = (status: 'planned' | 'running' | 'ended', permission: 'write' | 'vote' | 'look') => ({
    status,
    permission,
  });

  it('leads always write, also on a locked board after the end', () => {
    for (const role of ['staff', 'facilitator', 'co'] as const) {
      expect(boardMode({ role, sessions: [], boardLocked: true })).toBe('write');
    }
  });

  it.each([
    [[session('running', 'write')], false, 'write'],
    [[session('running', 'write')], true, 'read'],
    [[session('running', 'vote')], false, 'read'],
    [[session('running', 'look')], false, 'read'],
    [[session('planned', 'write')], false, 'read'],
    [[session('ended', 'write')], false, 'read'],
    [[session('ended', 'write'), session('running', 'write')], false, 'write'],
    [[], false, null],
  ] as const)('participants: %j, locked %s → %s', (sessions, boardLocked, mode) => {
    expect(boardMode({ role: 'participant', sessions, boardLocked })).toBe(mode);
  });

  it('others see nothing', () => {
    for (const role of ['waiting', 'removed', 'none'] as const) {
      const sessions = [session('running', 'write')];
      expect(boardMode({ role, sessions, boardLocked: false })).toBeNull();
    }
  });
});
