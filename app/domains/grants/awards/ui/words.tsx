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
import { formatDate, formatDay } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { formatNumber } from '~/platform/wareki';
import { Sign } from '~/ui/sign';
import type { AwardStatus } from '../model/state';

/** Sentences, days and amounts of the reader's language. */
export function useAwardWords() {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  return {
    t,
    language,
    /** A calendar day, `YYYY-MM-DD`. */
    day: (on: string) => formatDay(on, language),
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
  const look = status === 'closed' || status === 'paid' ? 'good' : status === 'cancelled' ? 'quiet' : 'brand';
  return <Sign icon={SIGNS[status]} look={look} word={t(`awards:status.${status}`)} />;
}

/** あと3日 / 2日遅れています. */
export function leftText(t: (key: string, words: { count: number }) => string, days: number): string {
  return days < 0 ? t('awards:days.late', { count: -days }) : t('awards:days.left', { count: days });
}
