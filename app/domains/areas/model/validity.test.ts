import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayBefore, holdsOn, stateFrom, type Validity } from './validity';

const row = (validFrom: string, validTo: string | null): Validity => ({ validFrom, validTo });

test('both days are included', () => {
  const year = row('2024-04-01', '2025-03-31');
  expect(holdsOn(year, '2024-03-31')).toBe(false);
  expect(holdsOn(year, '2024-04-01')).toBe(true);
  expect(holdsOn(year, '2025-03-31')).toBe(true);
  expect(holdsOn(year, '2025-04-01')).toBe(false);
  expect(holdsOn(row('2024-04-01', null), '2999-01-01')).toBe(true);
});

test('the day before crosses months, years and the 29th of February', () => {
  expect(dayBefore('2024-03-01')).toBe('2024-02-29');
  expect(dayBefore('2026-01-01')).toBe('2025-12-31');
});

test('a state from a day on shortens the one that holds', () => {
  const now = row('2004-04-01', null);
  expect(stateFrom([now], '2026-04-01')).toEqual({
    before: { row: now, becomes: 'shorter' },
    validFrom: '2026-04-01',
    validTo: null,
  });
});

test('a state from the same day takes the place of the one there', () => {
  const now = row('2004-04-01', '2010-03-31');
  expect(stateFrom([now], '2004-04-01')).toEqual({
    before: { row: now, becomes: 'gone' },
    validFrom: '2004-04-01',
    validTo: '2010-03-31',
  });
});

test('a state before everything known ends when the next begins', () => {
  expect(stateFrom([row('2004-04-01', null)], '2000-01-01')).toEqual({
    before: null,
    validFrom: '2000-01-01',
    validTo: '2004-03-31',
  });
});

test('whatever is placed in whatever order, one state at most holds on a day', () => {
  const day = fc
    .integer({ min: 0, max: 400 })
    .map((n) => `20${String(10 + Math.floor(n / 40))}-01-${String(1 + (n % 28)).padStart(2, '0')}`);
  fc.assert(
    fc.property(fc.array(day, { maxLength: 12 }), day, (days, asked) => {
      let rows: Validity[] = [];
      for (const from of days) {
        const { before, validFrom, validTo } = stateFrom(rows, from);
        rows = rows.filter((one) => one !== before?.row);
        if (before?.becomes === 'shorter') rows.push({ ...before.row, validTo: dayBefore(from) });
        rows.push({ validFrom, validTo });
      }
      expect(rows.filter((one) => holdsOn(one, asked)).length).toBe(
        days.some((from) => from <= asked) ? 1 : 0,
      );
      expect(rows.every((one) => one.validTo === null || one.validFrom <= one.validTo)).toBe(true);
    }),
  );
});
