import { createInstance, type i18n, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { INTL_LOCALE, type Language } from './languages';
import { lookUpOnce } from './quick';

/** Words of one language by domain. */
export type Catalogue = Record<string, object>;

/** An i18next instance that speaks one language; keys are `namespace:key.path`, default namespace `common`. */
export function createI18n(language: Language, catalogue: Catalogue): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    showSupportNotice: false,
    resources: { [language]: catalogue } as Resource,
    ns: Object.keys(catalogue),
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  // やさしい日本語 is no locale of its own; asked for its rule, i18next would count as English does.
  const rule = new Intl.PluralRules(INTL_LOCALE[language]);
  instance.services.pluralResolver.getRule = () => rule;
  instance.services.formatter?.add('number', (value: number) =>
    new Intl.NumberFormat(INTL_LOCALE[language]).format(value),
  );
  lookUpOnce(instance);
  // `useTranslation` copies everything the instance itself owns for each component; whoever inherits owns nothing.
  return Object.create(instance) as i18n;
}
