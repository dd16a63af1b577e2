import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Budget, checkBudget, mostPaid, partOf } from './budget';
import { lastOfFebruary, ruleSet } from './rule-set';
import { RULE_SETS } from './rule-sets';

const { network_2015, network_2024, places_2015 } = RULE_SETS;
const amount = fc.integer({ min: 0, max: 9_000_000 });
const budget = (...lines: [kind: string, amountYen: number][]) => ({
  lines: lines.map(([kind, amountYen], at) => ({ id: `l${at}`, kind, text: '', amountYen })),
});
const income = (amountYen: number) => [{ id: 'i', text: '会費', amountYen }];
const codes = (check: { problems: { code: string }[] }) => check.problems.map((one) => one.code);

describe('rule sets', () => {
  it.each(Object.entries(RULE_SETS))('%s is valid as data', (_key, rules) => {
    expect(ruleSet.parse(JSON.parse(JSON.stringify(rules)))).toEqual(rules);
  });

  it('closes costs on the last day of February, also in leap years', () => {
    expect(lastOfFebruary(2024)).toBe('2025-02-28');
    expect(lastOfFebruary(2023)).toBe('2024-02-29');
    expect(lastOfFebruary(2099)).toBe('2100-02-28');
  });

  it('refuses costs that could be fixed before the applications close, and keys that stand twice', () => {
    expect(ruleSet.safeParse({ ...network_2024, costsUntil: '2024-05-01' }).success).toBe(false);
    const [first] = network_2024.costs;
    expect(ruleSet.safeParse({ ...network_2024, costs: [first, first] }).success).toBe(false);
  });
});

describe('most that is paid', () => {
  it('FY2024: the cap of the year or 90 % of the eligible cost, whichever is lower', () => {
    expect(mostPaid(network_2024, 1, 3_000_000)).toBe(2_000_000);
    expect(mostPaid(network_2024, 1, 2_000_000)).toBe(1_800_000);
    expect(mostPaid(network_2024, 2, 2_000_000)).toBe(1_000_000);
    expect(mostPaid(network_2024, 3, 555_555)).toBe(499_999);
    expect(mostPaid(network_2024, 3, 555_556)).toBe(500_000);
    expect(mostPaid(network_2024, 4, 2_000_000)).toBe(0);
  });

  it('FY2015: all of the cost up to the cap; places up to five million', () => {
    expect(mostPaid(network_2015, 1, 1_234_567)).toBe(1_234_567);
    expect(mostPaid(network_2015, 1, 2_000_001)).toBe(2_000_000);
    expect(mostPaid(places_2015, 1, 7_000_000)).toBe(5_000_000);
  });

  it('is never over cap or rate, in whole yen, and grows with the cost', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), amount, amount, (year, cost, more) => {
        const paid = mostPaid(network_2024, year, cost);
        expect(Number.isInteger(paid)).toBe(true);
        expect(paid * 10).toBeLessThanOrEqual(cost * 9);
        expect(paid).toBeLessThanOrEqual(network_2024.capYenByYear[year - 1] ?? 0);
        expect(mostPaid(network_2024, year, cost + more)).toBeGreaterThanOrEqual(paid);
      }),
    );
  });

  it('takes a share exactly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.integer({ min: 1, max: 1_000 }),
        (yen, outOf) => {
          const of = Math.ceil(outOf / 3);
          expect(BigInt(partOf(yen, { of, outOf }))).toBe((BigInt(yen) * BigInt(of)) / BigInt(outOf));
        },
      ),
    );
  });
});

describe('a budget', () => {
  it('is right when cost, request and income agree to the yen', () => {
    const check = checkBudget(network_2024, 1, {
      ...budget(['fees', 300_000], ['printing', 200_000], ['food', 10_000]),
      income: income(60_000),
      requestYen: 450_000,
    });
    expect(check).toEqual({
      totalYen: 510_000,
      taxYen: 0,
      eligibleYen: 500_000,
      ineligibleYen: 10_000,
      incomeYen: 60_000,
      mostYen: 450_000,
      problems: [],
    });
  });

  it('tells the tax in it, line by line, as far as it is said', () => {
    const [fees, printing] = budget(['fees', 300_000], ['printing', 220_005]).lines;
    const lines = [
      { ...fees, tax: 0 },
      { ...printing, tax: 10 },
      { ...printing, tax: 8 },
    ] as Budget['lines'];
    const check = checkBudget(network_2024, 1, { lines, income: [], requestYen: 0 });
    expect(check.taxYen).toBe(20_000 + 16_296);
  });

  it('says by how much it is over the cap, over the rate, and out of balance', () => {
    const check = checkBudget(network_2024, 2, {
      ...budget(['fees', 1_100_000]),
      income: income(0),
      requestYen: 1_050_000,
    });
    expect(check.problems).toEqual([
      { code: 'over_cap', mostYen: 1_000_000, overYen: 50_000 },
      { code: 'over_rate', mostYen: 990_000, overYen: 60_000 },
      { code: 'not_balanced', missingYen: 50_000 },
    ]);
  });

  it('pays nothing towards what is not eligible, and holds parts of a kind', () => {
    const only = checkBudget(network_2015, 1, {
      ...budget(['food', 80_000]),
      income: [],
      requestYen: 80_000,
    });
    expect(only.mostYen).toBe(0);
    expect(codes(only)).toEqual(['over_rate']);
    const third = { of: 1, outOf: 3 };
    const costs = network_2015.costs.map((kind) =>
      kind.key === 'equipment' ? { ...kind, atMost: third } : kind,
    );
    const check = checkBudget({ ...network_2015, costs }, 1, {
      ...budget(['equipment', 500_000], ['fees', 500_000]),
      income: [],
      requestYen: 1_000_000,
    });
    expect(check.problems).toEqual([
      { code: 'over_part', kind: 'equipment', mostYen: 333_333, overYen: 166_667 },
    ]);
  });

  it('refuses fractions, negative amounts, unknown kinds and nothing at all', () => {
    const check = checkBudget(network_2015, 1, {
      ...budget(['fees', 0.5], ['fees', -1], ['yacht', 10]),
      income: [],
      requestYen: 0,
    });
    expect(codes(check)).toEqual([
      'not_whole_yen',
      'not_whole_yen',
      'unknown_kind',
      'nothing_asked',
      'not_balanced',
    ]);
    expect(codes(checkBudget(network_2015, 1, { lines: [], income: [], requestYen: 0 }))).toEqual([
      'no_lines',
      'nothing_asked',
    ]);
  });

  it('reconciles to the yen whatever is in it', () => {
    const kinds = fc.constantFrom(...network_2024.costs.map((kind) => kind.key));
    const lines = fc.array(fc.tuple(kinds, amount), { maxLength: 12 });
    fc.assert(
      fc.property(lines, amount, amount, (costs, own, requestYen) => {
        const whole: Budget = { ...budget(...costs), income: income(own), requestYen };
        const check = checkBudget(network_2024, 1, whole);
        expect(check.eligibleYen + check.ineligibleYen).toBe(check.totalYen);
        const balance = check.problems.find((one) => one.code === 'not_balanced');
        const missing = balance?.code === 'not_balanced' ? balance.missingYen : 0;
        expect(requestYen + check.incomeYen + missing).toBe(check.totalYen);
        const over = codes(check).some((code) => code === 'over_cap' || code === 'over_rate');
        expect(over).toBe(requestYen > check.mostYen);
      }),
    );
  });
});
