import type { Generated } from 'kysely';

/** A plan with goals, indicators and the programmes that serve them. */
export interface PlansTable {
  id: string;
  title: string;
  /** Where its figures are from. */
  source: string;
  /** Fiscal years. */
  baseline_year: number;
  target_year: number;
  created_at: number;
}
export interface PlanGoalsTable {
  plan_id: string;
  number: number;
  name: string;
}
/** A row of the plan's list of programmes; a programme may be listed again under other measures. */
export interface PlanProgrammesTable {
  plan_id: string;
  no: number;
  /** `1-1`: goal and measure. */
  measure: string;
  name: string;
  bureau: string;
  division: string;
  /** Whether the list marks it as named before (再掲). */
  relisted: 0 | 1;
  /** Row it was named in before, where that is certain. */
  same_as: number | null;
  /** What the list says of the next year: 継続, 拡大, 廃止, その他. */
  next_year: string;
}
export interface IndicatorsTable {
  id: string;
  plan_id: string;
  /** Its name in addresses. */
  key: string;
  goal: number;
  position: number;
  name: string;
  unit: string;
  /** Decimal places; values are whole numbers of the last one. */
  decimals: number;
  /** Which way is better. */
  direction: 'up' | 'down';
  cumulative: 0 | 1;
  /** Rate of the register it can be reckoned from; null: counted elsewhere. */
  computed: 'collaborating' | 'cross_type' | null;
}
/** What is counted, from a fiscal year until another; the versions of an indicator follow each other without gap. */
export interface IndicatorDefinitionsTable {
  id: string;
  indicator_id: string;
  /** Null: from the beginning. */
  from_year: number | null;
  /** Last year it holds; null: still. */
  to_year: number | null;
  text: string;
  /** Whether its figures can be compared with those of the version before. */
  comparable: 0 | 1;
  /** Why it was made, and why figures can or can't be compared. */
  why: Generated<string>;
  /** JSON array of organisation types that are counted in rates of the register. */
  counted_types: string | null;
  created_by: string | null;
  created_by_name: string;
  created_at: number;
}
export interface IndicatorValuesTable {
  id: string;
  indicator_id: string;
  fiscal_year: number;
  value: number;
  approximate: 0 | 1;
  origin: 'published' | 'typed' | 'imported' | 'register' | 'survey';
  source: string;
  note: Generated<string>;
  created_by: string | null;
  created_by_name: string;
  created_at: number;
  /** When a correction took its place; the newest of a year has none. */
  superseded_at: number | null;
}
export interface IndicatorTargetsTable {
  id: string;
  indicator_id: string;
  /** Year it is to be reached in. */
  fiscal_year: number;
  /** Year by whose definition it was set. */
  basis_year: number;
  value: number;
  approximate: 0 | 1;
  reason: string;
  created_by: string | null;
  created_by_name: string;
  created_at: number;
  superseded_at: number | null;
}
export interface SurveysTable {
  id: string;
  title: string;
  lead: Generated<string>;
  /** Year it asks about. */
  fiscal_year: number;
  /** JSON, see `Question`. */
  questions: string;
  status: 'draft' | 'open' | 'closed';
  /** Last day for answers, `YYYY-MM-DD`. */
  closes_on: string;
  /** Day on which everybody who has not answered is reminded; null: by hand only. */
  remind_on: string | null;
  reminded_at: number | null;
  revision: Generated<number>;
  /** Its answers were made up for a demonstration. */
  fictional: Generated<0 | 1>;
  created_by: string;
  created_by_name: string;
  created_at: number;
  opened_at: number | null;
  closed_at: number | null;
}
/** An organisation that is asked, and what it has answered so far. */
export interface SurveyInvitationsTable {
  id: string;
  survey_id: string;
  organisation_id: string;
  /** What it was when it was asked; the rates are reckoned by it. */
  organisation_type: string;
  /** JSON by question id, see `Answers`. */
  answers: Generated<string>;
  /** Grows with every save; an older one is refused. */
  revision: Generated<number>;
  saved_at: number | null;
  answered_at: number | null;
  created_at: number;
}
/** Every mail has a link of its own; all of them lead to the same answer. */
export interface SurveyLinksTable {
  token_hash: string;
  invitation_id: string;
  created_at: number;
}
export interface SurveyMailsTable {
  id: string;
  invitation_id: string;
  kind: 'invitation' | 'reminder';
  /** `no_address`: the organisation has no mail address. */
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'no_address';
  tries: Generated<number>;
  created_at: number;
  tried_at: number | null;
}
