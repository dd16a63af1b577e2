import { LAST_MINUTE_MS, remainingMs, type Timer } from '../../model';

/** What a countdown has to say when a moment passes. */
export type TimerSignal = 'lastMinute' | 'over';

/**
 * The signal that falls between two looks at the same running countdown, if any. A screen that opens late, comes
 * back from sleep or sees the time changed hears nothing about moments it did not live through: both looks must be at
 * most `MAX_GAP_MS` apart.
 */
export function signalBetween(timer: Timer | null, before: number, now: number): TimerSignal | null {
  if (timer?.kind !== 'running' || now <= before || now - before > MAX_GAP_MS) return null;
  const then = remainingMs(timer, before);
  const rest = remainingMs(timer, now);
  if (then > 0 && rest === 0) return 'over';
  // A countdown shorter than the sign itself needs no warning.
  if (timer.totalMs > LAST_MINUTE_MS && then > LAST_MINUTE_MS && rest <= LAST_MINUTE_MS) return 'lastMinute';
  return null;
}

/** Longest pause between two looks after which a moment still counts as lived through. */
export const MAX_GAP_MS = 5_000;
