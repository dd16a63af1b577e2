import type { RuleSet } from '../../model/rule-set';
import { type AwardMoney, type AwardStatus, balanceOf } from './state';

const DAY_MS = 86_400_000;

/** Days of an award, `YYYY-MM-DD`. */
export interface AwardDates {
  endsOn: string;
  interimDue: string;
  reportDue: string;
}

/** Days after the last costs until the final report is due, where staff set no other day. */
const REPORT_DAYS = 14;

/** The days to begin with: costs as the rules say, the interim report halfway there, the final report two weeks later. */
export function firstDates(rules: Pick<RuleSet, 'costsUntil'>, decidedOn: string): AwardDates {
  const endsOn = rules.costsUntil;
  const half = Math.max(0, Math.floor(daysBetween(decidedOn, endsOn) / 2));
  return {
    endsOn,
    interimDue: endsOn < decidedOn ? decidedOn : addDays(decidedOn, half),
    reportDue: addDays(endsOn < decidedOn ? decidedOn : endsOn, REPORT_DAYS),
  };
}

/** Calendar days from one day to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** `costs`: the last day on which costs count. */
export type DateKind = 'interim' | 'costs' | 'report';

export interface Dated extends AwardDates {
  status: AwardStatus;
  hasInterim: boolean;
}

/** The dates that still wait, the earliest first. */
export function openDates(award: Dated): { kind: DateKind; on: string }[] {
  const { status, hasInterim } = award;
  if (!['granted', 'running', 'change_asked', 'interim'].includes(status)) return [];
  const dates: { kind: DateKind; on: string }[] = [
    { kind: 'costs', on: award.endsOn },
    { kind: 'report', on: award.reportDue },
  ];
  if (!hasInterim) dates.unshift({ kind: 'interim', on: award.interimDue });
  return dates.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Days before a date on which people are reminded of it. */
export const REMIND_DAYS = [14, 3] as const;

export interface Reminder {
  kind: DateKind;
  on: string;
  /** Which of `REMIND_DAYS` it is. */
  days: number;
}

/**
 * The reminders to send today: for each date at most one, the one closest to it, and none after the date. Each is sent
 * once; a date that was moved is reminded of anew.
 */
export function dueReminders(award: Dated, sent: readonly Reminder[], today: string): Reminder[] {
  return openDates(award).flatMap(({ kind, on }) => {
    const left = daysBetween(today, on);
    const days = [...REMIND_DAYS].sort((a, b) => a - b).find((one) => left >= 0 && left <= one);
    if (days === undefined) return [];
    const isSent = sent.some((one) => one.kind === kind && one.on === on && one.days <= days);
    return isSent ? [] : [{ kind, on, days }];
  });
}

/** The next thing to do with an award, by whom, and until when. */
export interface NextStep {
  who: 'lead' | 'staff';
  what: 'start' | 'interim' | 'report' | 'answer_change' | 'check_report' | 'pay' | 'give_back' | 'close';
  /** `YYYY-MM-DD`; null: no day is set. */
  on: string | null;
}

/** What comes next; null when all is done. */
export function nextStep(award: Dated & { money: AwardMoney }): NextStep | null {
  const staff = (what: NextStep['what']): NextStep => ({ who: 'staff', what, on: null });
  switch (award.status) {
    case 'granted':
      return { who: 'lead', what: 'start', on: null };
    case 'running':
      return award.hasInterim || award.interimDue > award.endsOn
        ? { who: 'lead', what: 'report', on: award.reportDue }
        : { who: 'lead', what: 'interim', on: award.interimDue };
    case 'interim':
      return { who: 'lead', what: 'report', on: award.reportDue };
    case 'change_asked':
      return staff('answer_change');
    case 'reported':
      return staff('check_report');
    case 'closed':
      return null;
    default: {
      const balance = balanceOf(award.money) ?? 0;
      if (balance > 0) return staff('pay');
      return balance < 0 ? { who: 'lead', what: 'give_back', on: null } : staff('close');
    }
  }
}
