import { useTranslation } from 'react-i18next';
import { formatFiscalYear } from '~/platform/wareki';

/** Says a fiscal year in the reader's language: 令和8年度（2026）, FY2026. */
export function useFiscalYear(): (year: number) => string {
  const { i18n } = useTranslation();
  return (year) => formatFiscalYear(year, i18n.language);
}
