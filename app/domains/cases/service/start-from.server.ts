import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import type { Language } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import { mayWithCase } from '../policy';
import { findCase } from '../repo/cases.server';

/**
 * The first words of a request to another organisation, for somebody who wants to do what a public case study tells of;
 * empty where there is none.
 */
export async function openingWords(
  deps: Deps,
  principal: Principal,
  caseId: string,
  { language, origin }: { language: Language; origin: string },
): Promise<string> {
  const row = caseId === '' ? undefined : await findCase(deps.db, caseId);
  if (!row || !mayWithCase({ principal, roles: {} }, row.status, 'read')) return '';
  const { t } = i18nFor(language);
  return t('cases:start.matchWords', { title: row.title, link: `${origin}/cases/${row.id}` });
}
