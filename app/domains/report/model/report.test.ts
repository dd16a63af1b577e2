import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fiscalYearOf } from '~/platform/wareki';
import { Counter, SECTION_KEYS, SECTIONS, sectionOf, yearSpan } from './report';

it('sums every column to the unit, however many rows there are', () => {
  const row = (columns: string[]) =>
    fc.record({
      id: fc.uuid(),
      label: fc.record({ text: fc.string() }),
      values: fc.record(Object.fromEntries(columns.map((key) => [key, fc.nat(2_000_000_000)])), {
        requiredKeys: [],
      }),
    });
  const section = fc
    .constantFrom(...SECTION_KEYS)
    .chain((key) => fc.tuple(fc.constant(key), fc.array(row(Object.keys(SECTIONS[key])), { maxLength: 30 })));
  fc.assert(
    fc.property(section, ([key, rows]) => {
      const table = sectionOf(key, rows as Parameters<typeof sectionOf>[1]);
      table.columns.forEach((column, at) => {
        const sum = rows.reduce(
          (all, { values }) => all + ((values as Record<string, number>)[column.key] ?? 0),
          0,
        );
        expect(table.totals[at]).toBe(sum);
      });
    }),
  );
});

it('takes no fraction of a yen', () => {
  const rows = [{ id: '1', label: { text: '' }, values: { grantedYen: 0.5 } }];
  expect(() => sectionOf('grants', rows)).toThrow();
});

describe('a fiscal year', () => {
  it('goes from April to March in Japan', () => {
    expect(yearSpan(2026)).toMatchObject({ first: '2026-04-01', last: '2027-03-31' });
    expect(new Date(yearSpan(2026).from).toISOString()).toBe('2026-03-31T15:00:00.000Z');
    expect(yearSpan(2026).to).toBe(yearSpan(2027).from);
    for (const day of [yearSpan(2026).first, yearSpan(2026).last]) expect(fiscalYearOf(day)).toBe(2026);
  });
});

it('counts into rows in the order they came', () => {
  const counter = new Counter();
  counter.row('b', { text: 'B' });
  counter.add('a', { text: 'A' }, 'ideas', 1);
  counter.add('a', { text: 'A' }, 'ideas', 2);
  expect(counter.result()).toEqual([
    { id: 'b', label: { text: 'B' }, values: {} },
    { id: 'a', label: { text: 'A' }, values: { ideas: 3 } },
  ]);
});
