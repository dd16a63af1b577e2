import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULE_SETS } from '../../model/rule-sets';
import { checkPoints, compareMeans, meanText, mostOf, type Points, spreadOf, totalOf } from './scores';

const rubric = RULE_SETS.network_2024.stages.find((one) => one.kind === 'scores')?.rubric ?? [];
const points: fc.Arbitrary<Points> = fc.record(
  Object.fromEntries(rubric.map((one) => [one.key, fc.integer({ min: 0, max: one.points })])),
);

describe('points', () => {
  it('are right when there are some for each criterion, within its bounds', () => {
    fc.assert(fc.property(points, (given) => checkPoints(rubric, given).length === 0));
    expect(mostOf(rubric)).toBe(40);
  });

  it('are refused when some are missing, out of range, broken, or for nothing that is asked', () => {
    const given = { need: 11, network: -1, feasible: 2.5, yacht: 3 };
    expect(checkPoints(rubric, given)).toEqual([
      { code: 'out_of_range', criterion: 'need', most: 10 },
      { code: 'out_of_range', criterion: 'network', most: 10 },
      { code: 'out_of_range', criterion: 'feasible', most: 10 },
      { code: 'missing', criterion: 'lasting' },
      { code: 'unknown', criterion: 'yacht' },
    ]);
    expect(checkPoints(rubric, {})).toHaveLength(rubric.length);
    expect(checkPoints([{ key: 'constructor', label: 'x', question: '', points: 5 }], {})).toEqual([
      { code: 'missing', criterion: 'constructor' },
    ]);
  });
});

describe('spread', () => {
  it('is none without points', () => expect(spreadOf(rubric, [])).toBeNull());

  it('holds the mean between lowest and highest, and adds up over the criteria', () => {
    fc.assert(
      fc.property(fc.array(points, { minLength: 1, maxLength: 9 }), (all) => {
        const spread = spreadOf(rubric, all);
        if (!spread) throw new Error('there are points');
        const { lowest, highest, mean } = spread;
        expect(mean.sum).toBe(all.reduce((sum, one) => sum + totalOf(rubric, one), 0));
        expect(mean.sum).toBeGreaterThanOrEqual(lowest * mean.count);
        expect(mean.sum).toBeLessThanOrEqual(highest * mean.count);
        const parts = Object.values(spread.byCriterion);
        expect(parts.reduce((sum, one) => sum + one.mean.sum, 0)).toBe(mean.sum);
      }),
    );
  });
});

describe('means', () => {
  const mean = fc.record({ sum: fc.integer({ min: 0, max: 400 }), count: fc.integer({ min: 1, max: 12 }) });

  it('are ordered as fractions are, without rounding', () => {
    expect(compareMeans({ sum: 1, count: 3 }, { sum: 2, count: 6 })).toBe(0);
    fc.assert(
      fc.property(mean, mean, (a, b) => {
        const exact = BigInt(b.sum) * BigInt(a.count) - BigInt(a.sum) * BigInt(b.count);
        expect(Math.sign(compareMeans(a, b))).toBe(exact > 0n ? 1 : exact < 0n ? -1 : 0);
      }),
    );
  });

  it('are written with one digit, rounded half up', () => {
    expect(meanText({ sum: 63, count: 2 })).toBe('31.5');
    expect(meanText({ sum: 100, count: 3 })).toBe('33.3');
    expect(meanText({ sum: 200, count: 3 })).toBe('66.7');
    expect(meanText({ sum: 1, count: 20 })).toBe('0.1');
    expect(meanText({ sum: 0, count: 4 })).toBe('0.0');
  });
});
