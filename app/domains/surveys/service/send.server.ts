import type { Principal } from '~/domains/accounts/model';
import { languageOf, trySend } from '~/domains/accounts/service/mails.server';
import { newLinkToken } from '~/domains/accounts/tokens.server';
import type { OrganisationType } from '~/domains/organisations/model';
import { listRegister } from '~/domains/organisations/service/register.server';
import { formatDay } from '~/platform/dates';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { Language } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import { newId } from '~/platform/ids';
import { dayOf, eraYearOfDay } from '~/platform/wareki';
import { formProblems, takesAnswers } from '../model';
import * as repo from '../repo.server';
import { auditOf, requireKeeper, requireSurvey, type SurveyDeps } from './survey.server';

/** Mails sent in one go; the rest follows with the next. */
const BATCH = 25;
/** Times a mail is tried. */
const MOST_TRIES = 3;
/** After this long a mail that is being sent was left by a process that stopped. */
const STUCK_MS = 10 * 60_000;

/** Where links in mails lead; without BASE_URL to the port this process listens on. */
function linkTo(deps: Pick<Deps, 'env'>, token: string): string {
  return `${deps.env.baseUrl ?? `http://localhost:${deps.env.port}`}/survey/${token}`;
}

/**
 * Opens a survey: asks every listed organisation of the types, with a mail each that waits to be sent. Throws
 * `forbidden`, `not_found`, `conflict` (`survey_state`), `invalid` (a problem of the form, `closes_past`, `nobody`).
 */
export async function openSurvey(
  deps: SurveyDeps,
  principal: Principal,
  id: string,
  types: readonly OrganisationType[],
): Promise<number> {
  const keeper = requireKeeper(principal);
  const now = deps.clock.now();
  return deps.db.transaction().execute(async (trx) => {
    const survey = await requireSurvey(trx, id, 'open');
    const [problem] = formProblems(survey.form).values();
    if (problem) throw new DomainError('invalid', { reason: problem });
    if (survey.closes_on < dayOf(now)) throw new DomainError('invalid', { reason: 'closes_past' });
    const register = await listRegister({ ...deps, db: trx });
    const asked = register
      .filter((one) => types.includes(one.type))
      .map((one) => ({ ...one, invitation: newId('svi') }));
    if (asked.length === 0) throw new DomainError('invalid', { reason: 'nobody' });
    await repo.changeSurvey(trx, id, ['draft'], { status: 'open', opened_at: now });
    await repo.insertInvitations(
      trx,
      asked.map((one) => ({
        id: one.invitation,
        survey_id: id,
        organisation_id: one.id,
        organisation_type: one.type,
        saved_at: null,
        answered_at: null,
        created_at: now,
      })),
      asked.map((one) => ({
        id: newId('svm'),
        invitation_id: one.invitation,
        kind: 'invitation' as const,
        state: one.email === '' ? ('no_address' as const) : ('waiting' as const),
        created_at: now,
        tried_at: null,
      })),
    );
    await auditOf(trx, deps, keeper, 'open', survey, { count: asked.length });
    return asked.length;
  });
}

/** Lets everybody be reminded who has not answered; returns how many. Throws `forbidden`, `conflict`. */
export async function remindSurvey(deps: SurveyDeps, principal: Principal, id: string): Promise<number> {
  const keeper = requireKeeper(principal);
  return deps.db.transaction().execute(async (trx) => {
    const survey = await requireSurvey(trx, id, 'remind');
    const count = await queueReminders(trx, deps, id);
    await auditOf(trx, deps, keeper, 'remind', survey, { count });
    return count;
  });
}

/** One more mail for everybody who has not answered and has none waiting. */
async function queueReminders(db: SurveyDeps['db'], deps: SurveyDeps, id: string): Promise<number> {
  const mails = await repo.listMails(db, id);
  const waiting = new Set(
    mails.filter(({ state }) => state === 'waiting' || state === 'sending').map((one) => one.invitation_id),
  );
  const addresses = new Set(
    (await listRegister({ ...deps, db })).filter((one) => one.email).map((one) => one.id),
  );
  const open = (await repo.listInvitations(db, id)).filter(
    (one) => one.answered_at === null && !waiting.has(one.id) && addresses.has(one.organisation_id),
  );
  const now = deps.clock.now();
  const row = { kind: 'reminder' as const, state: 'waiting' as const, created_at: now, tried_at: null };
  await repo.insertMails(
    db,
    open.map((one) => ({ id: newId('svm'), invitation_id: one.id, ...row })),
  );
  return open.length;
}

/** Ends a survey; saved answers that were not handed in stay, and are not counted. Throws `forbidden`, `conflict`. */
export async function closeSurvey(deps: SurveyDeps, principal: Principal, id: string): Promise<void> {
  const keeper = requireKeeper(principal);
  await deps.db.transaction().execute(async (trx) => {
    const survey = await requireSurvey(trx, id, 'close');
    await repo.changeSurvey(trx, id, ['open'], { status: 'closed', closed_at: deps.clock.now() });
    await auditOf(trx, deps, keeper, 'close', survey);
  });
}

/**
 * Takes answers again until the end of a day; those who were asked use the links they have, mails that still waited are
 * sent. What was handed in stays handed in. A day for a reminder that lies before today or after the new last day is
 * forgotten. Throws `forbidden`, `not_found`, `conflict` (`survey_state`), `invalid` (`closes_past`).
 */
