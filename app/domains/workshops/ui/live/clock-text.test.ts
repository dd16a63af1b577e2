import { describe, expect, it } from 'vitest';
import { formatRemaining, minutesSince } from './clock-text';

describe('time left', () => {
  it.each([
    [300_000, '5:00'],
    [299_001, '5:00'],
    [299_000, '4:59'],
    [59_000, '0:59'],
    [1, '0:01'],
    [0, '0:00'],
    [-5, '0:00'],
    [3_600_000, '1:00:00'],
    [3_905_000, '1:05:05'],
  ])('%i ms reads %s', (ms, text) => expect(formatRemaining(ms)).toBe(text));

  it('counts whole minutes since a start', () => {
    expect(minutesSince(1_000, 60_999)).toBe(0);
    expect(minutesSince(1_000, 61_000)).toBe(1);
    expect(minutesSince(1_000, 0)).toBe(0);
  });
});
