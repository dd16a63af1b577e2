import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anyProfile,
  anySettings,
  anyValues,
  CITY,
  need,
  pair,
  profile,
  settings,
  unit,
} from '../../../../tests/factories/profiles';
import { directedFit, FIT_TERMS, harmonicMean, NEUTRAL, pairFit, quickFit, termsOf } from './index';

describe('the mean of both directions', () => {
  test('is symmetric, within 0 and 1, and never above the better side nor far above the worse', () => {
    fc.assert(
      fc.property(unit, unit, (a, b) => {
        const mean = harmonicMean(a, b);
        expect(mean).toBe(harmonicMean(b, a));
        expect(mean).toBeGreaterThanOrEqual(Math.min(a, b) - 1e-12);
        expect(mean).toBeLessThanOrEqual(Math.min(Math.max(a, b), 2 * Math.min(a, b)) + 1e-12);
      }),
    );
  });

  test('the fit of a pair is the same from both sides, also where many are compared', () => {
    fc.assert(
      fc.property(anyProfile, anyProfile, anySettings, (a, b, { weights }) => {
        const [one, two] = pair(a, b);
        const fit = pairFit(termsOf(one, two), weights);
        expect(pairFit(termsOf(two, one), weights)).toBeCloseTo(fit, 12);
        expect(quickFit(one, two, weights)).toBeCloseTo(fit, 12);
        expect(fit).toBeGreaterThanOrEqual(0);
        expect(fit).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('terms', () => {
  test('a better term never makes a worse fit', () => {
    fc.assert(
      fc.property(
        anyValues,
        anyValues,
        anySettings,
        fc.constantFrom(...FIT_TERMS),
        unit,
        (own, other, { weights }, term, better) => {
          const raised = Math.max(own[term] ?? NEUTRAL, better);
          const before = pairFit({ own, other }, weights);
          expect(pairFit({ own: { ...own, [term]: raised }, other }, weights)).toBeGreaterThanOrEqual(
            before - 1e-12,
          );
        },
      ),
    );
  });

  test('what is unknown counts as neither good nor bad', () => {
    fc.assert(
      fc.property(anyValues, anySettings, fc.constantFrom(...FIT_TERMS), (values, { weights }, term) => {
        const unknown = directedFit({ ...values, [term]: null }, weights);
        expect(unknown).toBe(directedFit({ ...values, [term]: NEUTRAL }, weights));
        expect(directedFit({ ...values, [term]: 1 }, weights)).toBeGreaterThanOrEqual(unknown - 1e-12);
        expect(directedFit({ ...values, [term]: 0 }, weights)).toBeLessThanOrEqual(unknown + 1e-12);
      }),
    );
    const [silent, other] = pair(
      profile(),
      profile({ id: 'org_b', offers: ['hall'], fields: [1], times: ['weekend_day'] }),
    );
    expect(Object.values(termsOf(silent, other).own)).toEqual(FIT_TERMS.map(() => null));
    expect(pairFit(termsOf(silent, other), settings.weights)).toBe(NEUTRAL);
  });

  test('needs are weighed by urgency; what is over does not count', () => {
    const a = profile({ needs: [need('hall', 3), need('design', 1), need('food', 3, '2026-01-01')] });
    const [asking, giving] = pair(a, profile({ id: 'org_b', offers: ['hall', 'food'] }));
    expect(termsOf(asking, giving).own.needs).toBe(3 / 4);
    expect(termsOf(asking, giving).other.needs).toBeNull();
  });

  test.each([
    [['011070-03'], ['011070-03'], 1],
    [['011070'], ['011070-03'], 0.8],
    [['011070-03'], ['011070-04'], 0.5],
    [[CITY], ['011070-04'], 0.6],
    [['011011-01'], ['011070-04'], 0],
    [[], ['011070-04'], null],
  ])('areas %j and %j fit %s', (areas, others, value) => {
    const [a, b] = pair(profile({ areas }), profile({ id: 'org_b', areas: others }));
    expect(termsOf(a, b).own.distance).toBe(value);
  });

  test('addresses three kilometres apart fit by half', () => {
    const [a, b] = pair(
      profile({ lat: 43.06, lng: 141.35 }),
      profile({ id: 'org_b', lat: 43.06 + 3 / 111.195, lng: 141.35 }),
    );
    expect(termsOf(a, b).own.distance).toBeCloseTo(0.5, 3);
  });
});
