/**
 * Time left as people read it on a wall clock: 5:00, 0:59, 1:05:00. A second counts as left until it is over,
 * so a countdown of five minutes begins with 5:00 and shows 0:00 only at the end.
 */
export function formatRemaining(ms: number): string {
  const { hours, minutes, seconds } = splitSeconds(Math.ceil(Math.max(0, ms) / 1000));
  const mm = hours > 0 ? String(minutes).padStart(2, '0') : String(minutes);
  return `${hours > 0 ? `${hours}:` : ''}${mm}:${String(seconds).padStart(2, '0')}`;
}

/** Whole minutes passed since `from`; 0 before it. */
export function minutesSince(from: number, now: number): number {
  return Math.max(0, Math.floor((now - from) / 60_000));
}

/** Parts of a number of seconds, for sentences. */
export function splitSeconds(total: number): { hours: number; minutes: number; seconds: number } {
  return { hours: Math.floor(total / 3600), minutes: Math.floor((total % 3600) / 60), seconds: total % 60 };
}
