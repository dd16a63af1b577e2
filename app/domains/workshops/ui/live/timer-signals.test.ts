import { describe, expect, it } from 'vitest';
import type { Timer } from '../../model';
import { signalBetween } from './timer-signals';

const five: Timer = { kind: 'running', endsAt: 300_000, totalMs: 300_000 };

describe('signals of a countdown', () => {
  it('tells the last minute once', () => {
    expect(signalBetween(five, 239_900, 240_000)).toBe('lastMinute');
    expect(signalBetween(five, 240_000, 240_250)).toBeNull();
  });
  it('tells the end once', () => {
    expect(signalBetween(five, 299_900, 300_100)).toBe('over');
    expect(signalBetween(five, 300_100, 300_350)).toBeNull();
  });
  it('stays silent when paused, absent or after a long sleep', () => {
    expect(signalBetween({ kind: 'paused', remainingMs: 0, totalMs: 1 }, 0, 1)).toBeNull();
    expect(signalBetween(null, 0, 1)).toBeNull();
    expect(signalBetween(five, 100_000, 300_100)).toBeNull();
  });
  it('gives no warning for countdowns of a minute or less', () => {
    const short: Timer = { kind: 'running', endsAt: 60_000, totalMs: 60_000 };
    expect(signalBetween(short, -100, 0)).toBeNull();
    expect(signalBetween(short, 59_900, 60_000)).toBe('over');
  });
});
