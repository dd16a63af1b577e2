import type { i18n } from 'i18next';
import easy from './catalogues/easy';
import en from './catalogues/en';
import ja from './catalogues/ja';
import { type Catalogue, createI18n } from './create';
import type { Language } from './languages';

const CATALOGUES: Record<Language, Catalogue> = { ja, en, easy };
const instances = new Map<Language, i18n>();

/** The shared, read-only instance of a language for loaders, actions, mails and exports. */
export function i18nFor(language: Language): i18n {
  let instance = instances.get(language);
  if (!instance) {
    instance = createI18n(language, CATALOGUES[language]);
    instances.set(language, instance);
  }
  return instance;
}
