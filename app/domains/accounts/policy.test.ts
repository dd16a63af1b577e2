import { describe, expect, it } from 'vitest';
import { type ACCOUNT_ROLES, ANONYMOUS, type Principal } from './model';
import { ACCOUNT_ACTIONS, type AccountAction, mayWithAccounts } from './policy';

const account = (role: (typeof ACCOUNT_ROLES)[number]): Principal => ({
  kind: 'user',
  userId: 'usr_me',
  email: 'me@example.jp',
  name: '私',
  role,
});
const PEOPLE = {
  anonymous: ANONYMOUS,
  guest: { kind: 'guest', guestId: 'gst_1' },
  member: account('member'),
  facilitator: account('facilitator'),
  staff: account('staff'),
} satisfies Record<string, Principal>;

/** Who may, in full; a new action has to be decided here for everybody. */
const TABLE: Record<AccountAction, readonly (keyof typeof PEOPLE)[]> = {
  'see-home': ['member', 'facilitator', 'staff'],
  'edit-own-account': ['member', 'facilitator', 'staff'],
  'see-accounts': ['staff'],
  invite: ['staff'],
  'manage-invitations': ['staff'],
  'change-role': ['staff'],
  disable: ['staff'],
  enable: ['staff'],
  'sign-out-other': ['staff'],
  'read-audit': ['staff'],
};

describe('accounts policy', () => {
  for (const action of ACCOUNT_ACTIONS) {
    for (const [who, principal] of Object.entries(PEOPLE)) {
      const allowed = TABLE[action].some((name) => name === who);
      it(`${who} ${allowed ? 'may' : 'may not'} ${action}`, () => {
        expect(mayWithAccounts(principal, action, 'usr_other')).toBe(allowed);
      });
    }
  }

  it('lets nobody disable the own account', () => {
    expect(mayWithAccounts(account('staff'), 'disable', 'usr_me')).toBe(false);
    expect(mayWithAccounts(account('staff'), 'change-role', 'usr_me')).toBe(true);
  });
});
