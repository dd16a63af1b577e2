import { trySend } from '~/domains/accounts/service/mails.server';
import { formatDay } from '~/platform/dates';
import type { Deps } from '~/platform/deps.server';
import { isLanguage, type Language } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import { listActing } from '../../repo/partners.server';

/** Mails about an award; their words are in the catalogues under `awards:mail.<kind>`. */
export type AwardMail =
  | 'dates'
  | 'change_approved'
  | 'change_refused'
  | 'stop_approved'
  | 'interim_returned'
  | 'final_returned'
  | 'fixed'
  | 'paid'
  | 'cancelled'
  | 'remind_interim'
  | 'remind_costs'
  | 'remind_report';

/** Where links in mails lead; without BASE_URL to the port this process listens on. */
function linkTo(deps: Pick<Deps, 'env'>, path: string): string {
  return `${deps.env.baseUrl ?? `http://localhost:${deps.env.port}`}${path}`;
}

/** What a mail needs to know of an award. */
interface About {
  row: { id: string; title: string };
  organisations: readonly { id: string }[];
}

/** Calendar days are put into words. */
function inWords(words: Record<string, string | number>, language: Language) {
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) =>
      typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
        ? [key, formatDay(value, language)]
        : [key, value],
    ),
  );
}

/**
 * Tells everybody who acts for one of the organisations, each in the language of the account and once. Answers false
 * only when there were people and none could be reached.
 */
export async function mailAward(
  deps: Deps,
  { row, organisations }: About,
  kind: AwardMail,
  words: Record<string, string | number> = {},
): Promise<boolean> {
  const people = new Map<string, Awaited<ReturnType<typeof listActing>>[number]>();
  for (const { id } of organisations) {
    for (const person of await listActing(deps.db, id)) people.set(person.id, person);
  }
  const sent: boolean[] = [];
  for (const person of people.values()) {
    const language = isLanguage(person.locale) ? person.locale : 'ja';
    const { t } = i18nFor(language);
    const link = linkTo(deps, `/awards/${row.id}`);
    const filled = { ...inWords(words, language), name: person.name, title: row.title, link };
    const text = `${t(`awards:mail.${kind}.text`, filled)}\n\n${link}\n\n${t('awards:mail.why', filled)}\n`;
    sent.push(
      await trySend(deps, { to: person.email, subject: t(`awards:mail.${kind}.subject`, filled), text }),
    );
  }
  return sent.length === 0 || sent.includes(true);
}
