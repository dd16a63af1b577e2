import { describe, expect, it } from 'vitest';
import { leavesNoStaff, normalizeEmail, tokenState } from './model';

describe('normalizeEmail', () => {
  it('reads what a Japanese keyboard writes', () => {
    expect(normalizeEmail(' Ｓｔａｆｆ＠Example．jp ')).toBe('staff@example.jp');
  });
});

describe('tokenState', () => {
  const open = { used_at: null, revoked_at: null, expires_at: 100 };
  it('tells why a link no longer works', () => {
    expect(tokenState(open, 99)).toBe('open');
    expect(tokenState(open, 100)).toBe('expired');
    expect(tokenState({ ...open, used_at: 1 }, 50)).toBe('used');
    expect(tokenState({ ...open, revoked_at: 1 }, 500)).toBe('revoked');
  });
});

describe('leavesNoStaff', () => {
  const staff = { role: 'staff', disabled: false } as const;
  it('guards the last one only', () => {
    expect(leavesNoStaff(1, staff, { role: 'member', disabled: false })).toBe(true);
    expect(leavesNoStaff(1, staff, { role: 'staff', disabled: true })).toBe(true);
    expect(leavesNoStaff(2, staff, { role: 'member', disabled: false })).toBe(false);
    expect(leavesNoStaff(1, { role: 'member', disabled: false }, { role: 'member', disabled: true })).toBe(
      false,
    );
    expect(leavesNoStaff(1, { role: 'staff', disabled: true }, { role: 'member', disabled: true })).toBe(
      false,
    );
  });
});
