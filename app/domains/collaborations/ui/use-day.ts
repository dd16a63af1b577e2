import { useTranslation } from 'react-i18next';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';

/** Puts a calendar day (`YYYY-MM-DD`) into words of the reader's language. */
export function useDay(): (day: string) => string {
  const { i18n } = useTranslation();
  return (day) => formatDate(Date.parse(`${day}T12:00:00+09:00`), i18n.language as Language);
}
