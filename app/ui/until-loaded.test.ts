import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { untilLoaded } from './until-loaded';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('tries again until it is there, and tells of each failure', async () => {
  const load = vi
    .fn()
    .mockRejectedValueOnce(new Error())
    .mockRejectedValueOnce(new Error())
    .mockResolvedValue(7);
  const onFailure = vi.fn();
  const loaded = untilLoaded(load, { wanted: () => true, onFailure });
  await vi.runAllTimersAsync();
  expect(await loaded).toBe(7);
  expect([load.mock.calls.length, onFailure.mock.calls.length]).toEqual([3, 2]);
});

it('stops when nobody wants it any more, and tells of nothing then', async () => {
  let isWanted = true;
  const load = vi.fn(() => {
    isWanted = false;
    return Promise.reject(new Error());
  });
  const onFailure = vi.fn();
  const loaded = untilLoaded(load, { wanted: () => isWanted, onFailure });
  await vi.runAllTimersAsync();
  expect(await loaded).toBe(null);
  expect([load.mock.calls.length, onFailure.mock.calls.length]).toEqual([1, 0]);
});
