import { isLanguage, languageCookie } from '~/platform/i18n/languages';

/** Headers that set cookies; `locale`: the account's language, which this device takes over. */
export function cookieHeaders(cookies: readonly string[], locale: string | null = null): Headers {
  const headers = new Headers();
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  if (isLanguage(locale)) headers.append('Set-Cookie', languageCookie(locale));
  return headers;
}
