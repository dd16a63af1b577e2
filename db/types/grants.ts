import type { Generated } from 'kysely';

/** A grant of the city in one fiscal year. */
export interface GrantProgrammesTable {
  id: string;
  title: string;
  description: Generated<string>;
  fiscal_year: number;
  /** JSON, see `RuleSet` in `app/domains/grants/model/rule-set.ts`. */
  rules: string;
  /** `open`: applications between the days of the rules; `screening`: no more of them. */
  status: 'draft' | 'open' | 'screening' | 'decided' | 'closed';
  /** Grows with every change of the rules. */
  revision: Generated<number>;
  /** The programme of matching in which its partners find each other. */
  match_programme_id: string | null;
  copied_from: string | null;
  created_by: string;
  created_at: number;
  updated_at: number;
}

export interface GrantApplicationsTable {
  id: string;
  programme_id: string;
  /** 1 for the first year an undertaking is supported. */
  year_of_support: Generated<number>;
  /** The application of the year before. */
  previous_id: string | null;
  title: string;
  lead_id: string;
  origin_kind: 'match' | 'round' | 'idea' | 'case' | 'collaboration' | 'previous' | 'none';
  origin_id: string | null;
  area_code: string | null;
  /** Said by the lead: whether the undertaking is begun with this grant. */
  is_new: Generated<number>;
  status:
    | 'draft'
    | 'submitted'
    | 'more_asked'
    | 'eligible'
    | 'ineligible'
    | 'adopted'
    | 'rejected'
    | 'withdrawn';
  /** JSON, see `Budget` in `app/domains/grants/model/budget.ts`. */
  budget: string;
  /** Grows with every change, so that two people don't overwrite each other. */
  budget_revision: Generated<number>;
  /** JSON: text by key of the question, as last submitted; until then the texts are in the room. */
  texts: Generated<string>;
  receipt_number: string | null;
  /** Of the last submission. */
  submitted_at: number | null;
  submitted_by: string | null;
  submitted_by_name: string | null;
  /** Last day for what staff asked for, and what that is. */
  more_by: string | null;
  more_text: Generated<string>;
  created_by: string;
  created_by_name: string;
  created_at: number;
  updated_at: number;
}

/** Organisations that apply with the lead, each for itself. */
export interface GrantPartnersTable {
  application_id: string;
  organisation_id: string;
  role: string;
  contribution: string;
  status: 'invited' | 'consented' | 'declined';
  invited_by: string;
  invited_at: number;
  answered_by: string | null;
  answered_by_name: string | null;
  answered_at: number | null;
}

export interface GrantFilesTable {
  file_id: string;
  application_id: string;
  /** Key of a document of the rules, or `other`. */
  document: string;
  name: string;
  media_type: string;
  bytes: number;
  uploaded_by: string;
  uploaded_by_name: string;
  uploaded_at: number;
  /** Taken out after it had been submitted: what was submitted stays readable. */
  removed_at: number | null;
}

/** What was handed in, each time it was. */
export interface GrantSubmissionsTable {
  application_id: string;
  /** 1, 2 …; later ones answer what staff asked for. */
  number: number;
  /** JSON, see `SubmittedContent` in `app/domains/grants/model/submission.ts`. */
  content: string;
  submitted_by: string;
  submitted_by_name: string;
  submitted_at: number;
}

/** The history everybody concerned can read. */
export interface GrantStepsTable {
  id: string;
  application_id: string;
  at: number;
  by: string | null;
  by_name: string;
  /** `<namespace>.<what>`; its sentence is `<namespace>:step.<what>`. */
  action: string;
  /** JSON: what the sentence is filled with. */
  detail: Generated<string>;
}
