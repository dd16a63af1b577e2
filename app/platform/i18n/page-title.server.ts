import type { Language } from './languages';
import { i18nFor } from './translate.server';

/** Title of a page for the browser's tab: the page first, then the product. `key` names the page's heading. */
export function pageTitle(language: Language, key: string, words: Record<string, string> = {}): string {
  const { t } = i18nFor(language);
  return `${t(key, words)} | ${t('productName')}`;
}
