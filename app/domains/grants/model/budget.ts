import type { RuleSet, Share } from './rule-set';
import { type TaxRate, taxWithin } from './tax';

/** One line of a budget. Amounts in whole yen, tax included. */
export interface BudgetLine {
  id: string;
  /** A kind of cost of the rules. */
  kind: string;
  text: string;
  amountYen: number;
  /** Percent of consumption tax in the amount; absent: nobody said. */
  tax?: TaxRate;
}

/** Money that comes from elsewhere: own means, sponsors, entrance fees. */
export interface IncomeLine {
  id: string;
  text: string;
  amountYen: number;
}

export interface Budget {
  lines: readonly BudgetLine[];
  income: readonly IncomeLine[];
  /** What the city is asked for. */
  requestYen: number;
}

/** What is wrong with a budget, and by how much; in words under `grants:budget.<code>`. */
export type BudgetProblem =
  | { code: 'no_lines' }
  | { code: 'not_whole_yen'; line: string }
  | { code: 'unknown_kind'; line: string }
  | { code: 'over_part'; kind: string; mostYen: number; overYen: number }
  | { code: 'over_cap'; mostYen: number; overYen: number }
  | { code: 'over_rate'; mostYen: number; overYen: number }
  | { code: 'nothing_asked' }
  /** Income and request do not add up to the cost; `missingYen` is negative when there is too much. */
  | { code: 'not_balanced'; missingYen: number };

export interface BudgetCheck {
  totalYen: number;
  /** Consumption tax in the total, as far as it is said. */
  taxYen: number;
  eligibleYen: number;
  ineligibleYen: number;
  incomeYen: number;
  /** Most that may be asked for with these costs. */
  mostYen: number;
  problems: BudgetProblem[];
}

/** A share of an amount in whole yen, what is under a yen left off, exact for amounts up to a billion. */
export function partOf(amountYen: number, { of, outOf }: Share): number {
  return Math.floor((amountYen * of) / outOf);
}

/** Most that can be paid for an eligible cost in a year of support: the cap or the rate, whichever is lower. */
export function mostPaid(
  rules: Pick<RuleSet, 'capYenByYear' | 'rate'>,
  year: number,
  eligibleYen: number,
): number {
  const cap = rules.capYenByYear[year - 1] ?? 0;
  return Math.min(cap, rules.rate ? partOf(eligibleYen, rules.rate) : eligibleYen);
}

/**
 * Checks a budget against the rules for a year of support (1, 2, 3 …). Every sum is of whole yen and reconciles: cost =
 * eligible + ineligible = request + income.
 */
export function checkBudget(
  rules: Pick<RuleSet, 'capYenByYear' | 'rate' | 'costs'>,
  year: number,
  budget: Budget,
): BudgetCheck {
  const problems: BudgetProblem[] = [];
  const kinds = new Map(rules.costs.map((kind) => [kind.key, kind]));
  const byKind = new Map<string, number>();
  if (budget.lines.length === 0) problems.push({ code: 'no_lines' });
  for (const line of [...budget.lines, ...budget.income]) {
    if (!isYen(line.amountYen)) problems.push({ code: 'not_whole_yen', line: line.id });
  }
  for (const line of budget.lines) {
    if (!kinds.has(line.kind)) problems.push({ code: 'unknown_kind', line: line.id });
    byKind.set(line.kind, (byKind.get(line.kind) ?? 0) + yenOf(line));
  }
  const totalYen = sumOf(budget.lines);
  const eligibleYen = [...byKind].reduce(
    (sum, [kind, yen]) => (kinds.get(kind)?.eligible ? sum + yen : sum),
    0,
  );
  for (const [kind, yen] of byKind) {
    const atMost = kinds.get(kind)?.atMost;
    const mostYen = atMost ? partOf(eligibleYen, atMost) : yen;
    if (yen > mostYen) problems.push({ code: 'over_part', kind, mostYen, overYen: yen - mostYen });
  }
  const incomeYen = sumOf(budget.income);
  const mostYen = mostPaid(rules, year, eligibleYen);
  problems.push(...askedProblems(rules, year, eligibleYen, budget.requestYen));
  const missingYen = totalYen - incomeYen - budget.requestYen;
  if (missingYen !== 0) problems.push({ code: 'not_balanced', missingYen });
  const taxYen = budget.lines.reduce((sum, line) => sum + taxWithin(yenOf(line), line.tax ?? 0), 0);
  return {
    totalYen,
    taxYen,
    eligibleYen,
    ineligibleYen: totalYen - eligibleYen,
    incomeYen,
    mostYen,
    problems,
  };
}

/** Each limit on its own, so that one sees which one holds. */
function askedProblems(
  rules: Pick<RuleSet, 'capYenByYear' | 'rate'>,
  year: number,
  eligibleYen: number,
  requestYen: number,
): BudgetProblem[] {
  const problems: BudgetProblem[] = [];
  if (!isYen(requestYen)) problems.push({ code: 'not_whole_yen', line: 'request' });
  if (requestYen <= 0) problems.push({ code: 'nothing_asked' });
  const cap = rules.capYenByYear[year - 1] ?? 0;
  if (requestYen > cap) problems.push({ code: 'over_cap', mostYen: cap, overYen: requestYen - cap });
  const paid = rules.rate ? partOf(eligibleYen, rules.rate) : eligibleYen;
  if (requestYen > paid) problems.push({ code: 'over_rate', mostYen: paid, overYen: requestYen - paid });
  return problems;
}

function isYen(amount: number): boolean {
  return Number.isSafeInteger(amount) && amount >= 0;
}

function yenOf({ amountYen }: { amountYen: number }): number {
  return isYen(amountYen) ? amountYen : 0;
}

function sumOf(lines: readonly { amountYen: number }[]): number {
  return lines.reduce((sum, line) => sum + yenOf(line), 0);
}
