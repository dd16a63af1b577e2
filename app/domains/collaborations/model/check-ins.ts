import { monthsAfter } from '~/platform/wareki';

/** Months after the last day of money at which somebody asks what became of it. */
export const CHECK_IN_MONTHS = [6, 12, 24] as const;

/** How it goes on: as before, grown, smaller, no longer. */
export const GOES_ON = ['same', 'grown', 'smaller', 'ended'] as const;
export type GoesOn = (typeof GOES_ON)[number];

const DAY = 86_400_000;
/** How long a link works, and how long after it was sent one reminder goes out, in milliseconds. */
export const CHECK_IN_LINK_LIFETIME = 60 * DAY;
const REMIND_AFTER = 21 * DAY;
/** A look back whose day is longer ago than this is not sent by itself any more: it was typed in as history. */
const SENT_BY_ITSELF = 60 * DAY;

/** The days of the looks back, counted from the last day of money (`YYYY-MM-DD`). */
export function checkInDays(moneyEndsOn: string): { months: number; dueOn: string }[] {
  return CHECK_IN_MONTHS.map((months) => ({ months, dueOn: monthsAfter(moneyEndsOn, months) }));
}

interface CheckInTimes {
  dueOn: string;
  sentAt: number | null;
  remindedAt: number | null;
  savedAt: number | null;
  answeredAt: number | null;
}

/**
 * `planned`: its day has not come; `due`: it is time to ask; `asked`: a link went out; `begun`: saved in part;
 * `answered`; `passed`: its day went by long ago and nobody was asked.
 */
export type CheckInState = 'planned' | 'due' | 'asked' | 'begun' | 'answered' | 'passed';

export function checkInState(times: CheckInTimes, now: number): CheckInState {
  if (times.answeredAt !== null) return 'answered';
  if (times.savedAt !== null) return 'begun';
  if (times.sentAt !== null) return 'asked';
  const due = startOf(times.dueOn);
  if (now < due) return 'planned';
  return now < due + SENT_BY_ITSELF ? 'due' : 'passed';
}

/** What housekeeping has to do about a look back now: send it, remind of it once, or nothing. */
export function mailDue(times: CheckInTimes, now: number): 'send' | 'remind' | null {
  const state = checkInState(times, now);
  if (state === 'due') return 'send';
  if (state !== 'asked' && state !== 'begun') return null;
  if (times.sentAt === null || times.remindedAt !== null) return null;
  const waited = now - times.sentAt;
  return waited >= REMIND_AFTER && waited < CHECK_IN_LINK_LIFETIME ? 'remind' : null;
}

/** Days between which a look back is sent by itself: its day is after `from` and not after `to`. */
export function dueBetween(now: number): { from: number; to: number } {
  return { from: now - SENT_BY_ITSELF, to: now };
}

function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00+09:00`);
}
