import { recordAudit } from '~/domains/accounts/audit.server';
import { PAGE_SIZE, type Principal, type UserPrincipal } from '~/domains/accounts/model';
import { ORGANISATION_TYPES, type OrganisationType } from '~/domains/organisations/model';
import { listRegister } from '~/domains/organisations/service/register.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { Language } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import { newId } from '~/platform/ids';
import {
  type Answers,
  type Asked,
  type AskedState,
  countByType,
  formProblems,
  mayAct,
  type Question,
  resultsOf,
  type SurveyAct,
  type SurveyItem,
  type SurveyView,
} from '../model';
import { mayKeepSurveys } from '../policy';
import * as repo from '../repo.server';
import type { SurveyInput } from '../schema';
import { standardQuestions } from '../standard-form';

export type SurveyDeps = Pick<Deps, 'db' | 'clock'>;

/** Asks for the right to keep surveys. Throws `unauthenticated`, `forbidden`. */
export function requireKeeper(principal: Principal): UserPrincipal {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  if (!mayKeepSurveys(principal)) throw new DomainError('forbidden');
  return principal;
}

/** The survey, if the act is possible in its state. Throws `not_found`, `conflict` (`survey_state`). */
export async function requireSurvey(
  db: SurveyDeps['db'],
  id: string,
  act: SurveyAct | null,
): Promise<repo.SurveyRow & { form: Question[] }> {
  const row = await repo.findSurvey(db, id);
  if (!row) throw new DomainError('not_found');
  if (act !== null && !mayAct(row.status, act)) throw new DomainError('conflict', { reason: 'survey_state' });
  return { ...row, form: JSON.parse(row.questions) as Question[] };
}

/** Begins a survey with the standard questions in a language; returns its id. Throws `forbidden`. */
export async function createSurvey(
  deps: SurveyDeps,
  principal: Principal,
  input: SurveyInput,
  language: Language,
): Promise<string> {
  const keeper = requireKeeper(principal);
  checkDays(input);
  const id = newId('srv');
  const { t } = i18nFor(language);
  await deps.db.transaction().execute(async (trx) => {
    await repo.insertSurvey(trx, {
      id,
      title: input.title,
      lead: input.lead,
      fiscal_year: input.fiscalYear,
      questions: JSON.stringify(standardQuestions((key) => t(key))),
      status: 'draft',
      closes_on: input.closesOn,
      remind_on: input.remindOn,
      reminded_at: null,
      created_by: keeper.userId,
      created_by_name: keeper.name,
      created_at: deps.clock.now(),
      opened_at: null,
      closed_at: null,
    });
    await auditOf(trx, deps, keeper, 'create', { id, title: input.title });
  });
  return id;
}

/** Writes a decision about a survey into the log. */
export async function auditOf(
  db: SurveyDeps['db'],
  deps: SurveyDeps,
  actor: UserPrincipal | 'system',
  what: 'create' | 'change' | 'open' | 'remind' | 'close' | 'reopen' | 'link',
  survey: { id: string; title: string },
  more: Record<string, string | number> = {},
): Promise<void> {
  const subject = { type: 'survey', id: survey.id };
  await recordAudit(db, deps.clock, actor, `surveys.${what}`, subject, { title: survey.title, ...more });
}

function checkDays({ closesOn, remindOn }: Pick<SurveyInput, 'closesOn' | 'remindOn'>): void {
  if (remindOn !== null && remindOn > closesOn) {
    throw new DomainError('invalid', { reason: 'remind_late', field: 'remindOn' });
  }
}

/**
 * Changes title, words and days. While it is open only the days may change. Throws `forbidden`, `not_found`, `conflict`
 * (`survey_state`), `invalid` (`remind_late`).
 */
