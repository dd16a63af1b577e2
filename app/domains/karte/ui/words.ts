import { useTranslation } from 'react-i18next';
import type { Language } from '~/platform/i18n/languages';
import { eraYearOfDay, formatNumber } from '~/platform/wareki';
import type { AreaName, Shown } from '../model';

/** How figures, ages and years are put into words in the reader's language. */
export function useKarteWords() {
  const { t, i18n } = useTranslation('karte');
  const language = i18n.language as Language;
  /** 2020年（令和2年）; 2020 (令和2年) */
  const year = (value: number) => t('yearEra', { year: value, era: eraYearOfDay(`${value}-10-01`) });
  const age = (from: number, to: number | null) =>
    to === null ? t('age.open', { from }) : t('age.between', { from, to });
  return {
    t,
    language,
    year,
    age,
    /** 85–89, 90+: where there is little room. */
    shortAge: (from: number, to: number | null) => (to === null ? `${from}+` : `${from}–${to}`),
    people: (value: Shown) => (value === null ? t('hidden') : formatNumber(value)),
    percent: (part: Shown, whole: Shown) => {
      const value = shareOf(part, whole);
      return value === null ? t('hidden') : `${value.toFixed(1)}%`;
    },
    area: ({ name }: AreaName) => name,
  };
}

export type KarteWords = ReturnType<typeof useKarteWords>;

/** A share in percent; null where one of the two is not shown. */
export function shareOf(part: Shown, whole: Shown): number | null {
  return part === null || whole === null || whole === 0 ? null : (100 * part) / whole;
}
