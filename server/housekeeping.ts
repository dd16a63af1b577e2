import { jobs as accounts } from '~/domains/accounts/housekeeping.server';
import { jobs as collaborations } from '~/domains/collaborations/housekeeping.server';
import { jobs as awards } from '~/domains/grants/awards/housekeeping.server';
import { jobs as screenings } from '~/domains/grants/screening/housekeeping.server';
import { jobs as rounds } from '~/domains/matching/rounds/housekeeping.server';
import { jobs as talks } from '~/domains/matching/talks/housekeeping.server';
import { jobs as organisations } from '~/domains/organisations/housekeeping.server';
import { jobs as surveys } from '~/domains/surveys/housekeeping.server';
import type { Deps } from '~/platform/deps.server';
import type { HousekeepingJob } from '~/platform/housekeeping';

const JOBS = [accounts, organisations, surveys, talks, rounds, collaborations, screenings, awards].flat();

/**
 * Does what every domain has to do again and again: now, at its times, and after the event it names. A failure is logged
 * and tried again the next time.
 */
export function startHousekeeping(deps: Deps, jobs: readonly HousekeepingJob[] = JOBS): { stop(): void } {
  const works = jobs.map((job) => ({ on: job.on, ...repeat(deps, job) }));
  const unsubscribe = deps.events.on(({ type }) => {
    for (const work of works) if (work.on === type) work.now();
  });
  return {
    stop() {
      unsubscribe();
      for (const work of works) work.stop();
    },
  };
}

interface Work {
  /** Does it once more; right after the run under way, when there is one. */
  now(): void;
  stop(): void;
}

/** Does a job now and then again and again, never twice at a time. */
function repeat(deps: Deps, { what, every, run: work }: HousekeepingJob): Work {
  let isRunning = false;
  let isAskedAgain = false;
  const run = async () => {
    if (isRunning) {
      isAskedAgain = true;
      return;
    }
    isRunning = true;
    try {
      do {
        isAskedAgain = false;
        deps.log.info(await work(deps), what);
      } while (isAskedAgain);
    } catch (error) {
      deps.log.error({ error }, `not ${what}`);
    } finally {
      isRunning = false;
    }
  };
  void run();
  const timer = setInterval(run, every).unref();
  return { now: () => void run(), stop: () => clearInterval(timer) };
}
