import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { AttemptKind, Attempts } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';

/** Attempts per key and period (seconds). A room of 200 people behind one address stays far below the wide ones. */
const BUDGETS: Record<AttemptKind, { points: number; duration: number }> = {
  'sign-in': { points: 10, duration: 15 * 60 },
  'sign-in-address': { points: 300, duration: 15 * 60 },
  join: { points: 20, duration: 10 * 60 },
  'join-address': { points: 600, duration: 10 * 60 },
  reset: { points: 5, duration: 60 * 60 },
  'reset-address': { points: 100, duration: 60 * 60 },
  upload: { points: 60, duration: 10 * 60 },
  link: { points: 60, duration: 10 * 60 },
  'link-address': { points: 100, duration: 15 * 60 },
};

/** Attempt budgets in this process's memory; for several machines the same limiters run on Redis. */
export function createAttempts(): Attempts {
  const limiters = new Map(
    Object.entries(BUDGETS).map(([what, budget]) => [
      what,
      new RateLimiterMemory({ keyPrefix: what, ...budget }),
    ]),
  );
  const limiter = (what: AttemptKind): RateLimiterMemory => {
    const found = limiters.get(what);
    if (!found) throw new Error(`no attempt budget for ${what}`);
    return found;
  };

  return {
    async spend(what, key) {
      try {
        await limiter(what).consume(key);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw new DomainError('too_many', { reason: 'too_many_attempts', retryAfterSeconds });
      }
    },
    async refund(what, key) {
      await limiter(what).reward(key);
    },
    async forget(what, key) {
      await limiter(what).delete(key);
    },
  };
}
