import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type Dated,
  daysBetween,
  dueReminders,
  firstDates,
  nextStep,
  openDates,
  type Reminder,
} from './dates';
import { AWARD_STATUSES } from './state';

const award = (over: Partial<Dated> = {}): Dated => ({
  status: 'running',
  hasInterim: false,
  interimDue: '2025-01-10',
  endsOn: '2025-02-28',
  reportDue: '2025-03-14',
  ...over,
});

describe('dates', () => {
  it('begin with the rules: half of the way, the last costs, two weeks for the report', () => {
    expect(firstDates({ costsUntil: '2025-02-28' }, '2024-07-01')).toEqual({
      endsOn: '2025-02-28',
      interimDue: '2024-10-30',
      reportDue: '2025-03-14',
    });
    expect(firstDates({ costsUntil: '2024-03-31' }, '2024-07-01')).toMatchObject({
      interimDue: '2024-07-01',
      reportDue: '2024-07-15',
    });
  });

  it('are open until what they ask for is in', () => {
    expect(openDates(award()).map(({ kind }) => kind)).toEqual(['interim', 'costs', 'report']);
    expect(openDates(award({ hasInterim: true })).map(({ kind }) => kind)).toEqual(['costs', 'report']);
    for (const status of ['reported', 'fixed', 'paid', 'closed', 'cancelled'] as const) {
      expect(openDates(award({ status }))).toEqual([]);
    }
  });
});

describe('reminders', () => {
  it('come fourteen and three days before, each once, and not again after the date', () => {
    const sent: Reminder[] = [];
    const days: string[] = [];
    for (let day = '2024-12-01'; day <= '2025-04-01'; day = addDays(day, 1)) {
      for (const one of dueReminders(award(), sent, day)) {
        sent.push(one);
        days.push(`${one.kind} ${day}`);
      }
    }
    expect(days).toEqual([
      ...['interim 2024-12-27', 'interim 2025-01-07', 'costs 2025-02-14', 'costs 2025-02-25'],
      ...['report 2025-02-28', 'report 2025-03-11'],
    ]);
  });

  it('are at most two for a date however the server was off, and begin anew when the date moves', () => {
    const off = fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { maxLength: 40 });
    fc.assert(
      fc.property(off, (daysOn) => {
        const sent: Reminder[] = [];
        for (const n of [...daysOn].sort((a, b) => a - b)) {
          sent.push(...dueReminders(award(), sent, addDays('2024-12-01', n)));
        }
        for (const kind of ['interim', 'costs', 'report']) {
          const own = sent.filter((one) => one.kind === kind);
          expect(new Set(own.map(({ days }) => days)).size).toBe(own.length);
          expect(own.length).toBeLessThanOrEqual(2);
        }
      }),
    );
    const sent: Reminder[] = [{ kind: 'interim', on: '2025-01-10', days: 3 }];
    expect(dueReminders(award(), sent, '2025-01-08')).toEqual([]);
    const moved = award({ interimDue: '2025-01-20' });
    expect(dueReminders(moved, sent, '2025-01-08')).toMatchObject([{ on: '2025-01-20', days: 14 }]);
  });
});

it('counts days whatever the month', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2);
});

it('knows for every status what comes next, or that nothing does', () => {
  const money = { amountYen: 10, fixedYen: 10, paidYen: 0, returnedYen: 0 };
  const next = AWARD_STATUSES.map((status) => {
    const step = nextStep({ ...award({ status }), money });
    return `${status}: ${step ? `${step.who} ${step.what}` : 'nothing'}`;
  });
  expect(next).toEqual([
    ...['granted: lead start', 'running: lead interim', 'change_asked: staff answer_change'],
    ...['interim: lead report', 'reported: staff check_report', 'fixed: staff pay', 'paid: staff pay'],
    ...['closed: nothing', 'cancelled: staff pay'],
  ]);
  const over = { ...money, paidYen: 12 };
  expect(nextStep({ ...award({ status: 'fixed' }), money: over })).toMatchObject({ what: 'give_back' });
  const even = { ...money, paidYen: 10 };
  expect(nextStep({ ...award({ status: 'paid' }), money: even })).toMatchObject({ what: 'close' });
});
