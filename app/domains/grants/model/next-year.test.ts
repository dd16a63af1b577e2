import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextYearOf } from './next-year';
import { type RuleSet, ruleSet } from './rule-set';
import { RULE_SETS } from './rule-sets';

it('moves every day by a year and keeps the last of February', () => {
  const next = nextYearOf(RULE_SETS.network_2024);
  expect([next.fiscalYear, next.opensOn, next.closesOn, next.costsUntil]).toEqual([
    2025,
    '2025-04-01',
    '2025-05-31',
    '2026-02-28',
  ]);
  const leap = nextYearOf({ ...RULE_SETS.network_2024, fiscalYear: 2026, costsUntil: '2027-02-28' });
  expect(leap.costsUntil).toBe('2028-02-29');
  expect(nextYearOf({ ...RULE_SETS.network_2015, costsUntil: '2016-02-29' }).costsUntil).toBe('2017-02-28');
});

it('what follows is valid again, however often', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(RULE_SETS)),
      fc.integer({ min: 1, max: 30 }),
      (rules, years) => {
        let next: RuleSet = rules;
        for (let i = 0; i < years; i++) next = nextYearOf(next);
        expect(ruleSet.parse(next)).toEqual(next);
        expect(next.fiscalYear).toBe(rules.fiscalYear + years);
      },
    ),
  );
});
