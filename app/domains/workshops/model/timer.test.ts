import { describe, expect, it } from 'vitest';
import {
  addTime,
  isLastMinute,
  isOver,
  MAX_TIMER_MS,
  pauseTimer,
  remainingMs,
  resumeTimer,
  startTimer,
} from './timer';

const MIN = 60_000;

describe('timer', () => {
  it('counts down by the clock alone, never below zero', () => {
    const timer = startTimer(5 * MIN, 1000);
    expect(remainingMs(timer, 1000)).toBe(5 * MIN);
    expect(remainingMs(timer, 1000 + 2 * MIN)).toBe(3 * MIN);
    expect(remainingMs(timer, 1000 + 9 * MIN)).toBe(0);
    expect(isOver(timer, 1000 + 5 * MIN)).toBe(true);
  });

  it('stands still while paused, however long', () => {
    const paused = pauseTimer(startTimer(5 * MIN, 0), 2 * MIN);
    expect(remainingMs(paused, 100 * MIN)).toBe(3 * MIN);
    const resumed = resumeTimer(paused, 100 * MIN);
    expect(remainingMs(resumed, 101 * MIN)).toBe(2 * MIN);
    expect(pauseTimer(paused, 5)).toBe(paused);
    expect(resumeTimer(resumed, 5)).toBe(resumed);
  });

  it('survives a restart: stored and read it is the same', () => {
    const stored = JSON.stringify(startTimer(10 * MIN, 500));
    expect(remainingMs(JSON.parse(stored), 500 + 4 * MIN)).toBe(6 * MIN);
  });

  it('adds a minute to what is left, running or paused', () => {
    const timer = startTimer(MIN, 0);
    expect(remainingMs(addTime(timer, MIN, 30_000), 30_000)).toBe(90_000);
    expect(remainingMs(addTime(pauseTimer(timer, 30_000), MIN, 99_000), 99_000)).toBe(90_000);
  });

  it('begins again with the added time when it was over', () => {
    expect(remainingMs(addTime(startTimer(MIN, 0), MIN, 50 * MIN), 50 * MIN)).toBe(MIN);
  });

  it('takes time away down to nothing and holds at most a day', () => {
    expect(remainingMs(addTime(startTimer(MIN, 0), -5 * MIN, 0), 0)).toBe(0);
    expect(remainingMs(startTimer(Number.MAX_SAFE_INTEGER, 0), 0)).toBe(MAX_TIMER_MS);
  });

  it('tells the last minute, and not when it is over', () => {
    const timer = startTimer(2 * MIN, 0);
    expect(isLastMinute(timer, MIN - 1)).toBe(false);
    expect(isLastMinute(timer, MIN)).toBe(true);
    expect(isLastMinute(timer, 2 * MIN)).toBe(false);
  });
});
