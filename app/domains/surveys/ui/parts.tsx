import { CircleCheck, CircleDashed, CirclePause } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { formatFiscalYear } from '~/platform/wareki';
import { Sign } from '~/ui/sign';
import type { SurveyStatus } from '../model';

export const PANEL = 'flex flex-col gap-4 rounded-xl border border-line bg-white p-4 shadow-card sm:p-5';
export const LINK = 'inline-flex min-h-11 items-center gap-2 text-brand underline underline-offset-4';

const SIGNS = { draft: CircleDashed, open: CircleCheck, closed: CirclePause } as const;

/** How far a survey is: sign and word. */
export function SurveySign({ status }: { status: SurveyStatus }) {
  const { t } = useTranslation();
  return (
    <span className="self-start">
      <Sign icon={SIGNS[status]} word={t(`surveys:status.${status}`)} />
    </span>
  );
}

/** Says that organisations and answers were made up. */
export function FictionalMark() {
  const { t } = useTranslation();
  return (
    <span className="inline-block self-start rounded border border-warn bg-warn-soft px-2 font-bold text-warn">
      {t('surveys:fictional')}
    </span>
  );
}

/** Words of surveys: days, fiscal years, shares. */
export function useSurveyWords() {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  return {
    t,
    language,
    day: (day: string) => formatDay(day, language),
    year: (year: number) => (language === 'en' ? t('surveys:year', { year }) : formatFiscalYear(year)),
    percent: (tenths: number | null) => (tenths === null ? '–' : `${(tenths / 10).toFixed(1)}%`),
  };
}
