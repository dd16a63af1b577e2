import type { Generated } from 'kysely';

/** How far the screening of a grant programme has come; there is none before staff begin to prepare it. */
export interface GrantScreeningsTable {
  programme_id: string;
  /** `preparing`: eligibility; `scoring`: members give points; `proposed`: a proposal is discussed and changed. */
  phase: 'preparing' | 'scoring' | 'proposed' | 'decided';
  /** Key of the stage of points at work, see `RuleSet.stages`. */
  stage: string | null;
  /** `YYYY-MM-DD`, the last day for points. */
  scores_due: string | null;
  /** JSON, see `Proposal` in `app/domains/grants/screening/model`: as it was worked out for the stage. */
  proposal: string | null;
  proposed_at: number | null;
  minutes: Generated<string>;
  minutes_revision: Generated<number>;
  minutes_by_name: string | null;
  minutes_at: number | null;
  decided_at: number | null;
  decided_by_name: string | null;
}

/** Who gives points in a programme. */
export interface GrantCommitteeTable {
  programme_id: string;
  user_id: string;
  chair: Generated<0 | 1>;
  added_by: string;
  added_at: number;
}

/** Who must not judge an application, and why: no sight of it, no points. */
export interface GrantConflictsTable {
  application_id: string;
  user_id: string;
  reason: string;
  /** `self`: declared; `staff`: set by staff. */
  set_by: 'self' | 'staff';
  created_by: string;
  created_by_name: string;
  created_at: number;
}

/** What staff said about eligibility, each time they did; the last one holds. */
export interface GrantEligibilityTable {
  id: string;
  application_id: string;
  /** `again`: what was said before is taken back. */
  verdict: 'yes' | 'no' | 'more' | 'again';
  reasons: string;
  /** `YYYY-MM-DD`, with `more`. */
  more_by: string | null;
  created_by: string;
  created_by_name: string;
  created_at: number;
}

/** Points of one member for one application in one stage. */
export interface GrantScoresTable {
  application_id: string;
  stage: string;
  user_id: string;
  user_name: string;
  /** JSON: points by key of the criterion. */
  points: string;
  comment: string;
  /** Null: a draft that only its author sees. */
  in_at: number | null;
  /** JSON: the points as they were when they came in, if they have changed since. */
  first_points: string | null;
  changed_at: number | null;
}

/** What was said about an application in the discussion. */
export interface GrantScreeningNotesTable {
  id: string;
  application_id: string;
  user_id: string;
  user_name: string;
  text: string;
  created_at: number;
}

/** Changes to a proposal, each with its reason; later ones go over earlier ones. */
export interface GrantProposalChangesTable {
  id: string;
  programme_id: string;
  stage: string;
  application_id: string;
  chosen: 0 | 1;
  /** Null where nothing is paid: not chosen, or a stage before the last. */
  amount_yen: number | null;
  reason: string;
  created_by: string;
  created_by_name: string;
  created_at: number;
}

/** What was decided about an application, and what its letter says. */
export interface GrantDecisionsTable {
  application_id: string;
  adopted: 0 | 1;
  amount_yen: number | null;
  /** Key of the stage in which it was left out; null: in the last one, or adopted. */
  stage: string | null;
  reasons: string;
  conditions: string;
  /** Of the letter, such as `2026-003`. */
  letter_number: string | null;
  decided_at: number | null;
  updated_by: string;
  updated_by_name: string;
  updated_at: number;
}

/** Reminders of a screening's days that were sent, each to one person. */
export interface GrantScreeningRemindersTable {
  programme_id: string;
  kind: 'more' | 'scores';
  /** The application (`more`) or the stage of points (`scores`). */
  subject: string;
  user_id: string;
  /** `YYYY-MM-DD`. */
  due_on: string;
  /** How many days before it. */
  days: number;
  sent_at: number;
}