export async function changeSurvey(
  deps: SurveyDeps,
  principal: Principal,
  id: string,
  input: SurveyInput,
): Promise<void> {
  const keeper = requireKeeper(principal);
  checkDays(input);
  const days = { closes_on: input.closesOn, remind_on: input.remindOn };
  const words = { title: input.title, lead: input.lead, fiscal_year: input.fiscalYear };
  await deps.db.transaction().execute(async (trx) => {
    const survey = await requireSurvey(trx, id, 'days');
    await repo.changeSurvey(
      trx,
      id,
      [survey.status],
      survey.status === 'draft' ? { ...days, ...words } : days,
    );
    await auditOf(trx, deps, keeper, 'change', { id, title: survey.title });
  });
}

/** All surveys, the newest first. Throws `forbidden`. */
export async function listSurveys(deps: SurveyDeps, principal: Principal): Promise<SurveyItem[]> {
  requireKeeper(principal);
  const items: SurveyItem[] = [];
  for (const row of await repo.listSurveys(deps.db)) {
    const asked = await repo.listInvitations(deps.db, row.id);
    items.push({ ...toItem(row), ...countOf(asked) });
  }
  return items;
}

function toItem(row: repo.SurveyRow): Omit<SurveyItem, 'sent' | 'answered'> {
  return {
    id: row.id,
    title: row.title,
    fiscalYear: row.fiscal_year,
    status: row.status,
    closesOn: row.closes_on,
    fictional: row.fictional === 1,
  };
}

function countOf(asked: readonly Pick<repo.InvitationRow, 'answered_at'>[]) {
  return { sent: asked.length, answered: asked.filter((one) => one.answered_at !== null).length };
}

/** An invitation as results count it. */
export function toAsked(row: repo.InvitationRow): Asked {
  return {
    type: row.organisation_type as OrganisationType,
    answers: JSON.parse(row.answers) as Answers,
    answered: row.answered_at !== null,
  };
}

/** A survey with its form, whom it goes to, and what was answered. Throws `forbidden`, `not_found`. */
export async function getSurvey(
  deps: SurveyDeps,
  principal: Principal,
  id: string,
  page: number,
): Promise<SurveyView> {
  requireKeeper(principal);
  const survey = await requireSurvey(deps.db, id, null);
  const invitations = await repo.listInvitations(deps.db, id);
  const asked = invitations.map(toAsked);
  const mails = await repo.listMails(deps.db, id);
  const shown = invitations.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return {
    ...toItem(survey),
    ...countOf(invitations),
    lead: survey.lead,
    remindOn: survey.remind_on,
    questions: survey.form,
    problems: Object.fromEntries(formProblems(survey.form)),
    reach: survey.status === 'draft' ? await reachOf(deps) : [],
    byType: [...countByType(asked)].map(([type, count]) => ({ type, ...count })),
    results: resultsOf(survey.form, asked),
    asked: shown.map((one) => {
      const own = mails.filter((mail) => mail.invitation_id === one.id);
      return {
        invitation: one.id,
        organisation: { id: one.organisation_id, name: one.name },
        type: one.organisation_type as OrganisationType,
        state: stateOf(one, own.at(-1)?.state ?? 'no_address'),
        answeredAt: one.answered_at,
        reminders: own.filter(({ kind, state }) => kind === 'reminder' && state === 'sent').length,
      };
    }),
    page,
    pages: Math.max(1, Math.ceil(invitations.length / PAGE_SIZE)),
    waiting: mails.filter(({ state }) => state === 'waiting' || state === 'sending').length,
  };
}

function stateOf(
  one: Pick<repo.InvitationRow, 'answered_at' | 'saved_at'>,
  mail: Exclude<AskedState, 'answered' | 'saved'> | 'sending',
): AskedState {
  if (one.answered_at !== null) return 'answered';
  if (one.saved_at !== null) return 'saved';
  return mail === 'sending' ? 'waiting' : mail;
}

async function reachOf(deps: SurveyDeps): Promise<SurveyView['reach']> {
  const register = await listRegister(deps);
  return ORGANISATION_TYPES.flatMap((type) => {
    const own = register.filter((one) => one.type === type);
    if (own.length === 0) return [];
    return [{ type, count: own.length, withoutAddress: own.filter(({ email }) => email === '').length }];
  });
}
