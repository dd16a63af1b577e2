import type { Budget } from './budget';

/** What was handed in, as `grant_submissions.content` keeps it. */
export interface SubmittedContent {
  title: string;
  lead: { id: string; name: string };
  partners: SubmittedPartner[];
  budget: Budget;
  /** By key of the question. */
  texts: Record<string, string>;
  files: { fileId: string; document: string; name: string; bytes: number }[];
}

export interface SubmittedPartner {
  id: string;
  name: string;
  role: string;
  contribution: string;
  consentedBy: string;
  /** Milliseconds since the epoch. */
  consentedAt: number;
}

/** An empty budget, as every application begins. */
export const NO_BUDGET: Budget = { lines: [], income: [], requestYen: 0 };

/** Number of a receipt within a fiscal year: G2026-0012. */
function receiptNumber(fiscalYear: number, serial: number): string {
  return `${receiptPrefix(fiscalYear)}${String(serial).padStart(4, '0')}`;
}

export function receiptPrefix(fiscalYear: number): string {
  return `G${fiscalYear}-`;
}

/** The number after `last`; the first one where there is none. */
export function nextReceipt(fiscalYear: number, last: string | null): string {
  return receiptNumber(fiscalYear, Number(last?.slice(receiptPrefix(fiscalYear).length) ?? 0) + 1);
}

/** Where files go that belong to none of the documents of the rules. */
export const OTHER_DOCUMENT = 'other';
