import { addDays, daysBetween } from '../../awards/model/dates';

/** Days before a day of a screening on which people are reminded of it, the closest first. */
const REMIND_DAYS = [2, 7] as const;

/**
 * Which reminder of a day (`YYYY-MM-DD`) is due: the one closest to it, none after it, and none that would come on the
 * day people were asked or before (`askedOn`). The number of days it stands for; null: none.
 */
export function reminderDue(on: string, today: string, askedOn: string | null): number | null {
  const left = daysBetween(today, on);
  if (left < 0) return null;
  const days = REMIND_DAYS.find((one) => left <= one);
  if (days === undefined) return null;
  return askedOn !== null && addDays(on, -days) <= askedOn ? null : days;
}
