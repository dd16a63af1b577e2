import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import { type Definition, definitionIn, isComparable, mayStartIn, withVersion } from './definitions';
import { breaksSum, judge, type Measured, sentenceKey } from './judgement';

const always: Definition = { from: null, to: null, text: '', comparable: true, why: '', countedTypes: null };
const figure = (year: number, value: number) => ({ year, value, approximate: false });
const measured = (over: Partial<Measured> = {}): Measured => ({
  direction: 'up',
  baseline: figure(2013, 705),
  actuals: [],
  target: { ...figure(2018, 740), basisYear: 2013 },
  definitions: [always],
  ...over,
});

describe('judging by hand-worked figures of the published plan', () => {
  test('町内会加入率 70.5 → 70.1, target 74.0: behind and further away', () => {
    expect(judge(measured({ actuals: [figure(2014, 701)] }))).toEqual({
      kind: 'behind',
      year: 2014,
      way: 'away',
      done: 0,
      timeGone: 20,
    });
  });

  test('fund 496 → 590 of 740 million: 94 of 244 million are 38 %', () => {
    const fund = {
      baseline: figure(2013, 496_000_000),
      actuals: [figure(2014, 590_000_000)],
      target: { ...figure(2018, 740_000_000), basisYear: 2013 },
    };
    expect(judge(measured(fund))).toMatchObject({ kind: 'behind', way: 'closer', done: 38, timeGone: 20 });
  });

  test('partner companies 341 → 497, target 400: met', () => {
    const companies = {
      baseline: figure(2013, 341),
      actuals: [figure(2014, 497)],
      target: { ...figure(2018, 400), basisYear: 2013 },
    };
    expect(judge(measured(companies))).toEqual({ kind: 'met', year: 2014 });
  });

  test('32.4 → 94.1 after another question is not comparable, though it is above 70.0', () => {
    const definitions = withVersion([always], { ...always, from: 2014, comparable: false });
    const rate = {
      baseline: figure(2013, 324),
      actuals: [figure(2014, 941)],
      target: { ...figure(2018, 700), basisYear: 2013 },
      definitions,
    };
    expect(judge(measured(rate))).toEqual({ kind: 'not_comparable', year: 2014 });
    const renewed = { ...rate, target: { ...figure(2018, 960), basisYear: 2014 } };
    expect(judge(measured(renewed))).toEqual({
      kind: 'behind',
      year: 2014,
      way: 'unknown',
      done: null,
      timeGone: null,
    });
  });

  test.each(LANGUAGES)(
    'in %s, 32.4 → 94.1 is called neither reached nor missed, with both figures',
    (language) => {
      const { t } = i18nFor(language);
      const key = sentenceKey({ kind: 'not_comparable', year: 2014 }, true);
      const words = { base: '32.4%', value: '94.1%', target: '70.0%', baseYear: '2013', year: '2014' };
      const said = t(`indicators:sentence.${key}`, words);
      for (const figure of ['32.4%', '94.1%', '70.0%']) expect(said).toContain(figure);
      expect(said).toMatch(/くらべられません|can't be compared/);
      expect(said).not.toBe(t('indicators:sentence.met', words));
    },
  );

  test('nothing after the baseline is unmeasured', () => {
    expect(judge(measured())).toEqual({ kind: 'unmeasured' });
  });

  test('less is better where it is said', () => {
    const down = { direction: 'down' as const, target: { ...figure(2018, 600), basisYear: 2013 } };
    expect(judge(measured({ ...down, actuals: [figure(2015, 600)] })).kind).toBe('met');
    expect(judge(measured({ ...down, actuals: [figure(2015, 653)] }))).toMatchObject({
      way: 'closer',
      done: 49,
    });
    expect(judge(measured({ ...down, actuals: [figure(2015, 706)] }))).toMatchObject({
      way: 'away',
      done: 0,
    });
  });

  test('a sum over the years does not fall', () => {
    const figures = [figure(2013, 20), figure(2015, 40)];
    expect(breaksSum(figures, figure(2014, 24))).toBe(false);
    expect(breaksSum(figures, figure(2014, 19))).toBe(true);
    expect(breaksSum(figures, figure(2014, 41))).toBe(true);
  });
});

const anyMeasured = fc.record({
  direction: fc.constantFrom('up' as const, 'down' as const),
  base: fc.nat(2000),
  goal: fc.nat(2000),
  actuals: fc.array(fc.record({ year: fc.integer({ min: 2014, max: 2024 }), value: fc.nat(2000) }), {
    maxLength: 6,
  }),
});

describe('judging anything', () => {
  test('only the newest figure counts, and the words agree with the numbers', () => {
    fc.assert(
      fc.property(anyMeasured, ({ direction, base, goal, actuals }) => {
        const figures = actuals.map(({ year, value }) => figure(year, value));
        const all = measured({
          direction,
          baseline: figure(2013, base),
          actuals: figures,
          target: { ...figure(2018, goal), basisYear: 2013 },
        });
        const judgement = judge(all);
        if (figures.length === 0) return judgement.kind === 'unmeasured';
        const latest = Math.max(...figures.map(({ year }) => year));
        const { value = -1 } = figures.find(({ year }) => year === latest) ?? {};
        const reached = direction === 'up' ? value >= goal : value <= goal;
        if (judgement.kind === 'behind' && judgement.done !== null) {
          expect(judgement.done).toBeGreaterThanOrEqual(0);
          expect(judgement.done).toBeLessThan(100);
        }
        return judgement.kind === (reached ? 'met' : 'behind');
      }),
    );
  });

  test('versions leave no year out and none twice; being comparable holds both ways and onwards', () => {
    const steps = fc.array(fc.record({ gap: fc.integer({ min: 1, max: 4 }), comparable: fc.boolean() }), {
      maxLength: 6,
    });
    const year = fc.integer({ min: 2005, max: 2045 });
    fc.assert(
      fc.property(steps, year, year, year, (added, a, b, c) => {
        let versions = [always];
        let from = 2010;
        for (const { gap, comparable } of added) {
          from += gap;
          expect(mayStartIn(versions, from)).toBe(true);
          versions = withVersion(versions, { ...always, from, comparable });
          expect(mayStartIn(versions, from)).toBe(false);
        }
        const holding = versions.filter((one) => (one.from ?? a) <= a && a <= (one.to ?? a));
        expect(holding).toEqual([definitionIn(versions, a)]);
        expect(isComparable(versions, a, a)).toBe(true);
        expect(isComparable(versions, a, b)).toBe(isComparable(versions, b, a));
        if (isComparable(versions, a, b) && isComparable(versions, b, c)) {
          expect(isComparable(versions, a, c)).toBe(true);
        }
      }),
    );
  });
});
