import { trySend } from '~/domains/accounts/service/mails.server';
import type { Deps } from '~/platform/deps.server';
import { isLanguage } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import * as partners from '../../repo/partners.server';

/** Mails of a screening; their words are in the catalogues under `screening:mail.<kind>`. */
export type ScreeningMail = 'eligibility_more' | 'eligibility_no' | 'decided';

/**
 * Tells everybody who acts for the lead that there is something to read, each in the language of the account. The mail
 * says nothing of what was decided: that stands in the application.
 */
export async function mailApplicants(
  deps: Deps,
  row: { id: string; title: string; lead_id: string; programme_title: string },
  kind: ScreeningMail,
): Promise<void> {
  const base = deps.env.baseUrl ?? `http://localhost:${deps.env.port}`;
  for (const person of await partners.listActing(deps.db, row.lead_id)) {
    const { t } = i18nFor(isLanguage(person.locale) ? person.locale : 'ja');
    const words = { name: person.name, title: row.title, programme: row.programme_title };
    const link = `${base}/applications/${row.id}${kind === 'decided' ? '/letter' : ''}`;
    const text = `${t(`screening:mail.${kind}.text`, words)}\n\n${link}\n`;
    await trySend(deps, { to: person.email, subject: t(`screening:mail.${kind}.subject`, words), text });
  }
}
