import type { Principal } from '~/domains/accounts/model';
import { trySend } from '~/domains/accounts/service/mails.server';
import { hashLinkToken, newLinkToken } from '~/domains/accounts/tokens.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { isLanguage } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import { dayOf } from '~/platform/wareki';
import type { CheckIn, CheckInAnswers } from '../model';
import { CHECK_IN_LINK_LIFETIME, checkInState, dueBetween, mailDue } from '../model/check-ins';
import * as repo from '../repo/check-ins.server';
import { listActing } from '../repo/collaborations.server';
import { requireAct } from './access.server';

type Times = Parameters<typeof checkInState>[0];
const DAY = 86_400_000;

function timesOf(row: repo.CheckInRow): Times {
  return {
    dueOn: row.due_on,
    sentAt: row.sent_at,
    remindedAt: row.reminded_at,
    savedAt: row.saved_at,
    answeredAt: row.answered_at,
  };
}

function answersOf(row: repo.CheckInRow): CheckInAnswers {
  return {
    goesOn: row.goes_on,
    withWhom: row.with_whom,
    people: row.people,
    volunteers: row.volunteers,
    changed: row.changed,
    needs: row.needs,
    by: row.answered_by_name,
  };
}

/** Looks back of a collaboration with the answers that were handed in; the caller has checked the right. */
export async function viewCheckIns(deps: Pick<Deps, 'db' | 'clock'>, id: string): Promise<CheckIn[]> {
  const now = deps.clock.now();
  return (await repo.listCheckIns(deps.db, id)).map((row) => ({
    id: row.id,
    months: row.months,
    dueOn: row.due_on,
    state: checkInState(timesOf(row), now),
    answeredAt: row.answered_at,
    answers: row.answered_at === null ? null : answersOf(row),
  }));
}

/**
 * A new link to a look back, for somebody of the collaboration to answer now or to hand on; links made before go on
 * working. It also serves one that is not due, or long past. Throws as `requireAct`, and `not_found`, `conflict`
 * (`answered`).
 */
export async function makeCheckInLink(
  deps: Deps,
  principal: Principal,
  id: string,
  checkInId: string,
): Promise<{ path: string }> {
  return deps.db.transaction().execute(async (trx) => {
    await requireAct(trx, principal, id, 'check_in');
    const row = await repo.findCheckIn(trx, checkInId);
    if (row?.collaboration_id !== id) throw new DomainError('not_found');
    if (row.answered_at !== null) throw new DomainError('conflict', { reason: 'answered' });
    return { path: await newPath(trx, deps, checkInId) };
  });
}

async function newPath(db: Deps['db'], { clock }: Pick<Deps, 'clock'>, checkInId: string): Promise<string> {
  const { token, hash } = newLinkToken();
  const now = clock.now();
  await repo.insertLink(db, {
    token_hash: hash,
    check_in_id: checkInId,
    created_at: now,
    expires_at: now + CHECK_IN_LINK_LIFETIME,
  });
  return `/check-in/${token}`;
}

/** What the page behind a link shows. */
export interface CheckInForm {
  title: string;
  months: number;
  dueOn: string;
  isAnswered: boolean;
  savedAt: number | null;
  answers: CheckInAnswers;
}

/**
 * A look back by its link. Wrong links are counted per connection. Throws `not_found` (`link_unknown`), `gone`
 * (`link_expired`), `too_many`.
 */
export async function readCheckIn(deps: Deps, token: string, connectionKey: string): Promise<CheckInForm> {
  const row = await requireLink(deps, token, connectionKey);
  return {
    title: row.title,
    months: row.months,
    dueOn: row.due_on,
    isAnswered: row.answered_at !== null,
    savedAt: row.saved_at,
    answers: answersOf(row),
  };
}

async function requireLink(deps: Deps, token: string, connectionKey: string) {
  const row = await repo.findByLink(deps.db, hashLinkToken(token));
  if (!row) {
    await deps.attempts.spend('link-address', connectionKey);
    throw new DomainError('not_found', { reason: 'link_unknown' });
  }
  if (row.expires_at <= deps.clock.now()) throw new DomainError('gone', { reason: 'link_expired' });
  return row;
}

