import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BudgetLine, checkBudget } from '../../model/budget';
import type { Share } from '../../model/rule-set';
import { RULE_SETS } from '../../model/rule-sets';
import { amountAfter, approvalReasons, type ChangeWanted, changeProblems } from './change';

const RULES = RULE_SETS.network_2024;
const LINES: BudgetLine[] = [
  { id: 'a', kind: 'fees', text: '謝礼', amountYen: 300_000 },
  { id: 'b', kind: 'printing', text: 'チラシ', amountYen: 200_000 },
];
const BEFORE = { lines: LINES, endsOn: '2025-02-28', amountYen: 450_000 };
const wanted = (over: Partial<ChangeWanted> = {}): ChangeWanted => ({
  lines: LINES,
  endsOn: BEFORE.endsOn,
  content: '',
  stop: false,
  ...over,
});
const amounts = (a: number, b: number): BudgetLine[] =>
  LINES.map((line) => ({ ...line, amountYen: line.id === 'a' ? a : b }));
const reasons = (over: Partial<ChangeWanted>) => {
  const change = wanted(over);
  return approvalReasons(RULES, BEFORE, change, amountAfter(RULES, 1, BEFORE, change));
};
const problems = (over: Partial<ChangeWanted>, spent: string[] = []) =>
  changeProblems(RULES, BEFORE, wanted(over), { spentLines: new Set(spent), today: '2024-11-01' }).map(
    ({ code }) => code,
  );

describe('what needs approval', () => {
  it('is nothing when kinds move by a fifth at most and the whole stays', () => {
    expect(reasons({ lines: amounts(340_000, 160_000) })).toEqual([]);
    expect(reasons({ lines: amounts(340_001, 159_999) })).toEqual(['shift']);
  });

  it('is what moves by more than the rules of the programme let it, a fifth where they say nothing', () => {
    const why = (smallShift: Share | undefined, by: number) => {
      const change = wanted({ lines: amounts(300_000 + by, 200_000 - by) });
      return approvalReasons(smallShift ? { smallShift } : {}, BEFORE, change, BEFORE.amountYen);
    };
    expect([why({ of: 1, outOf: 10 }, 20_000), why({ of: 1, outOf: 10 }, 20_001)]).toEqual([[], ['shift']]);
    expect([why({ of: 1, outOf: 2 }, 100_000), why({ of: 1, outOf: 2 }, 100_001)]).toEqual([[], ['shift']]);
    expect([why(undefined, 40_000), why(undefined, 40_001)]).toEqual([[], ['shift']]);
  });

  it('is a kind that was not planned, other content, other days, giving up, and a smaller award', () => {
    const more: BudgetLine = { id: 'n', kind: 'rent', text: '会場', amountYen: 1 };
    expect(reasons({ lines: [...LINES, more] })).toEqual(['new_kind']);
    expect(reasons({ content: '回数を減らす' })).toEqual(['content']);
    expect(reasons({ endsOn: '2025-01-31' })).toEqual(['period']);
    expect(reasons({ stop: true })).toEqual(['stop']);
    expect(reasons({ lines: amounts(260_000, 200_000) })).toEqual(['amount']);
  });
});

describe('what can not be asked', () => {
  it('is nothing at all, days outside the rules, and a line that has receipts taken out', () => {
    expect(problems({})).toEqual(['nothing_changed']);
    expect(problems({ endsOn: '2025-03-01' })).toEqual(['ends_too_late']);
    expect(problems({ endsOn: '2024-10-31' })).toEqual(['ends_in_past']);
    expect(problems({ lines: LINES.slice(1) }, ['a'])).toEqual(['line_has_receipts']);
    expect(problems({ lines: LINES.slice(1) })).toEqual([]);
    expect(problems({ lines: [] })).toEqual(['no_lines']);
    expect(problems({ lines: LINES.map((line) => ({ ...line, kind: 'rent' })) })).toEqual(['kind_changed']);
    expect(problems({ lines: amounts(-1, 0.5) })).toEqual(['not_whole_yen', 'not_whole_yen']);
    expect(problems({ stop: true })).toEqual([]);
  });
});

const yen = fc.integer({ min: 0, max: 2_000_000 });

describe('whatever is asked', () => {
  it('never raises the award, and never leaves it above what the rules pay', () => {
    fc.assert(
      fc.property(yen, yen, yen, fc.constantFrom(1, 2, 3), (a, b, amountYen, year) => {
        const lines = amounts(a, b);
        const after = amountAfter(RULES, year, { amountYen }, { lines });
        const most = checkBudget(RULES, year, { lines, income: [], requestYen: 0 }).mostYen;
        expect(after).toBe(Math.min(amountYen, most));
      }),
    );
  });

  it('needs approval wherever the city would pay less', () => {
    fc.assert(
      fc.property(yen, yen, (a, b) => {
        const lines = amounts(a, b);
        const after = amountAfter(RULES, 1, BEFORE, { lines });
        const why = approvalReasons(RULES, BEFORE, wanted({ lines }), after);
        expect(why.includes('amount')).toBe(after < BEFORE.amountYen);
      }),
    );
  });
});
