import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ageClass, type FairnessRow, fairnessOf, gini, sizeClass } from './fairness';

test('the Gini coefficient by its definition: mean difference over twice the mean', () => {
  expect(gini([])).toBeNull();
  expect(gini([0, 0])).toBeNull();
  expect(gini([3, 3, 3])).toBe(0);
  expect(gini([0, 0, 0, 8])).toBe(0.75);
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 20 }), (values) => {
      const n = values.length;
      const total = values.reduce((all, one) => all + one, 0);
      fc.pre(total > 0);
      const differences = values.flatMap((a) => values.map((b) => Math.abs(a - b)));
      const sum = differences.reduce((all, one) => all + one, 0);
      expect(gini(values)).toBeCloseTo(sum / (2 * n * total), 10);
    }),
  );
});

test('classes have no holes', () => {
  expect([null, 0, 9, 10, 49, 50, 299, 300].map(sizeClass)).toEqual([
    'unknown',
    '1_9',
    '1_9',
    '10_49',
    '10_49',
    '50_299',
    '50_299',
    '300_up',
  ]);
  expect([null, 2026, 2024, 2023, 2017, 2016, 2007, 2006].map((year) => ageClass(year, 2026))).toEqual([
    'unknown',
    '0_2',
    '0_2',
    '3_9',
    '3_9',
    '10_19',
    '10_19',
    '20_up',
  ]);
});

test('every organisation is in one line of each table', () => {
  const row = (id: string, over: Partial<FairnessRow>): FairnessRow => ({
    id,
    type: 'npo',
    ward: null,
    people: null,
    foundedYear: null,
    exposure: 0,
    successes: 0,
    attempts: 0,
    firstTime: 0,
    ...over,
  });
  const report = fairnessOf(
    [
      row('a', { exposure: 4, attempts: 2, successes: 2, firstTime: 1, people: 5 }),
      row('b', { type: 'company', ward: '011029', people: 400, foundedYear: 1990 }),
    ],
    2026,
  );
  expect(report.byType.map((one) => [one.key, one.organisations, one.placed])).toEqual([
    ['company', 1, 0],
    ['npo', 1, 1],
  ]);
  expect(report.bySize.map((one) => one.key)).toEqual(['1_9', '300_up']);
  expect(report).toMatchObject({
    giniExposure: 0.5,
    giniSuccess: 0.5,
    firstTimeShare: 0.5,
    neverSuggested: ['b'],
  });
});
