import { useTranslation } from 'react-i18next';
import { formatFiscalYear } from '~/platform/wareki';

/** A fiscal year in the words of the screen's language: 令和8年度（2026）, `Fiscal year 2026`. */
export function useFiscalYear(): (year: number) => string {
  const { t, i18n } = useTranslation();
  return (year) =>
    i18n.language === 'en' ? t('workshops:programmes.fiscalYear', { year }) : formatFiscalYear(year);
}
