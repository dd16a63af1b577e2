import { trySend } from '~/domains/accounts/service/mails.server';
import type { Deps } from '~/platform/deps.server';
import { isLanguage } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import { listAnswering, listPartners } from '../repo/partners.server';

/** Asks everybody who answers for a partner, each in the language of the account. Mails hold no words of the text. */
export async function mailPartners(deps: Deps, row: { id: string; title: string }): Promise<void> {
  const partners = await listPartners(deps.db, [row.id]);
  const people = await listAnswering(
    deps.db,
    partners.map(({ id }) => id),
  );
  const link = `${deps.env.baseUrl ?? `http://localhost:${deps.env.port}`}/cases/${row.id}`;
  for (const person of people) {
    const { t } = i18nFor(isLanguage(person.locale) ? person.locale : 'ja');
    const organisation = partners.find(({ id }) => id === person.organisation_id)?.name ?? '';
    const words = { name: person.name, organisation, title: row.title };
    const text = `${t('cases:mail.text', words)}\n\n${link}\n\n${t('cases:mail.why', words)}\n`;
    await trySend(deps, { to: person.email, subject: t('cases:mail.subject', words), text });
  }
}
