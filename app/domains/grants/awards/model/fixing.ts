import { type BudgetLine, type IncomeLine, mostPaid, partOf } from '../../model/budget';
import type { RuleSet } from '../../model/rule-set';

/** A paid cost as far as staff recognise it. */
export interface SpentItem {
  lineId: string;
  /** As on the receipt, whole yen. */
  amountYen: number;
  /** What staff recognised of it; null: all. */
  acceptedYen: number | null;
}

/** What was spent of one kind of cost. */
export interface KindFixed {
  kind: string;
  label: string;
  eligible: boolean;
  budgetYen: number;
  spentYen: number;
  /** After what staff did not recognise. */
  acceptedYen: number;
  /** What counts towards the grant: 0 for what is not eligible, less where the kind has a largest part. */
  countedYen: number;
}

/** Which of the limits the amount came from; the first one where several are the same. */
export type FixedBy = 'award' | 'rules' | 'uncovered';

/** How a fixed amount came about. Whole yen; every sum reconciles: spent = fixed + income + own means. */
export interface Fixing {
  kinds: KindFixed[];
  spentYen: number;
  acceptedYen: number;
  countedYen: number;
  /** Money from elsewhere, without own means. */
  incomeYen: number;
  /** The three limits; the lowest one is the amount. */
  limits: { award: number; rules: number; uncovered: number };
  fixedYen: number;
  by: FixedBy;
  /** What the organisations pay themselves. */
  ownYen: number;
}

/**
 * The amount as it is fixed: min(the award, what the rules pay for the costs that count, what other income leaves
 * uncovered). The second is the cap of the year of support or the rate, whichever is lower (`mostPaid`); the third keeps
 * a grant from becoming a profit.
 */
export function fixAmount(about: {
  rules: Pick<RuleSet, 'capYenByYear' | 'rate' | 'costs'>;
  year: number;
  amountYen: number;
  lines: readonly BudgetLine[];
  spent: readonly SpentItem[];
  income: readonly IncomeLine[];
}): Fixing {
  const { rules, year, amountYen } = about;
  const kinds = countKinds(rules, about.lines, about.spent);
  const spentYen = sum(kinds.map((one) => one.spentYen));
  const acceptedYen = sum(kinds.map((one) => one.acceptedYen));
  const countedYen = sum(kinds.map((one) => one.countedYen));
  const incomeYen = sum(about.income.map((one) => one.amountYen));
  const limits = {
    award: amountYen,
    rules: mostPaid(rules, year, countedYen),
    uncovered: Math.max(0, acceptedYen - incomeYen),
  };
  const fixedYen = Math.min(limits.award, limits.rules, limits.uncovered);
  const by = (['award', 'rules', 'uncovered'] as const).find((one) => limits[one] === fixedYen) ?? 'award';
  const ownYen = spentYen - fixedYen - incomeYen;
  return { kinds, spentYen, acceptedYen, countedYen, incomeYen, limits, fixedYen, by, ownYen };
}

/** Each kind of cost in the order of the rules; kinds that are neither planned nor spent are left out. */
function countKinds(
  rules: Pick<RuleSet, 'costs'>,
  lines: readonly BudgetLine[],
  spent: readonly SpentItem[],
): KindFixed[] {
  const kindOf = new Map(lines.map((line) => [line.id, line.kind]));
  const kinds = rules.costs.map(({ key, label, eligible }) => {
    const items = spent.filter((one) => kindOf.get(one.lineId) === key);
    const acceptedYen = sum(items.map((one) => one.acceptedYen ?? one.amountYen));
    return {
      kind: key,
      label,
      eligible,
      budgetYen: sum(lines.filter((line) => line.kind === key).map((line) => line.amountYen)),
      spentYen: sum(items.map((one) => one.amountYen)),
      acceptedYen,
      countedYen: eligible ? acceptedYen : 0,
    };
  });
  const counted = withinParts(rules, new Map(kinds.map((one) => [one.kind, one.countedYen])));
  return kinds
    .filter((one) => one.budgetYen > 0 || one.spentYen > 0)
    .map((one) => ({ ...one, countedYen: counted.get(one.kind) ?? 0 }));
}

/**
 * Cuts each kind to its largest part of all that counts. What is cut makes the whole smaller, so it is done until
 * nothing changes: the largest amounts that keep to every part. A budget that `checkBudget` accepts is left as it is.
 */
function withinParts(rules: Pick<RuleSet, 'costs'>, amounts: Map<string, number>): Map<string, number> {
  const limited = rules.costs.flatMap(({ key, atMost }) => (atMost ? [{ key, atMost }] : []));
  let whole = sum([...amounts.values()]);
  for (let before = -1; before !== whole; ) {
    before = whole;
    for (const { key, atMost } of limited) {
      amounts.set(key, Math.min(amounts.get(key) ?? 0, partOf(whole, atMost)));
    }
    whole = sum([...amounts.values()]);
  }
  return amounts;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, one) => total + one, 0);
}
