import { CircleCheck, CircleDashed, EyeOff, Globe, Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatDay } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { usePageForm } from '~/ui/form/use-page-form';
import { Sign } from '~/ui/sign';
import type { FormAnswer } from '../forms.server';
import type { CaseStatus, CaseTheme } from '../model';

const SIGNS = {
  draft: CircleDashed,
  asked: Hourglass,
  agreed: CircleCheck,
  published: Globe,
  withdrawn: EyeOff,
} as const;

/** How far a case study has come: sign and word. */
export function CaseStatusSign({ status }: { status: CaseStatus }) {
  const { t } = useTranslation();
  return <Sign icon={SIGNS[status]} word={t(`cases:status.${status}`)} />;
}

export function ThemeMarks({ themes }: { themes: readonly CaseTheme[] }) {
  const { t } = useTranslation();
  if (themes.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2">
      {themes.map((theme) => (
        <li key={theme} className="rounded-full border border-line-strong bg-white px-3 py-0.5">
          {t(`cases:themes.${theme}`)}
        </li>
      ))}
    </ul>
  );
}

/** Words for days (`YYYY-MM-DD`) and moments in the language of the page. */
export function useDates() {
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  return {
    moment: (at: number) => formatDate(at, language),
    day: (day: string) => formatDay(day, language),
  };
}

/** One of the forms of a case study, told apart by its `intent`; `id` where a page has several of the same. */
export function useCaseForm(
  intent: string,
  answered: FormAnswer | null,
  initial: Record<string, string> = {},
  id = `case-${intent}`,
) {
  const { t } = useTranslation();
  return usePageForm<string>({
    id,
    result: answered?.intent === intent ? answered.result : null,
    initial,
    errorText: (key) => t(`cases:errors.${key}`),
  });
}

export const LINK = 'inline-flex min-h-11 items-center gap-2 text-brand underline underline-offset-4';