/**
 * Saves what was answered so far, or hands it in (`submit`), which is done once. Throws as `readCheckIn`, and `invalid`
 * (`goes_on_needed`) when it is handed in without saying whether it goes on, `conflict` (`answered`).
 */
export async function answerCheckIn(
  deps: Deps,
  token: string,
  connectionKey: string,
  { submit, answers }: { submit: boolean; answers: CheckInAnswers },
): Promise<void> {
  const { id } = await requireLink(deps, token, connectionKey);
  await deps.attempts.spend('link', id);
  await deps.db.transaction().execute(async (trx) => {
    const row = await repo.findCheckIn(trx, id);
    if (row?.answered_at !== null) throw new DomainError('conflict', { reason: 'answered' });
    if (submit && answers.goesOn === null) throw new DomainError('invalid', { reason: 'goes_on_needed' });
    const now = deps.clock.now();
    await repo.changeCheckIn(trx, id, {
      goes_on: answers.goesOn,
      with_whom: answers.withWhom,
      people: answers.people,
      volunteers: answers.volunteers,
      changed: answers.changed,
      needs: answers.needs,
      answered_by_name: answers.by,
      saved_at: now,
      ...(submit ? { answered_at: now } : {}),
    });
  });
}

/**
 * What time itself does to looks back: sends the links on their day, reminds once, and forgets links that ended. Everything
 * happens once; what reached nobody is tried again. Returns how many of each.
 */
export async function tendCheckIns(
  deps: Deps,
): Promise<{ sent: number; reminded: number; forgotten: number }> {
  const now = deps.clock.now();
  const done = { sent: 0, reminded: 0 };
  const from = dueBetween(now).from - CHECK_IN_LINK_LIFETIME;
  for (const row of await repo.listOpenCheckIns(deps.db, dayOf(from), dayOf(now))) {
    const due = mailDue(timesOf(row), now);
    if (due === null) continue;
    const column = due === 'send' ? 'sent_at' : 'reminded_at';
    if (!(await repo.claimMail(deps.db, row.id, column, now))) continue;
    if (await mailLinks(deps, row, due)) done[due === 'send' ? 'sent' : 'reminded'] += 1;
    else await repo.changeCheckIn(deps.db, row.id, { [column]: null });
  }
  return { ...done, forgotten: await repo.removeLinksEnded(deps.db, now - 90 * DAY) };
}

/** Mails a link of its own to everybody who acts for a partner; false when nobody was reached. */
async function mailLinks(deps: Deps, row: repo.CheckInRow, kind: 'send' | 'remind'): Promise<boolean> {
  const collaboration = await repo.findTitle(deps.db, row.collaboration_id);
  const origin = deps.env.baseUrl ?? `http://localhost:${deps.env.port}`;
  let reached = false;
  for (const person of await listActing(deps.db, row.collaboration_id)) {
    const { t } = i18nFor(isLanguage(person.locale) ? person.locale : 'ja');
    const words = {
      name: person.name,
      title: collaboration,
      months: row.months,
      link: `${origin}${await newPath(deps.db, deps, row.id)}`,
      days: CHECK_IN_LINK_LIFETIME / DAY,
    };
    const mail = {
      to: person.email,
      subject: t(`collaborations:mail.${kind}.subject`, words),
      text: t(`collaborations:mail.${kind}.text`, words),
    };
    if (await trySend(deps, mail)) reached = true;
  }
  return reached;
}

/** Looks back that wait for somebody's organisations, or for staff: those that are late. */
export async function listWaitingCheckIns(
  deps: Pick<Deps, 'db' | 'clock'>,
  principal: Principal,
): Promise<{ collaborationId: string; title: string; months: number; dueOn: string }[]> {
  if (principal.kind !== 'user') return [];
  const now = deps.clock.now();
  const isStaff = principal.role === 'staff';
  const since = dueBetween(now).from - CHECK_IN_LINK_LIFETIME;
  const until = isStaff ? now - 30 * DAY : now;
  const rows = await repo.listWaiting(deps.db, isStaff ? null : principal.userId, dayOf(since), dayOf(until));
  return rows.map((row) => ({
    collaborationId: row.collaboration_id,
    title: row.title,
    months: row.months,
    dueOn: row.due_on,
  }));
}
