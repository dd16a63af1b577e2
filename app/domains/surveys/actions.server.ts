import { data, redirect } from '@remix-run/node';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError, HTTP_STATUS, isDomainError } from '~/platform/errors';
import { actOnForm, type FormIntent, formIntent } from '~/platform/form-intents.server';
import type { Language } from '~/platform/i18n/languages';
import {
  linkInput,
  moveInput,
  nothing,
  openInput,
  questionInput,
  removeInput,
  reopenInput,
  surveyInput,
} from './schema';
import { saveAnswer } from './service/answer.server';
import { moveQuestion, putQuestion, removeQuestion } from './service/form.server';
import { openForMember } from './service/members.server';
import {
  closeSurvey,
  makeLink,
  openSurvey,
  remindSurvey,
  reopenSurvey,
  sendWaiting,
} from './service/send.server';
import { changeSurvey, createSurvey, requireKeeper } from './service/survey.server';

interface Act {
  deps: Deps;
  principal: Principal;
  language: Language;
  /** The survey; empty on the page of all. */
  id: string;
}

const page = (id: string, done: string) => `/admin/surveys/${id}?done=${done}`;

const ALL: Record<string, FormIntent<Act>> = {
  create: formIntent(surveyInput, async ({ deps, principal, language }: Act, input) =>
    page(await createSurvey(deps, principal, input, language), 'create'),
  ),
};

const ONE: Record<string, FormIntent<Act>> = {
  change: formIntent(surveyInput, async ({ deps, principal, id }: Act, input) => {
    await changeSurvey(deps, principal, id, input);
    return page(id, 'change');
  }),
  question: formIntent(questionInput, async ({ deps, principal, id }: Act, input) => {
    await putQuestion(deps, principal, id, input);
    return `${page(id, 'question')}#questions`;
  }),
  move: formIntent(moveInput, async ({ deps, principal, id }: Act, input) => {
    await moveQuestion(deps, principal, id, input);
    return `/admin/surveys/${id}#questions`;
  }),
  remove: formIntent(removeInput, async ({ deps, principal, id }: Act, { question }) => {
    await removeQuestion(deps, principal, id, question);
    return `${page(id, 'remove')}#questions`;
  }),
  open: formIntent(openInput, async ({ deps, principal, id }: Act, input) => {
    await openSurvey(deps, principal, id, input['types[]']);
    await sendWaiting(deps);
    return page(id, 'open');
  }),
  remind: formIntent(nothing, async ({ deps, principal, id }: Act) => {
    await remindSurvey(deps, principal, id);
    await sendWaiting(deps);
    return page(id, 'remind');
  }),
  close: formIntent(nothing, async ({ deps, principal, id }: Act) => {
    await closeSurvey(deps, principal, id);
    return page(id, 'close');
  }),
  reopen: formIntent(reopenInput, async ({ deps, principal, id }: Act, input) => {
    await reopenSurvey(deps, principal, id, input);
    await sendWaiting(deps);
    return page(id, 'reopen');
  }),
};

/** Does what a form of the staff's pages asks. Throws `unauthenticated`, `forbidden` before anything is read. */
export async function actOnSurveys(where: 'all' | 'one', act: Act, form: FormData) {
  requireKeeper(act.principal);
  if (where === 'one' && form.get('intent') === 'link') {
    const read = linkInput.safeParse({ invitation: form.get('invitation') });
    if (!read.success) throw new DomainError('invalid');
    return data(
      { made: await makeLink(act.deps, act.principal, act.id, read.data.invitation) },
      // The link is a key: nobody keeps the page that shows it.
      { headers: { 'Cache-Control': 'no-store' } },
    );
  }
  return actOnForm(where === 'all' ? ALL : ONE, act, form);
}

/** Leads a member from the start page to the form of their organisation. Throws as `openForMember`, `invalid`. */
export async function goToAnswer(deps: Deps, principal: Principal, form: FormData) {
  const read = linkInput.safeParse({ invitation: form.get('invitation') });
  if (!read.success) throw new DomainError('invalid');
  return redirect(await openForMember(deps, principal, read.data.invitation));
}

/** What comes back of an answer that was not, or not wholly, accepted: keys below `surveys:errors`, and what was typed. */
export interface AnswerResult {
  /** For the whole form. */
  problem: string | null;
  problems: Record<string, string>;
  fields: Record<string, string[]>;
  /** Whether it was handed in or only to be saved. */
  complete: boolean;
  saved: boolean;
}

function answerFields(form: FormData): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of form) {
    if (name.startsWith('q_') && typeof value === 'string') fields[name] = [...(fields[name] ?? []), value];
  }
  return fields;
}

/** Saves what is typed so far without leaving the page. Throws `not_found`, `gone`, `conflict`. */
export async function saveDraft(
  deps: Deps,
  token: string,
  form: FormData,
): Promise<{ revision: number; whole: boolean }> {
  const fields = new Map(Object.entries(answerFields(form)));
  const revision = Number(form.get('revision'));
  const { problems } = await saveAnswer(deps, token, { fields, revision, complete: false });
  return { revision: revision + 1, whole: problems.size === 0 };
}

/** Saves or hands in the answer posted to a link. Throws `not_found`, `gone`. */
export async function postAnswer(deps: Deps, token: string, form: FormData) {
  const fields = answerFields(form);
  const complete = form.get('intent') === 'send';
  const revision = Number(form.get('revision'));
  const answer = (result: Partial<AnswerResult>, status: number) =>
    data<AnswerResult>(
      { problem: null, problems: {}, fields, complete, saved: false, ...result },
      { status },
    );
  try {
    const input = { fields: new Map(Object.entries(fields)), revision, complete };
    const { problems } = await saveAnswer(deps, token, input);
    if (problems.size > 0) {
      return answer({ problems: Object.fromEntries(problems), saved: true }, HTTP_STATUS.invalid);
    }
    return redirect(`/survey/${token}?done=${complete ? 'sent' : 'saved'}`);
  } catch (error) {
    if (isDomainError(error) && error.code === 'conflict') {
      return answer({ problem: 'saved_meanwhile' }, HTTP_STATUS.conflict);
    }
    throw error;
  }
}
