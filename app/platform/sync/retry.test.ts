import { expect, it } from 'vitest';
import { CLOSE } from './close-codes';
import { retryDelay } from './retry';

it('§8.2 waits longer after each failure, up to a bound', () => {
  const delays = [1, 2, 3, 4, 5, 6, 50].map((failures) => retryDelay(failures, 1006, () => 0.999));
  expect([...delays].sort((a, b) => a - b)).toEqual(delays);
  expect(delays.at(-1)).toBeLessThanOrEqual(4_000);
});

it('§8.2 never sends two people back at the same moment', () => {
  expect(retryDelay(1, 1006, () => 0)).not.toBe(retryDelay(1, 1006, () => 0.5));
  expect(retryDelay(1, CLOSE.restart, () => 0)).toBeGreaterThan(0);
  expect(retryDelay(1, CLOSE.restart, () => 0.999) - retryDelay(1, CLOSE.restart, () => 0)).toBeGreaterThan(
    1_500,
  );
});
