/**
 * A countdown as it is stored and sent: an end when it runs, a rest when it stands. It needs no ticking and
 * survives a restart. `totalMs` is what it was set to, with every addition.
 */
export type Timer =
  | { kind: 'running'; endsAt: number; totalMs: number }
  | { kind: 'paused'; remainingMs: number; totalMs: number };

/** Longest countdown: a day. */
export const MAX_TIMER_MS = 24 * 60 * 60_000;
/** From here on the screens show that time is nearly up. */
export const LAST_MINUTE_MS = 60_000;

export function startTimer(totalMs: number, now: number): Timer {
  const total = clamp(totalMs);
  return { kind: 'running', endsAt: now + total, totalMs: total };
}

/** Milliseconds left, never below 0. */
export function remainingMs(timer: Timer, now: number): number {
  return Math.max(0, timer.kind === 'running' ? timer.endsAt - now : timer.remainingMs);
}

export function isOver(timer: Timer, now: number): boolean {
  return remainingMs(timer, now) === 0;
}

/** Running with at most a minute left, and more than nothing. */
export function isLastMinute(timer: Timer, now: number): boolean {
  const rest = remainingMs(timer, now);
  return rest > 0 && rest <= LAST_MINUTE_MS;
}

export function pauseTimer(timer: Timer, now: number): Timer {
  if (timer.kind === 'paused') return timer;
  return { kind: 'paused', remainingMs: remainingMs(timer, now), totalMs: timer.totalMs };
}

export function resumeTimer(timer: Timer, now: number): Timer {
  if (timer.kind === 'running') return timer;
  return { kind: 'running', endsAt: now + timer.remainingMs, totalMs: timer.totalMs };
}

/** Adds time to what is left; a countdown that was over begins again with exactly `ms`. */
export function addTime(timer: Timer, ms: number, now: number): Timer {
  const rest = clamp(remainingMs(timer, now) + ms);
  const totalMs = clamp(timer.totalMs + ms);
  return timer.kind === 'running'
    ? { kind: 'running', endsAt: now + rest, totalMs }
    : { kind: 'paused', remainingMs: rest, totalMs };
}

function clamp(ms: number): number {
  return Math.min(Math.max(0, Math.round(ms)), MAX_TIMER_MS);
}
