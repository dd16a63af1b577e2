/** Languages of the screens. `easy` is やさしい日本語: plain Japanese for people still learning it. */
export const LANGUAGES = ['ja', 'en', 'easy'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Name of each language in itself. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  ja: '日本語',
  en: 'English',
  easy: 'やさしい日本語',
};

/** Value of the `lang` attribute. */
export const HTML_LANG: Record<Language, string> = { ja: 'ja', en: 'en', easy: 'ja' };

/** Locale for dates, numbers and collation. */
export const INTL_LOCALE: Record<Language, string> = { ja: 'ja-JP', en: 'en-GB', easy: 'ja-JP' };

export const LANGUAGE_COOKIE = 'mw_lang';

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/**
 * The language of a request: the cookie's, else the first of Accept-Language that we speak, else Japanese.
 */
export function chooseLanguage(cookieHeader: string | null, acceptLanguage: string | null): Language {
  const chosen = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=([a-z]+)`).exec(cookieHeader ?? '')?.[1];
  if (isLanguage(chosen)) return chosen;
  for (const part of (acceptLanguage ?? '').split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase();
    if (tag === 'ja' || tag === 'en') return tag;
  }
  return 'ja';
}

const ONE_YEAR_S = 365 * 24 * 3600;

/** `Set-Cookie` value that remembers the language on this device. */
export function languageCookie(language: Language): string {
  return `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${ONE_YEAR_S}; SameSite=Lax`;
}
