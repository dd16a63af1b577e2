import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';

/** A calendar day (`YYYY-MM-DD`) in words of the language. */
export function dayText(day: string, language: Language): string {
  return formatDate(Date.parse(`${day}T00:00:00+09:00`), language);
}
