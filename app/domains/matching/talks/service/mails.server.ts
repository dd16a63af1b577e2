import { trySend } from '~/domains/accounts/service/mails.server';
import type { Deps } from '~/platform/deps.server';
import { isLanguage } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import { linkTo } from '~/platform/links.server';
import { DAY_MS, otherSide, type Side } from '../model';
import * as repo from '../repo/talks.server';
import { organisationOf } from './access.server';

/** Mails about a talk; their words are in the catalogues under `talks:mail.<kind>`. */
export type TalkMail =
  | 'asked'
  | 'introduced'
  | 'accepted'
  | 'asked_back'
  | 'declined'
  | 'withdrawn'
  | 'expired'
  | 'closed'
  | 'message'
  | 'agree'
  | 'agreed'
  | 'reminder'
  | 'follow_up'
  | 'settled';

/**
 * Tells everybody who acts for one side, each in the language of the account, and says why they get the mail. Answers
 * false only when there were people and none could be reached. Mails hold no words of the talk itself.
 */
export async function mailSide(
  deps: Deps,
  row: repo.TalkRow,
  side: Side,
  kind: TalkMail,
  by: { name: string } | null = null,
): Promise<boolean> {
  const people = await repo.listActing(deps.db, organisationOf(row, side).id);
  const own = organisationOf(row, side).name;
  const other = by?.name ?? organisationOf(row, otherSide(side)).name;
  const sent: boolean[] = [];
  for (const person of people) {
    const { t } = i18nFor(isLanguage(person.locale) ? person.locale : 'ja');
    const words = {
      name: person.name,
      own,
      other,
      programme: row.programme_name,
      days: Math.max(1, Math.ceil((row.reply_by - deps.clock.now()) / DAY_MS)),
      link: linkTo(deps, `/matches/${row.id}`),
    };
    const text = `${t(`talks:mail.${kind}.text`, words)}\n\n${words.link}\n\n${t('talks:mail.why', words)}\n`;
    sent.push(
      await trySend(deps, { to: person.email, subject: t(`talks:mail.${kind}.subject`, words), text }),
    );
  }
  return sent.length === 0 || sent.includes(true);
}
