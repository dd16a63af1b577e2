import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';

/** A calendar day (`YYYY-MM-DD`) as it is written: 2026年11月24日（令和8年・火）. */
export function dayWords(day: string, language: Language): string {
  return formatDate(Date.parse(`${day}T12:00:00+09:00`), language);
}
