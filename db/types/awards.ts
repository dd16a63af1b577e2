import type { Generated } from 'kysely';

/** The decision to support an application, and what became of the money. Amounts in whole yen, days `YYYY-MM-DD`. */
export interface GrantAwardsTable {
  id: string;
  application_id: string;
  /** Number of the decision within the fiscal year, as on its letter. */
  number: number;
  fiscal_year: number;
  year_of_support: number;
  /** JSON: the rules as they were when it was decided, see `RuleSet` in `app/domains/grants/model/rule-set.ts`. */
  rules: string;
  /** JSON: the budget with the changes that were approved, see `Budget` in `app/domains/grants/model/budget.ts`. */
  budget: string;
  /** As first decided. */
  granted_yen: number;
  /** Most that is paid, after the changes that were approved. */
  amount_yen: number;
  conditions: Generated<string>;
  /** See `AwardStatus` in `app/domains/grants/awards/model/state.ts`. */
  status:
    | 'granted'
    | 'running'
    | 'change_asked'
    | 'interim'
    | 'reported'
    | 'fixed'
    | 'paid'
    | 'closed'
    | 'cancelled';
  has_interim: Generated<number>;
  decided_on: string;
  decided_by: string;
  decided_by_name: string;
  /** Last day of the undertaking: later costs don't count. */
  ends_on: string;
  interim_due: string;
  report_due: string;
  fixed_yen: number | null;
  /** JSON: how the amount came about, see `Fixing` in `app/domains/grants/awards/model/fixing.ts`. */
  fixing: string | null;
  fixed_on: string | null;
  fixed_by_name: string | null;
  cancelled_on: string | null;
  cancel_reason: Generated<string>;
  closed_on: string | null;
  collaboration_id: string;
  created_at: number;
}

/** What the lead asked to change. A small change is `noted`: it needs nobody's approval. */
export interface GrantChangesTable {
  id: string;
  award_id: string;
  number: number;
  status: 'asked' | 'approved' | 'refused' | 'withdrawn' | 'noted';
  reason: string;
  /** JSON, see `ChangeWanted` in `app/domains/grants/awards/model/change.ts`. */
  wanted: string;
  /** JSON: the same as it was before. */
  before: string;
  /** JSON list: why it needs approval; empty when it does not. */
  why: string;
  /** Most that is paid once it is approved. */
  amount_yen: number;
  asked_by: string;
  asked_by_name: string;
  asked_at: number;
  answer: Generated<string>;
  answered_by_name: string | null;
  answered_at: number | null;
}

export interface GrantReportsTable {
  award_id: string;
  kind: 'interim' | 'final';
  status: 'draft' | 'submitted' | 'returned' | 'accepted';
  /** JSON: text by key of the question. */
  texts: Generated<string>;
  /** JSON: money from elsewhere without own means, see `IncomeLine` in `app/domains/grants/model/budget.ts`. */
  income: Generated<string>;
  /** Grows with every change, so that two people don't overwrite each other. */
  revision: Generated<number>;
  submitted_by_name: string | null;
  submitted_at: number | null;
  /** What staff asked to have mended. */
  returned_text: Generated<string>;
  returned_at: number | null;
}

/** A cost that was paid, with the picture or file of its receipt. */
export interface GrantReceiptsTable {
  id: string;
  award_id: string;
  /** Id of a line of the budget. */
  line_id: string;
  text: string;
  payee: string;
  day: string;
  amount_yen: number;
  file_id: string;
  file_name: string;
  media_type: string;
  bytes: number;
  added_by: string;
  added_by_name: string;
  added_at: number;
  /** What staff recognised of it; null: all. */
  accepted_yen: number | null;
  judged_text: Generated<string>;
  judged_by_name: string | null;
  removed_at: number | null;
}

/** Money that was paid or came back, as staff recorded it. A mistake is struck out with a reason, never changed. */
export interface GrantPaymentsTable {
  id: string;
  award_id: string;
  /** `advance`: before the amount was fixed. */
  kind: 'advance' | 'balance' | 'return';
  amount_yen: number;
  day: string;
  note: Generated<string>;
  recorded_by: string;
  recorded_by_name: string;
  recorded_at: number;
  voided_at: number | null;
  voided_by_name: string | null;
  void_reason: Generated<string>;
}

/** Reminders that were sent, each once: for this date, this many days before it. */
export interface GrantRemindersTable {
  award_id: string;
  kind: 'interim' | 'costs' | 'report';
  due_on: string;
  days: number;
  sent_at: number;
}
