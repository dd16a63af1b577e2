import type { OrganisationType } from '~/domains/organisations/model';
import type { Answers, FormProblem, Question } from './questions';
import type { QuestionResult, SurveyCount } from './results';

export const SURVEY_STATUSES = ['draft', 'open', 'closed'] as const;
export type SurveyStatus = (typeof SURVEY_STATUSES)[number];

/** What staff can do with a survey, by its state. */
const ALLOWED = {
  draft: ['edit', 'days', 'open'],
  open: ['days', 'remind', 'link', 'close'],
  closed: ['reopen'],
} as const;
export type SurveyAct = (typeof ALLOWED)[SurveyStatus][number];

export function mayAct(status: SurveyStatus, act: SurveyAct): boolean {
  return (ALLOWED[status] as readonly SurveyAct[]).includes(act);
}

/** Whether a survey takes answers on a day: it is open and its last day is not over. */
export function takesAnswers(survey: { status: SurveyStatus; closesOn: string }, today: string): boolean {
  return survey.status === 'open' && today <= survey.closesOn;
}

/** How far an organisation is. */
export type AskedState = 'answered' | 'saved' | 'sent' | 'waiting' | 'failed' | 'no_address';

/** A survey as lists show it. Days are `YYYY-MM-DD`. */
export interface SurveyItem extends SurveyCount {
  id: string;
  title: string;
  fiscalYear: number;
  status: SurveyStatus;
  closesOn: string;
  fictional: boolean;
}

export interface AskedOrganisation {
  invitation: string;
  organisation: { id: string; name: string };
  type: OrganisationType;
  state: AskedState;
  /** Milliseconds since the epoch. */
  answeredAt: number | null;
  reminders: number;
}

/** Everything staff see of a survey. */
export interface SurveyView extends SurveyItem {
  lead: string;
  remindOn: string | null;
  questions: Question[];
  /** What keeps it from being sent, by question id; '' for the whole form. */
  problems: Record<string, FormProblem>;
  /** Whom it would go to, by type; for drafts. */
  reach: { type: OrganisationType; count: number; withoutAddress: number }[];
  byType: ({ type: OrganisationType } & SurveyCount)[];
  results: QuestionResult[];
  asked: AskedOrganisation[];
  page: number;
  pages: number;
  /** Mails that still wait. */
  waiting: number;
}

/** What somebody with a link sees. */
export interface AnswerView {
  survey: { title: string; lead: string; fiscalYear: number; closesOn: string };
  organisation: string;
  /** Whether answers are taken. */
  isOpen: boolean;
  questions: Question[];
  answers: Answers;
  revision: number;
  /** Milliseconds since the epoch. */
  savedAt: number | null;
  answeredAt: number | null;
}
