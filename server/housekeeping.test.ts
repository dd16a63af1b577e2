import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HOUR, type HousekeepingJob } from '~/platform/housekeeping';
import { createTestDeps, type TestDeps } from '../tests/factories/deps';
import { startHousekeeping } from './housekeeping';

let deps: TestDeps;
beforeEach(async () => {
  deps = await createTestDeps();
  vi.useFakeTimers();
});
afterEach(async () => {
  vi.useRealTimers();
  await deps.db.destroy();
});

/** A job of which every run waits until it is let go on. */
function slowJob(over: Partial<HousekeepingJob> = {}) {
  const runs: (() => void)[] = [];
  const job: HousekeepingJob = {
    what: 'tended',
    every: HOUR,
    run: () => new Promise((done) => runs.push(() => done({}))),
    ...over,
  };
  return { job, runs };
}

test('a job is done at the start and at its times, and no longer once it is stopped', async () => {
  const { job, runs } = slowJob({ run: async () => ({}) });
  const run = vi.spyOn(job, 'run');
  const housekeeping = startHousekeeping(deps, [job]);
  expect(run).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2 * HOUR);
  expect(run).toHaveBeenCalledTimes(3);
  housekeeping.stop();
  await vi.advanceTimersByTimeAsync(2 * HOUR);
  expect(run).toHaveBeenCalledTimes(3);
  expect(runs).toEqual([]);
});

test('an event asks for its own jobs only; one under way is done once more afterwards, never twice at a time', async () => {
  const { job, runs } = slowJob({ on: 'mails.owed' });
  const other = slowJob();
  const housekeeping = startHousekeeping(deps, [job, other.job]);
  deps.events.emit({ type: 'mails.owed' });
  deps.events.emit({ type: 'mails.owed' });
  expect([runs.length, other.runs.length]).toEqual([1, 1]);
  runs[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect([runs.length, other.runs.length]).toEqual([2, 1]);
  runs[1]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(runs).toHaveLength(2);
  housekeeping.stop();
});

test('what fails is logged and tried again the next time', async () => {
  const run = vi.fn<HousekeepingJob['run']>().mockRejectedValueOnce(new Error('no')).mockResolvedValue({});
  const error = vi.spyOn(deps.log, 'error');
  const housekeeping = startHousekeeping(deps, [{ what: 'tended', every: HOUR, run }]);
  await vi.advanceTimersByTimeAsync(0);
  expect(error).toHaveBeenCalledWith(expect.anything(), 'not tended');
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(run).toHaveBeenCalledTimes(2);
  expect(error).toHaveBeenCalledTimes(1);
  housekeeping.stop();
});
