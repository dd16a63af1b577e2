import type { ApplicationStatus } from '../model/application';
import type { Budget, BudgetCheck } from '../model/budget';
import type { Change, Limits, OutcomeProblem, Phase, PlaceReason, Points, Rubric, Spread } from './model';

/** Moments are milliseconds since the epoch, days `YYYY-MM-DD`, money whole yen. */
export interface ScreeningItem {
  id: string;
  title: string;
  fiscalYear: number;
  phase: Phase;
  /** Applications the person may know of. */
  applications: number;
  /** Of a member: how many own points are missing. */
  toScore: number;
  scoresDue: string | null;
}

/** What is proposed or decided about an application. */
export interface PlaceView {
  /** Among those the viewer may see. */
  rank: number | null;
  chosen: boolean;
  amountYen: number | null;
  why: PlaceReason;
  changes: Change[];
}

/** One line of the table; what the viewer may not see is null. */
export interface RowView {
  id: string;
  title: string;
  receipt: string;
  lead: string;
  partners: string[];
  yearOfSupport: number;
  status: ApplicationStatus;
  moreBy: string | null;
  money: { requestYen: number; mostYen: number } | null;
  /** Own points: in, a draft, or none. */
  own: { total: number; isIn: boolean } | null;
  /** How many points are in, of how many. */
  progress: { in: number; expected: number } | null;
  spread: Spread | null;
  place: PlaceView | null;
  hasReasons: boolean;
}

export interface ScreeningPage {
  programme: { id: string; title: string; fiscalYear: number };
  phase: Phase;
  stage: { label: string; number: number; count: number; mostPoints: number } | null;
  /** Label of the stage that comes next; null: none. */
  nextStage: string | null;
  scoresDue: string | null;
  closesOn: string;
  isStaff: boolean;
  isMember: boolean;
  may: {
    committee: boolean;
    open: boolean;
    propose: boolean;
    reopen: boolean;
    decide: boolean;
    minutes: boolean;
    letters: boolean;
  };
  members: { name: string; chair: boolean }[];
  /** Applications left out of everything here because of a conflict of interest. */
  hidden: number;
  rows: RowView[];
  /** Of what the viewer sees. */
  totals: { chosen: number; totalYen: number; limits: Limits } | null;
  problems: (OutcomeProblem & { title: string })[];
  waiting: { name: string; missing: number }[];
  withoutReasons: number;
}

export interface OtherScore {
  name: string;
  points: Points;
  total: number;
  comment: string;
  /** As they were when they came in; null: unchanged. */
  firstTotal: number | null;
  at: number;
}

export interface CasePage {
  id: string;
  programme: { id: string; title: string; fiscalYear: number };
  phase: Phase;
  title: string;
  receipt: string;
  status: ApplicationStatus;
  yearOfSupport: number;
  lead: { id: string; name: string };
  partners: { name: string; role: string; contribution: string }[];
  /** Null: not to be read yet. */
  content: {
    texts: { label: string; text: string }[];
    budget: Budget;
    check: BudgetCheck;
    kinds: Record<string, { label: string; eligible: boolean }>;
    files: { id: string; name: string; bytes: number; document: string }[];
  } | null;
  verdicts: ('yes' | 'no' | 'more' | 'again')[];
  eligibility: {
    id: string;
    verdict: 'yes' | 'no' | 'more' | 'again';
    reasons: string;
    moreBy: string | null;
    byName: string;
    at: number;
  }[];
  may: {
    declare: boolean;
    setConflict: boolean;
    score: boolean;
    discuss: boolean;
    change: boolean;
    reasons: boolean;
  };
  /** For staff. */
  conflicts: { userId: string; name: string; reason: string; setBy: 'self' | 'staff' | 'organisation' }[];
  screeners: { id: string; name: string }[];
  stage: { label: string; rubric: Rubric; most: number; pays: boolean } | null;
  own: { points: Points; comment: string; isIn: boolean; changedAt: number | null } | null;
  /** Null: not before the own points are in. */
  others: { scores: OtherScore[]; spread: Spread | null; waiting: string[] } | null;
  notes: { id: string; name: string; text: string; at: number }[] | null;
  money: { requestYen: number; mostYen: number } | null;
  place: PlaceView | null;
  decision: { reasons: string; conditions: string } | null;
}

/** What a letter says. `ineligible`: not accepted for screening. */
export interface Letter {
  applicationId: string;
  kind: 'adopted' | 'rejected' | 'ineligible';
  /** Number within the fiscal year; null for `ineligible`, which is told before the decision. */
  number: string | null;
  fiscalYear: number;
  programme: string;
  title: string;
  receipt: string;
  submittedAt: number | null;
  to: string;
  partners: string[];
  amountYen: number | null;
  requestYen: number;
  /** Label of the stage in which it was left out; null otherwise. */
  stage: string | null;
  reasons: string;
  conditions: string;
  costsUntil: string;
  at: number;
}

/** Minutes: what was written, over what the system knows of the screening. */
export interface MinutesView
  extends Pick<ScreeningPage, 'programme' | 'phase' | 'stage' | 'members' | 'totals'> {
  text: string;
  revision: number;
  byName: string | null;
  at: number | null;
  mayWrite: boolean;
  rows: RowView[];
  /** Who was kept from which application. */
  recused: { title: string; names: string[] }[];
  decidedAt: number | null;
}
