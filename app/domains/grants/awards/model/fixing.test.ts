import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BudgetLine, checkBudget, mostPaid } from '../../model/budget';
import type { CostKind } from '../../model/rule-set';
import { RULE_SETS } from '../../model/rule-sets';
import { fixAmount, type SpentItem } from './fixing';

const RULES = RULE_SETS.network_2024;
const line = (id: string, kind: string, amountYen: number): BudgetLine => ({ id, kind, text: id, amountYen });
const LINES = [line('a', 'fees', 300_000), line('b', 'printing', 200_000), line('c', 'food', 50_000)];
const spent = (lineId: string, amountYen: number, acceptedYen: number | null = null): SpentItem => ({
  lineId,
  amountYen,
  acceptedYen,
});
const fix = (items: SpentItem[], over: Partial<Parameters<typeof fixAmount>[0]> = {}) =>
  fixAmount({ rules: RULES, year: 1, amountYen: 450_000, lines: LINES, spent: items, income: [], ...over });

describe('the amount as it is fixed', () => {
  it('is the award when as much was spent as planned', () => {
    const fixed = fix([spent('a', 300_000), spent('b', 200_000)]);
    expect(fixed).toMatchObject({ fixedYen: 450_000, by: 'award', countedYen: 500_000, ownYen: 50_000 });
  });

  it('is nine tenths of what was really spent when that is less', () => {
    const fixed = fix([spent('a', 300_000), spent('b', 99_999)]);
    expect(fixed).toMatchObject({ fixedYen: 359_999, by: 'rules', countedYen: 399_999, ownYen: 40_000 });
  });

  it('leaves out what is not eligible and what staff did not recognise, in part or whole', () => {
    const fixed = fix([spent('a', 300_000, 0), spent('b', 100_000, 60_000), spent('c', 40_000)]);
    expect(fixed).toMatchObject({ spentYen: 440_000, acceptedYen: 100_000, countedYen: 60_000 });
    expect(fixed).toMatchObject({ fixedYen: 54_000, by: 'rules', ownYen: 386_000 });
  });

  it('leaves no profit where others paid', () => {
    const income = [{ id: 'i', text: '参加費', amountYen: 400_000 }];
    const fixed = fix([spent('a', 300_000), spent('b', 200_000)], { income });
    expect(fixed).toMatchObject({ fixedYen: 100_000, by: 'uncovered', ownYen: 0 });
  });

  it('keeps to the cap of the year of support', () => {
    const fixed = fix([spent('a', 3_000_000)], { year: 3, amountYen: 2_000_000 });
    expect(fixed).toMatchObject({ fixedYen: 500_000, by: 'rules' });
  });

  it('cuts a kind to its largest part of what counts', () => {
    const rules = { ...RULES, costs: withPart('printing', { of: 1, outOf: 4 }) };
    const fixed = fix([spent('a', 300_000), spent('b', 200_000)], { rules });
    // 300,000 and a quarter of 400,000.
    expect(fixed.kinds.find(({ kind }) => kind === 'printing')).toMatchObject({ countedYen: 100_000 });
    expect(fixed).toMatchObject({ countedYen: 400_000, fixedYen: 360_000 });
  });
});

function withPart(key: string, atMost: { of: number; outOf: number }): CostKind[] {
  return RULES.costs.map((one) => (one.key === key ? { ...one, atMost } : one));
}

const amount = fc.integer({ min: 0, max: 3_000_000 });
const share = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 20 }))
  .map(([of, more]) => ({ of, outOf: of + more }));
const kindKeys = RULES.costs.map(({ key }) => key);
const world = fc.record({
  rate: fc.option(share),
  parts: fc.dictionary(fc.constantFrom(...kindKeys), share, { maxKeys: 3 }),
  cap: fc.integer({ min: 1, max: 2_000_000 }),
  amountYen: amount,
  items: fc.array(
    fc.record({ kind: fc.constantFrom(...kindKeys), amountYen: amount, cut: fc.option(fc.nat(100)) }),
    { maxLength: 12 },
  ),
  income: fc.array(amount, { maxLength: 3 }),
});

