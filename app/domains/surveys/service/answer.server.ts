import { hashLinkToken } from '~/domains/accounts/tokens.server';
import { DomainError } from '~/platform/errors';
import { dayOf } from '~/platform/wareki';
import {
  type AnswerProblem,
  type Answers,
  type AnswerView,
  type Question,
  readAnswers,
  takesAnswers,
} from '../model';
import * as repo from '../repo.server';
import type { SurveyDeps } from './survey.server';

async function requireByToken(deps: SurveyDeps, token: string) {
  const found = await repo.findByToken(deps.db, hashLinkToken(token));
  if (!found || found.survey.status === 'draft')
    throw new DomainError('not_found', { reason: 'link_unknown' });
  const { invitation, survey } = found;
  const state = { status: survey.status, closesOn: survey.closes_on };
  return {
    invitation,
    survey,
    questions: JSON.parse(survey.questions) as Question[],
    isOpen: takesAnswers(state, dayOf(deps.clock.now())),
  };
}

/** The form behind a link, with what was answered so far. Throws `not_found` (`link_unknown`). */
export async function openAnswer(deps: SurveyDeps, token: string): Promise<AnswerView> {
  const { invitation, survey, questions, isOpen } = await requireByToken(deps, token);
  return {
    survey: {
      title: survey.title,
      lead: survey.lead,
      fiscalYear: survey.fiscal_year,
      closesOn: survey.closes_on,
    },
    organisation: invitation.name,
    isOpen,
    questions,
    answers: JSON.parse(invitation.answers) as Answers,
    revision: invitation.revision,
    savedAt: invitation.saved_at,
    answeredAt: invitation.answered_at,
  };
}

/**
 * Saves what can be read of an answer. `complete`: hands it in, if nothing is missing or wrong; otherwise it is only
 * saved, and the problems are answered. An answer that was handed in stays so when it is changed. Throws `not_found`
 * (`link_unknown`), `gone` (`survey_closed`), `conflict` (`saved_meanwhile`).
 */
export async function saveAnswer(
  deps: SurveyDeps,
  token: string,
  input: { fields: ReadonlyMap<string, readonly string[]>; revision: number; complete: boolean },
): Promise<{ problems: Map<string, AnswerProblem> }> {
  const { invitation, questions, isOpen } = await requireByToken(deps, token);
  if (!isOpen) throw new DomainError('gone', { reason: 'survey_closed' });
  const { answers, problems } = readAnswers(questions, input.fields, { complete: input.complete });
  const now = deps.clock.now();
  const handedIn = input.complete && problems.size === 0;
  const written = await repo.saveAnswers(
    deps.db,
    { id: invitation.id, revision: input.revision },
    {
      answers: JSON.stringify(answers),
      saved_at: now,
      ...(handedIn ? { answered_at: now } : {}),
    },
  );
  if (!written) throw new DomainError('conflict', { reason: 'saved_meanwhile' });
  return { problems };
}
