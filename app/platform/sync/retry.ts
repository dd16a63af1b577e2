import { CLOSE } from './close-codes';

/** Longest wait between two attempts, in milliseconds: a room full of people waits with it. */
const LONGEST_MS = 4_000;
const FIRST_MS = 500;
/** Everybody comes back after a restart; the arrivals are spread over this time. */
const RESTART_SPREAD_MS = 2_000;

/**
 * How long to wait before the next attempt, in milliseconds: doubling, and never the same for two people who
 * lost their connection together. `random` is evenly distributed in [0, 1).
 */
export function retryDelay(failures: number, closeCode: number, random: () => number): number {
  if (closeCode === CLOSE.restart && failures <= 1) return 100 + random() * RESTART_SPREAD_MS;
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10));
  return longest * (0.3 + 0.7 * random());
}
