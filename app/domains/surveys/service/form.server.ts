import type { Principal } from '~/domains/accounts/model';
import { DomainError } from '~/platform/errors';
import { type Choice, type Question, SURVEY_LIMITS } from '../model';
import * as repo from '../repo.server';
import type { QuestionInput } from '../schema';
import { requireKeeper, requireSurvey, type SurveyDeps } from './survey.server';

/** Changes the questions of a draft. Throws `forbidden`, `not_found`, `conflict` (`survey_state`). */
async function changeForm(
  deps: SurveyDeps,
  principal: Principal,
  id: string,
  change: (form: readonly Question[]) => Question[],
): Promise<void> {
  requireKeeper(principal);
  await deps.db.transaction().execute(async (trx) => {
    const survey = await requireSurvey(trx, id, 'edit');
    const questions = JSON.stringify(change(survey.form));
    await repo.changeSurvey(trx, id, ['draft'], { questions, revision: survey.revision + 1 });
  });
}

/**
 * Adds a question, or changes the one named. Kind and choices of questions that feed a rate stay as they are. Throws as
 * `changeForm`, `invalid` (`questions_many`).
 */
export async function putQuestion(
  deps: SurveyDeps,
  principal: Principal,
  id: string,
  input: QuestionInput,
): Promise<void> {
  await changeForm(deps, principal, id, (form) => {
    if (input.question === undefined) {
      if (form.length >= SURVEY_LIMITS.questions)
        throw new DomainError('invalid', { reason: 'questions_many' });
      return [...form, toQuestion(newQuestionId(form), input, null)];
    }
    const known = form.find((one) => one.id === input.question);
    if (!known) throw new DomainError('not_found');
    return form.map((one) => (one === known ? toQuestion(one.id, input, one) : one));
  });
}

function newQuestionId(form: readonly Question[]): string {
  const numbers = form.map(({ id }) => Number(/^q(\d+)$/.exec(id)?.[1] ?? 0));
  return `q${Math.max(0, ...numbers) + 1}`;
}

function toQuestion(id: string, input: QuestionInput, before: Question | null): Question {
  const words = { id, label: input.label, help: input.help };
  const asked = { required: input.required, onlyIf: input.onlyIf };
  if (before?.feeds) return { ...before, ...words, ...asked };
  const hasChoices = input.kind === 'single' || input.kind === 'multiple';
  return {
    ...words,
    ...asked,
    kind: input.kind,
    choices: hasChoices ? toChoices(input.choices, before?.choices ?? []) : [],
    feeds: null,
  };
}

/** Choices keep their id by their words, else by their place, so that conditions still point to them. */
function toChoices(labels: readonly string[], before: readonly Choice[]): Choice[] {
  const used = new Set<string>();
  const free = (wanted: string | undefined) =>
    wanted !== undefined && !used.has(wanted) ? wanted : undefined;
  let next = Math.max(0, ...before.map(({ id }) => Number(/^c(\d+)$/.exec(id)?.[1] ?? 0)));
  return labels.map((label, i) => {
    const byWords = before.find((one) => one.label === label)?.id;
    const byPlace = labels.includes(before[i]?.label ?? '') ? undefined : before[i]?.id;
    const known = free(byWords) ?? free(byPlace);
    if (known === undefined) next += 1;
    const id = known ?? `c${next}`;
    used.add(id);
    return { id, label };
  });
}

/** Moves a question one place. Throws as `changeForm`. */
export async function moveQuestion(
  deps: SurveyDeps,
  principal: Principal,
  id: string,
  { question, to }: { question: string; to: 'up' | 'down' },
): Promise<void> {
  await changeForm(deps, principal, id, (form) => {
    const from = form.findIndex((one) => one.id === question);
    const target = from + (to === 'up' ? -1 : 1);
    const [a, b] = [form[from], form[target]];
    if (!a || !b) return [...form];
    return form.map((one, i) => (i === from ? b : i === target ? a : one));
  });
}

/** Takes a question out, and the conditions that ask for it. Throws as `changeForm`. */
export async function removeQuestion(
  deps: SurveyDeps,
  principal: Principal,
  id: string,
  question: string,
): Promise<void> {
  await changeForm(deps, principal, id, (form) =>
    form
      .filter((one) => one.id !== question)
      .map((one) => (one.onlyIf?.question === question ? { ...one, onlyIf: null } : one)),
  );
}
