import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthsAfter } from '~/platform/wareki';
import { actsOf, afterAct, COLLABORATION_ACTS, COLLABORATION_ROLES, COLLABORATION_STATUSES } from './acts';
import { CHECK_IN_LINK_LIFETIME, checkInDays, checkInState, mailDue } from './check-ins';

/** Every cell that is allowed, written out by hand: `status act: roles → status after`. */
const ALLOWED = `
active pause: staff lead → paused
active end: staff lead → ended
active edit: staff lead → active
active partners: staff lead → active
active plan: staff lead partner → active
active log: staff lead partner → active
active figures: staff lead partner → active
active check_in: staff lead partner → active
active money: staff → active
active publish: staff lead → active
paused resume: staff lead → active
paused end: staff lead → ended
paused edit: staff lead → paused
paused partners: staff lead → paused
paused plan: staff lead partner → paused
paused log: staff lead partner → paused
paused figures: staff lead partner → paused
paused check_in: staff lead partner → paused
paused money: staff → paused
paused publish: staff lead → paused
ended reopen: staff lead → active
ended edit: staff → ended
ended partners: staff → ended
ended plan: staff → ended
ended log: staff lead partner → ended
ended figures: staff lead partner → ended
ended check_in: staff lead partner → ended
ended money: staff → ended
ended publish: staff lead → ended
`;

const CELLS = COLLABORATION_STATUSES.flatMap((status) =>
  COLLABORATION_ACTS.flatMap((act) => COLLABORATION_ROLES.map((role) => [status, act, role] as const)),
);

describe('what may be done with a collaboration', () => {
  it('is said for every status, act and role', () => {
    const wanted = new Map<string, string>();
    for (const line of ALLOWED.trim().split('\n')) {
      const [cell = '', rest = ''] = line.split(': ');
      const [roles = '', after = ''] = rest.split(' → ');
      for (const role of roles.split(' ')) wanted.set(`${cell} ${role}`, after);
    }
    expect(CELLS).toHaveLength(3 * 12 * 5);
    expect(
      CELLS.map(([status, act, role]) => `${status} ${act} ${role}: ${afterAct(status, act, role)}`),
    ).toEqual(
      CELLS.map(
        ([status, act, role]) =>
          `${status} ${act} ${role}: ${wanted.get(`${status} ${act} ${role}`) ?? null}`,
      ),
    );
    expect(actsOf('ended', 'partner')).toEqual(['log', 'figures', 'check_in']);
  });
});

const DAY = 86_400_000;
const at = (day: string) => Date.parse(`${day}T09:00:00+09:00`);
const times = (over: Partial<Parameters<typeof checkInState>[0]> = {}) => ({
  dueOn: '2026-08-31',
  sentAt: null,
  remindedAt: null,
  savedAt: null,
  answeredAt: null,
  ...over,
});

describe('looks back', () => {
  it('come 6, 12 and 24 months after the last day of money, on the last of a shorter month', () => {
    expect(checkInDays('2026-02-28')).toEqual([
      { months: 6, dueOn: '2026-08-28' },
      { months: 12, dueOn: '2027-02-28' },
      { months: 24, dueOn: '2028-02-28' },
    ]);
    expect(checkInDays('2025-08-31').map(({ dueOn }) => dueOn)).toEqual([
      '2026-02-28',
      '2026-08-31',
      '2027-08-31',
    ]);
    expect(checkInDays('2024-02-29')[2]?.dueOn).toBe('2026-02-28');
  });

  it('never skip a month and never leave the day by more than the month is short', () => {
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), (date, months) => {
        const day = date.toISOString().slice(0, 10);
        const after = monthsAfter(day, months);
        const count = (one: string) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7));
        expect(count(after) - count(day)).toBe(months);
        const short = Number(day.slice(8)) - Number(after.slice(8));
        expect(short).toBeGreaterThanOrEqual(0);
        expect(short).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('are asked for on their day, once more three weeks later, and not when the day is long gone', () => {
    expect(checkInState(times(), at('2026-08-30'))).toBe('planned');
    expect(mailDue(times(), at('2026-08-30'))).toBeNull();
    expect(mailDue(times(), at('2026-08-31'))).toBe('send');
    expect(checkInState(times(), at('2026-12-01'))).toBe('passed');
    expect(mailDue(times(), at('2026-12-01'))).toBeNull();
    const sentAt = at('2026-08-31');
    expect(checkInState(times({ sentAt }), sentAt + DAY)).toBe('asked');
    expect(mailDue(times({ sentAt }), sentAt + 20 * DAY)).toBeNull();
    expect(mailDue(times({ sentAt }), sentAt + 21 * DAY)).toBe('remind');
    expect(mailDue(times({ sentAt, savedAt: sentAt + DAY }), sentAt + 21 * DAY)).toBe('remind');
    expect(mailDue(times({ sentAt, remindedAt: sentAt + 21 * DAY }), sentAt + 30 * DAY)).toBeNull();
    expect(mailDue(times({ sentAt }), sentAt + CHECK_IN_LINK_LIFETIME)).toBeNull();
    expect(mailDue(times({ sentAt, answeredAt: sentAt }), sentAt + 21 * DAY)).toBeNull();
    expect(checkInState(times({ sentAt, savedAt: 1, answeredAt: 2 }), sentAt)).toBe('answered');
    expect(checkInState(times({ sentAt, savedAt: 1 }), sentAt)).toBe('begun');
  });
});