export async function reopenSurvey(
  deps: SurveyDeps,
  principal: Principal,
  id: string,
  { closesOn }: { closesOn: string },
): Promise<void> {
  const keeper = requireKeeper(principal);
  const today = dayOf(deps.clock.now());
  await deps.db.transaction().execute(async (trx) => {
    const survey = await requireSurvey(trx, id, 'reopen');
    if (closesOn < today) throw new DomainError('invalid', { reason: 'closes_past', field: 'closesOn' });
    const keepsReminder =
      survey.remind_on !== null && today <= survey.remind_on && survey.remind_on <= closesOn;
    await repo.changeSurvey(trx, id, ['closed'], {
      status: 'open',
      closed_at: null,
      closes_on: closesOn,
      remind_on: keepsReminder ? survey.remind_on : null,
    });
    await auditOf(trx, deps, keeper, 'reopen', survey, { day: closesOn });
  });
}

/**
 * A new link for one organisation, to be handed over by letter or telephone; it is shown once. Throws `forbidden`,
 * `not_found`, `conflict` (`survey_state`).
 */
export async function makeLink(
  deps: SurveyDeps & Pick<Deps, 'env'>,
  principal: Principal,
  id: string,
  invitation: string,
): Promise<{ organisation: string; link: string }> {
  const keeper = requireKeeper(principal);
  const { token, hash } = newLinkToken();
  return deps.db.transaction().execute(async (trx) => {
    const survey = await requireSurvey(trx, id, 'link');
    const found = await repo.findInvitation(trx, id, invitation);
    if (!found) throw new DomainError('not_found');
    await repo.insertLink(trx, hash, invitation, deps.clock.now());
    await auditOf(trx, deps, keeper, 'link', survey, { organisation: found.name });
    return { organisation: found.name, link: linkTo(deps, token) };
  });
}

/**
 * What time does to surveys: closes those whose last day is over, reminds on the day set for it, and sends mails that
 * wait. May run as often as one likes: every mail is claimed before it is sent, and tried three times at most.
 */
export async function tendSurveys(
  deps: Deps,
): Promise<{ closed: number; reminded: number; sent: number; failed: number }> {
  const today = dayOf(deps.clock.now());
  const done = { closed: 0, reminded: 0, sent: 0, failed: 0 };
  for (const survey of await repo.listSurveys(deps.db)) {
    if (survey.status !== 'open') continue;
    if (!takesAnswers({ status: survey.status, closesOn: survey.closes_on }, today)) {
      await endByTime(deps, survey);
      done.closed += 1;
    } else if (survey.remind_on !== null && survey.reminded_at === null && survey.remind_on <= today) {
      done.reminded += await remindByTime(deps, survey);
    }
  }
  await repo.freeStuckMails(deps.db, deps.clock.now() - STUCK_MS);
  return { ...done, ...(await sendWaiting(deps)) };
}

async function endByTime(deps: Deps, survey: repo.SurveyRow): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    if (!(await repo.changeSurvey(trx, survey.id, ['open'], { status: 'closed', closed_at: now }))) return;
    await auditOf(trx, deps, 'system', 'close', survey);
  });
}

async function remindByTime(deps: Deps, survey: repo.SurveyRow): Promise<number> {
  return deps.db.transaction().execute(async (trx) => {
    await repo.changeSurvey(trx, survey.id, ['open'], { reminded_at: deps.clock.now() });
    const count = await queueReminders(trx, deps, survey.id);
    await auditOf(trx, deps, 'system', 'remind', survey, { count });
    return count;
  });
}

/** Sends mails that wait, some at a time. */
export async function sendWaiting(deps: Deps): Promise<{ sent: number; failed: number }> {
  const done = { sent: 0, failed: 0 };
  const waiting = await repo.listWaiting(deps.db, BATCH);
  if (waiting.length === 0) return done;
  const register = new Map((await listRegister(deps)).map((one) => [one.id, one]));
  for (const mail of waiting) {
    if (!(await repo.claimMail(deps.db, mail.id, deps.clock.now()))) continue;
    const to = register.get(mail.organisation_id);
    if (!to || to.email === '' || mail.answered_at !== null) {
      await repo.settleMail(deps.db, mail.id, mail.answered_at === null ? 'no_address' : 'sent');
    } else if (await sendOne(deps, mail, to)) {
      await repo.settleMail(deps.db, mail.id, 'sent');
      done.sent += 1;
    } else {
      await repo.settleMail(deps.db, mail.id, mail.tries + 1 < MOST_TRIES ? 'waiting' : 'failed');
      done.failed += 1;
    }
  }
  return done;
}

/** Japanese letters write the year of the era. */
function lastDay(closesOn: string, language: Language): string {
  if (language === 'en') return formatDay(closesOn, language);
  const [, month, day] = closesOn.split('-').map(Number);
  return `${eraYearOfDay(closesOn)}${month}月${day}日`;
}

async function sendOne(
  deps: Deps,
  mail: { kind: 'invitation' | 'reminder'; invitation_id: string; survey_id: string },
  to: { name: string; email: string },
): Promise<boolean> {
  const survey = await repo.findSurvey(deps.db, mail.survey_id);
  if (!survey) return false;
  const { token, hash } = newLinkToken();
  await repo.insertLink(deps.db, hash, mail.invitation_id, deps.clock.now());
  const language = await languageOf(deps.db, to.email);
  const { t } = i18nFor(language);
  const words = {
    organisation: to.name,
    title: survey.title,
    lead: survey.lead,
    link: linkTo(deps, token),
    until: lastDay(survey.closes_on, language),
  };
  return trySend(deps, {
    to: to.email,
    subject: t(`surveys:mail.${mail.kind}.subject`, words),
    text: t(`surveys:mail.${mail.kind}.text`, words),
  });
}
