import { type Dated, daysBetween, type NextStep, nextStep } from './dates';
import { AWARD_STATUSES, type AwardMoney, type AwardStatus } from './state';

/** What a list of awards shows: what is not closed, what is closed, or all. */
export const AWARD_LIST_KINDS = ['open', 'closed', 'all'] as const;
export type AwardListKind = (typeof AWARD_LIST_KINDS)[number];

export function statusesOf(kind: AwardListKind): AwardStatus[] {
  return AWARD_STATUSES.filter((status) => kind === 'all' || (status === 'closed') === (kind === 'closed'));
}

/** An award in a list. */
export interface AwardItem {
  id: string;
  title: string;
  leadName: string;
  programme: string;
  fiscalYear: number;
  number: number;
  status: AwardStatus;
  amountYen: number;
  fixedYen: number | null;
  next: NextStep | null;
  /** Days until what comes next is due; negative: so many days late. Null: no day is set. */
  daysLeft: number | null;
}

/** What comes next with the days left. */
export function dueOf(
  award: Dated & { money: AwardMoney },
  today: string,
): { next: NextStep | null; daysLeft: number | null } {
  const next = nextStep(award);
  return { next, daysLeft: next?.on ? daysBetween(today, next.on) : null };
}

/** What is most pressing first: the earliest day, then what waits without a day, then the rest. */
export function byUrgency(one: AwardItem, other: AwardItem): number {
  const rank = ({ next, daysLeft }: AwardItem) => (daysLeft !== null ? 0 : next ? 1 : 2);
  return rank(one) - rank(other) || (one.daysLeft ?? 0) - (other.daysLeft ?? 0);
}

/** Within so many days a date counts as waiting for somebody. */
const SOON_DAYS = 14;

/** Whether an award waits for this side now: what it has to do has no day, or its day is near or past. */
export function isWaiting({ next, daysLeft }: AwardItem, who: NextStep['who']): boolean {
  return next?.who === who && (daysLeft === null || daysLeft <= SOON_DAYS);
}
