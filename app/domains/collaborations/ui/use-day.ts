import { useTranslation } from 'react-i18next';
import { formatDay } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';

/** Puts a calendar day (`YYYY-MM-DD`) into words of the reader's language. */
export function useDay(): (day: string) => string {
  const { i18n } = useTranslation();
  return (day) => formatDay(day, i18n.language as Language);
}
