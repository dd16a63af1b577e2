import type { IncomeLine } from '../../model/budget';

export const REPORT_KINDS = ['interim', 'final'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** What a report asks, by its kind; the first of each must be answered. */
export const REPORT_QUESTIONS = {
  interim: ['done', 'next'],
  final: ['done', 'result', 'people', 'next'],
} as const satisfies Record<ReportKind, readonly string[]>;
export type ReportQuestion = (typeof REPORT_QUESTIONS)[ReportKind][number];

/** Most characters of an answer, most lines of income, most receipts of an award. */
export const REPORT_LIMITS = { text: 4_000, income: 5, receipts: 500 } as const;

export interface ReportContent {
  texts: Partial<Record<ReportQuestion, string>>;
  /** Money from elsewhere, without own means; only in the final report. */
  income: readonly IncomeLine[];
}

export interface ReceiptFacts {
  day: string;
  lineId: string;
}

export type ReportProblem = 'done_missing' | 'result_missing' | 'no_receipts' | 'receipt_too_late';

/** What keeps a report from being handed in. `endsOn`: last day on which costs count. */
export function reportProblems(
  kind: ReportKind,
  { texts }: ReportContent,
  receipts: readonly ReceiptFacts[],
  endsOn: string,
): ReportProblem[] {
  const problems: ReportProblem[] = [];
  if (!texts.done) problems.push('done_missing');
  if (kind === 'interim') return problems;
  if (!texts.result) problems.push('result_missing');
  if (receipts.length === 0) problems.push('no_receipts');
  if (receipts.some(({ day }) => day > endsOn)) problems.push('receipt_too_late');
  return problems;
}

export type ReceiptProblem = 'receipt_too_late' | 'receipt_too_early' | 'receipt_in_future' | 'unknown_line';

/** What is wrong with a receipt: costs count from the first day of the fiscal year to the last day of the undertaking. */
export function receiptProblem(
  receipt: ReceiptFacts,
  about: { lines: readonly { id: string }[]; fiscalYear: number; endsOn: string; today: string },
): ReceiptProblem | null {
  if (!about.lines.some(({ id }) => id === receipt.lineId)) return 'unknown_line';
  if (receipt.day > about.endsOn) return 'receipt_too_late';
  if (receipt.day < `${about.fiscalYear}-04-01`) return 'receipt_too_early';
  return receipt.day > about.today ? 'receipt_in_future' : null;
}
