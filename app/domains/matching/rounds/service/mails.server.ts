import { trySend } from '~/domains/accounts/service/mails.server';
import { formatDate } from '~/platform/dates';
import type { Deps } from '~/platform/deps.server';
import { isLanguage } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import { linkTo } from '~/platform/links.server';
import * as entries from '../repo/entries.server';
import * as repo from '../repo/mails.server';
import { findRound, type RoundRow } from '../repo/rounds.server';

const DAY_MS = 86_400_000;
/** How long before the deadline those are reminded who have not confirmed their list. */
const REMIND_DAYS = 3;
/** Days and attempts after which a mail that reaches nobody is given up. */
const LATE_DAYS = 7;
const TRIES = 100;

/** Everybody in a round is owed a mail, in the transaction of what it tells of. */
export async function oweAll(
  trx: Deps['db'],
  deps: Pick<Deps, 'clock'>,
  roundId: string,
  kind: repo.MailKind,
): Promise<void> {
  const everybody = (await entries.listEntries(trx, roundId)).map((one) => one.organisation_id);
  await repo.oweMails(trx, roundId, kind, everybody, deps.clock.now());
}

/**
 * Reminds those who have not confirmed their list shortly before the deadline, and sends every mail about rounds that is
 * owed. May run as often as one likes; a mail that reached nobody is tried again. Returns how many organisations were told.
 */
export async function tendRounds(deps: Deps): Promise<{ mails: number }> {
  const now = deps.clock.now();
  for (const { round_id, organisation_id } of await repo.listToRemind(
    deps.db,
    now,
    now + REMIND_DAYS * DAY_MS,
  )) {
    await repo.oweMails(deps.db, round_id, 'reminder', [organisation_id], now);
  }
  let mails = 0;
  for (const owed of await repo.listOwed(deps.db, now - LATE_DAYS * DAY_MS, TRIES)) {
    if (!(await repo.claimMail(deps.db, owed, deps.clock.now()))) continue;
    if (await send(deps, owed)) mails += 1;
    else await repo.returnMail(deps.db, owed);
  }
  return { mails };
}

/** Lets nobody be told of what is only played: for demonstrations. */
export async function dropOwedMails(deps: Pick<Deps, 'db'>): Promise<void> {
  await repo.dropOwed(deps.db);
}

/** False when there were people and none could be reached. */
async function send(deps: Deps, { round_id, organisation_id, kind }: repo.OwedMail): Promise<boolean> {
  const round = await findRound(deps.db, round_id);
  const entry = await entries.findEntry(deps.db, round_id, organisation_id);
  if (!round || !entry || !isStillTrue(round, kind, entry.confirmed_at, deps.clock.now())) return true;
  const people = await repo.listSpeakers(deps.db, organisation_id);
  const sent: boolean[] = [];
  for (const person of people) {
    const language = isLanguage(person.locale) ? person.locale : 'ja';
    const { t } = i18nFor(language);
    const day = (at: number | null) => (at === null ? '' : formatDate(at, language));
    const words = {
      name: person.name,
      organisation: entry.name,
      round: round.title,
      due: day(round.lists_due),
      until: day(round.objections_until),
    };
    const link = linkTo(deps, `/matching/rounds/${round_id}?organisation=${organisation_id}`);
    const part = (name: string) => t(`matching:rounds.mail.${name}`, words);
    const text = `${part(`${kind}.text`)}\n\n${link}\n\n${part('why')}\n`;
    sent.push(await trySend(deps, { to: person.email, subject: part(`${kind}.subject`), text }));
  }
  return sent.length === 0 || sent.includes(true);
}

/** A mail that comes late must not ask for what is over. */
function isStillTrue(round: RoundRow, kind: repo.MailKind, confirmedAt: number | null, now: number): boolean {
  const isCollecting = round.status === 'collecting' && now <= (round.lists_due ?? now);
  if (kind === 'opened' || kind === 'moved') return isCollecting;
  if (kind === 'reminder') return isCollecting && confirmedAt === null;
  return true;
}
