import { trySend } from '~/domains/accounts/service/mails.server';
import type { Deps } from '~/platform/deps.server';
import { isLanguage } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import * as partners from '../repo/partners.server';

/** Mails about an application; their words are in the catalogues under `grants:mail.<kind>`. */
export type ApplicationMail = 'invited' | 'consented' | 'declined' | 'submitted' | 'withdrawn';

/**
 * Tells everybody who acts for an organisation, each in the language of the account. Mails hold no words of the
 * application but its title.
 */
export async function mailOrganisation(
  deps: Deps,
  organisationId: string,
  kind: ApplicationMail,
  about: { id: string; title: string; other: string; receipt?: string },
): Promise<void> {
  const base = deps.env.baseUrl ?? `http://localhost:${deps.env.port}`;
  for (const person of await partners.listActing(deps.db, organisationId)) {
    const { t } = i18nFor(isLanguage(person.locale) ? person.locale : 'ja');
    const link = `${base}/applications/${about.id}`;
    const words = { name: person.name, title: about.title, other: about.other, receipt: about.receipt ?? '' };
    const text = `${t(`grants:mail.${kind}.text`, words)}\n\n${link}\n\n${t('grants:mail.why')}\n`;
    await trySend(deps, { to: person.email, subject: t(`grants:mail.${kind}.subject`, words), text });
  }
}
