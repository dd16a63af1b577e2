import {
  Ban,
  Banknote,
  CircleCheck,
  CirclePlay,
  Coins,
  FileCheck,
  FilePen,
  FileText,
  Hourglass,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { formatNumber } from '~/platform/wareki';
import type { AwardStatus } from '../model/state';

/** Sentences, days and amounts of the reader's language. */
export function useAwardWords() {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  return {
    t,
    language,
    /** A calendar day, `YYYY-MM-DD`. */
    day: (on: string) => formatDate(Date.parse(`${on}T12:00:00+09:00`), language),
    /** A moment, in ms since the epoch. */
    date: (at: number) => formatDate(at, language),
    yen: (amount: number) => t('awards:yen', { amount: formatNumber(amount) }),
  };
}

const SIGNS = {
  granted: Hourglass,
  running: CirclePlay,
  change_asked: FilePen,
  interim: FileText,
  reported: FileCheck,
  fixed: Coins,
  paid: Banknote,
  closed: CircleCheck,
  cancelled: Ban,
} as const;

/** How far an award is: sign and word. */
export function AwardStatusSign({ status }: { status: AwardStatus }) {
  const { t } = useTranslation();
  const Sign = SIGNS[status];
  const look =
    status === 'closed' || status === 'paid'
      ? 'bg-good-soft text-ink'
      : status === 'cancelled'
        ? 'bg-surface-soft text-ink'
        : 'bg-brand-soft text-brand-strong';
  return (
    <span
      className={`inline-flex min-h-8 items-center gap-2 whitespace-nowrap rounded-full px-3 font-bold ${look}`}
    >
      <Sign aria-hidden="true" className="size-4.5" />
      {t(`awards:status.${status}`)}
    </span>
  );
}

/** あと3日 / 2日遅れています. */
export function leftText(t: (key: string, words: { count: number }) => string, days: number): string {
  return days < 0 ? t('awards:days.late', { count: -days }) : t('awards:days.left', { count: days });
}
