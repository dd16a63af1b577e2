import { type BudgetLine, type BudgetProblem, checkBudget, mostPaid, partOf } from '../../model/budget';
import { type RuleSet, SMALL_SHIFT } from '../../model/rule-set';

/** What an award is to be after a change; what stays the same is in it too. */
export interface ChangeWanted {
  lines: readonly BudgetLine[];
  /** Last day of the undertaking, `YYYY-MM-DD`. */
  endsOn: string;
  /** What is done differently, in words; empty: nothing. */
  content: string;
  /** The undertaking is given up. */
  stop: boolean;
}

/** Why a change needs approval. */
export type ApprovalReason =
  | 'stop'
  | 'content'
  | 'period'
  /** A kind of cost that was not planned. */
  | 'new_kind'
  /** A kind of cost changes by more than the rules let it (`smallShift`). */
  | 'shift'
  /** What the city pays becomes less. */
  | 'amount';

export type ChangeProblem =
  | { code: 'nothing_changed' | 'line_has_receipts' | 'kind_changed' }
  | { code: 'ends_too_late' | 'ends_in_past' }
  | { code: BudgetProblem['code'] };

/** How many costs a change can add at once. */
export const NEW_LINES = 3;

type Rules = Pick<RuleSet, 'capYenByYear' | 'rate' | 'costs' | 'costsUntil'>;
type Before = Pick<ChangeWanted, 'lines' | 'endsOn'>;

/** Why a change needs approval by the rules of the award; empty: it is small, and is only written down. */
export function approvalReasons(
  { smallShift = SMALL_SHIFT }: Pick<RuleSet, 'smallShift'>,
  before: Before & { amountYen: number },
  wanted: ChangeWanted,
  amountAfterYen: number,
): ApprovalReason[] {
  if (wanted.stop) return ['stop'];
  const reasons: ApprovalReason[] = [];
  if (wanted.content !== '') reasons.push('content');
  if (wanted.endsOn !== before.endsOn) reasons.push('period');
  const planned = byKind(before.lines);
  const now = byKind(wanted.lines);
  if ([...now].some(([kind, yen]) => yen > 0 && !planned.get(kind))) reasons.push('new_kind');
  const isLarge = [...planned].some(
    ([kind, yen]) => yen > 0 && Math.abs((now.get(kind) ?? 0) - yen) > partOf(yen, smallShift),
  );
  if (isLarge) reasons.push('shift');
  if (amountAfterYen < before.amountYen) reasons.push('amount');
  return reasons;
}

/** Most that is paid after a change: never more than before, less when the rules pay less for the new costs. */
export function amountAfter(
  rules: Rules,
  year: number,
  before: { amountYen: number },
  wanted: Pick<ChangeWanted, 'lines'>,
): number {
  const { eligibleYen } = checkBudget(rules, year, { lines: wanted.lines, income: [], requestYen: 0 });
  return Math.min(before.amountYen, mostPaid(rules, year, eligibleYen));
}

/** What is wrong with a change; `spentLines`: ids of lines that have receipts, `today`: `YYYY-MM-DD`. */
export function changeProblems(
  rules: Rules,
  before: Before,
  wanted: ChangeWanted,
  { spentLines, today }: { spentLines: ReadonlySet<string>; today: string },
): ChangeProblem[] {
  if (wanted.stop) return [];
  const problems: ChangeProblem[] = [];
  const later = new Map(wanted.lines.map((line) => [line.id, line]));
  if ([...spentLines].some((id) => !later.has(id))) problems.push({ code: 'line_has_receipts' });
  if (before.lines.some(({ id, kind }) => (later.get(id)?.kind ?? kind) !== kind)) {
    problems.push({ code: 'kind_changed' });
  }
  if (wanted.endsOn !== before.endsOn) {
    if (wanted.endsOn > rules.costsUntil) problems.push({ code: 'ends_too_late' });
    if (wanted.endsOn < today) problems.push({ code: 'ends_in_past' });
  }
  const { problems: ofBudget } = checkBudget(rules, 1, { lines: wanted.lines, income: [], requestYen: 0 });
  const counted = new Set(['no_lines', 'not_whole_yen', 'unknown_kind', 'over_part']);
  problems.push(...ofBudget.filter(({ code }) => counted.has(code)).map(({ code }) => ({ code })));
  const isSame = wanted.content === '' && wanted.endsOn === before.endsOn;
  if (isSame && sameLines(before.lines, wanted.lines)) problems.push({ code: 'nothing_changed' });
  return problems;
}

function sameLines(one: readonly BudgetLine[], other: readonly BudgetLine[]): boolean {
  const flat = (lines: readonly BudgetLine[]) =>
    JSON.stringify(lines.map(({ id, kind, text, amountYen }) => [id, kind, text, amountYen]));
  return flat(one) === flat(other);
}

function byKind(lines: readonly BudgetLine[]): Map<string, number> {
  const amounts = new Map<string, number>();
  for (const { kind, amountYen } of lines) amounts.set(kind, (amounts.get(kind) ?? 0) + amountYen);
  return amounts;
}
