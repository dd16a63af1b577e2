import { afterEach, beforeEach, expect, vi } from 'vitest';

/** A `console.error` nobody expected is a failure: tests that expect one replace the spy themselves. */
beforeEach(() => {
  vi.spyOn(console, 'error');
});

afterEach(() => {
  const spy = vi.mocked(console.error);
  if (!vi.isMockFunction(spy)) return;
  const calls = spy.mock.calls;
  spy.mockRestore();
  expect(calls, 'console.error was called').toEqual([]);
});
