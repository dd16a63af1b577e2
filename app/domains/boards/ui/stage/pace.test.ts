import { describe, expect, it } from 'vitest';
import { Pace } from './pace';

function run(pace: Pace, gap: number, frames: number, start = 0): number {
  let now = start;
  for (let i = 0; i < frames; i += 1) {
    pace.frame(now);
    now += gap;
  }
  return now;
}

describe('pace', () => {
  it('finds a machine slow after a run of slow frames, and keeps to it', () => {
    const pace = new Pace();
    const end = run(pace, 33, 12);
    expect(pace.slow).toBe(true);
    run(pace, 16.7, 100, end);
    expect(pace.slow).toBe(true);
  });

  it('forgives a single long frame', () => {
    const pace = new Pace();
    const end = run(pace, 16.7, 5);
    run(pace, 16.7, 50, end + 40);
    expect(pace.slow).toBe(false);
  });

  it('does not count pauses of the hand', () => {
    const pace = new Pace();
    for (let i = 0; i < 30; i += 1) pace.frame(i * 400);
    expect(pace.slow).toBe(false);
    run(pace, 33, 6, 20_000);
    pace.rest();
    run(pace, 33, 6, 30_000);
    expect(pace.slow).toBe(false);
  });
});
