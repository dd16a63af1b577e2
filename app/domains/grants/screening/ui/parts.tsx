import { Link, useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatDay } from '~/platform/dates';
import type { FormAnswer } from '~/platform/form-submitter.server';
import type { Language } from '~/platform/i18n/languages';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Notice } from '~/ui/notice';
import type { ApplicationStatus } from '../../model/application';
import type { Phase } from '../model';

/** Classes shared by the panels and tables of screenings. */
export const PANEL = 'flex flex-col gap-4 rounded-xl border border-line bg-white p-4 shadow-card sm:p-5';
export const TABLE = 'w-full border-collapse text-left';
export const CELL = 'border-b border-line px-2 py-2 align-top';

export type Answered = FormAnswer | undefined;

const PHASE_SIGN: Record<Phase, string> = {
  preparing: 'border-line bg-solid-gray-50',
  scoring: 'border-brand bg-brand-soft',
  proposed: 'border-warn bg-warn-soft',
  decided: 'border-good bg-good-soft',
};
const STATUS_SIGN: Partial<Record<ApplicationStatus, string>> = {
  more_asked: 'border-warn bg-warn-soft',
  eligible: 'border-brand bg-brand-soft',
  adopted: 'border-good bg-good-soft',
};
const SIGN = 'inline-flex items-center whitespace-nowrap rounded-full border px-3 py-0.5 font-bold';

export function PhaseSign({ phase }: { phase: Phase }) {
  const { t } = useTranslation();
  return <span className={`${SIGN} ${PHASE_SIGN[phase]}`}>{t(`screening:phase.${phase}`)}</span>;
}

export function StatusSign({ status }: { status: ApplicationStatus }) {
  const { t } = useTranslation();
  return (
    <span className={`${SIGN} ${STATUS_SIGN[status] ?? 'border-line bg-solid-gray-50'}`}>
      {t(`screening:status.${status}`)}
    </span>
  );
}

/** A link back, one line high. */
export function BackLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link
      to={to}
      className="inline-flex min-h-11 items-center self-start text-brand underline underline-offset-4 print:hidden"
    >
      {children}
    </Link>
  );
}

const DONE = [
  'open',
  'propose',
  'reopen',
  'decide',
  'add',
  'remove',
  'chair',
  'judge',
  'declare',
  'set-conflict',
  'lift-conflict',
  'score',
  'note',
  'change',
  'reasons',
  'minutes',
];

/** What the last form could not do, or that it did. */
export function Answer({ answer }: { answer: Answered }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const done = search.get('done');
  if (answer) {
    const problems = Object.entries(answer.result.error ?? {}).flatMap(([field, keys]) =>
      (keys ?? []).map((key) => ({
        ...(field ? { fieldId: fieldId(answer.intent, field) } : {}),
        message: t(`screening:errors.${key}`),
      })),
    );
    return <ErrorSummary problems={problems} />;
  }
  if (!done || !DONE.includes(done)) return null;
  return (
    <Notice kind="good" live>
      {t(`screening:done.${done}`)}
    </Notice>
  );
}

export function fieldId(intent: string, field: string): string {
  return `${intent}-${field}`;
}

/** One form of a page: ids, errors in words, and what had been typed when it came back. */
export function useFormOf(answer: Answered, intent: string) {
  const { t } = useTranslation();
  const own = answer?.intent === intent ? answer.result : null;
  return {
    isBack: own !== null,
    of: (name: string) => ({
      id: fieldId(intent, name),
      name,
      errors: (own?.error?.[name] ?? []).map((key) => t(`screening:errors.${key}`)),
    }),
    value: (name: string, otherwise = '') => {
      const value = own?.initialValue?.[name];
      return typeof value === 'string' ? value : otherwise;
    },
  };
}

/** Days and moments in the words of the reader's language. */
export function useDays() {
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  return {
    moment: (at: number) => formatDate(at, language),
    day: (iso: string) => formatDay(iso, language),
  };
}