/** Everything `fixAmount` asks for, one line of the budget for each kind. */
function aboutOf(one: typeof world extends fc.Arbitrary<infer T> ? T : never) {
  const costs = RULES.costs.map((cost) => ({ ...cost, atMost: one.parts[cost.key] ?? null }));
  return {
    rules: { capYenByYear: [one.cap], rate: one.rate, costs },
    year: 1,
    amountYen: one.amountYen,
    lines: kindKeys.map((kind) => line(kind, kind, 1_000)),
    spent: one.items.map(({ kind, amountYen, cut }) =>
      spent(kind, amountYen, cut === null ? null : Math.floor((amountYen * cut) / 100)),
    ),
    income: one.income.map((yen, i) => ({ id: `i${i}`, text: '', amountYen: yen })),
  };
}

describe('whatever was spent', () => {
  it('is whole yen, never more than any limit, and reconciles', () => {
    fc.assert(
      fc.property(world, (one) => {
        const about = aboutOf(one);
        const fixed = fixAmount(about);
        expect(Number.isSafeInteger(fixed.fixedYen) && fixed.fixedYen >= 0).toBe(true);
        expect(fixed.fixedYen).toBe(Math.min(...Object.values(fixed.limits)));
        expect(fixed.limits[fixed.by]).toBe(fixed.fixedYen);
        expect(fixed.fixedYen).toBeLessThanOrEqual(one.amountYen);
        expect(fixed.fixedYen).toBeLessThanOrEqual(mostPaid(about.rules, 1, fixed.countedYen));
        expect(fixed.fixedYen + fixed.incomeYen + fixed.ownYen).toBe(fixed.spentYen);
        expect(fixed.spentYen).toBe(one.items.reduce((total, item) => total + item.amountYen, 0));
        expect(fixed.fixedYen === 0 || fixed.fixedYen + fixed.incomeYen <= fixed.acceptedYen).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps every kind to its part, and cuts nothing more than it must', () => {
    fc.assert(
      fc.property(world, (one) => {
        const { countedYen, kinds } = fixAmount(aboutOf(one));
        for (const kind of kinds) {
          const part = one.parts[kind.kind];
          const most = part ? Math.floor((countedYen * part.of) / part.outOf) : kind.acceptedYen;
          expect(kind.countedYen).toBeLessThanOrEqual(kind.eligible ? most : 0);
          const wanted = kind.eligible ? kind.acceptedYen : 0;
          expect(kind.countedYen === wanted || kind.countedYen === most).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never pays less because more was spent or recognised', () => {
    fc.assert(
      fc.property(world, fc.constantFrom(...kindKeys), amount, (one, kind, more) => {
        const before = fixAmount(aboutOf(one)).fixedYen;
        const items = [...one.items, { kind, amountYen: more, cut: null }];
        expect(fixAmount(aboutOf({ ...one, items })).fixedYen).toBeGreaterThanOrEqual(before);
        const whole = one.items.map((item) => ({ ...item, cut: null }));
        expect(fixAmount(aboutOf({ ...one, items: whole })).fixedYen).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  it('pays what was asked for when a budget that was accepted was spent to the yen', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ kind: fc.constantFrom(...kindKeys), yen: amount }), { maxLength: 8 }),
        (all) => {
          const lines = all.map(({ kind, yen }, i) => line(`l${i}`, kind, yen));
          const eligible = checkBudget(RULES, 1, { lines, income: [], requestYen: 0 }).mostYen;
          const total = all.reduce((sum, { yen }) => sum + yen, 0);
          const income = [{ id: 'i', text: '', amountYen: total - eligible }];
          const asked = checkBudget(RULES, 1, { lines, income, requestYen: eligible });
          fc.pre(asked.problems.length === 0);
          const fixed = fixAmount({
            rules: RULES,
            year: 1,
            amountYen: eligible,
            lines,
            spent: lines.map(({ id, amountYen }) => spent(id, amountYen)),
            income,
          });
          expect(fixed.fixedYen).toBe(eligible);
        },
      ),
    );
  });
});
