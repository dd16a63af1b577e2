import { forgetExpired } from '~/domains/accounts/service/expiry.server';
import { tendCheckIns } from '~/domains/collaborations/service/check-ins.server';
import { tendAwards } from '~/domains/grants/awards/service/due.server';
import { tendTalks } from '~/domains/matching/talks/service/due.server';
import { tendSurveys } from '~/domains/surveys/service/send.server';
import type { Deps } from '~/platform/deps.server';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/**
 * Forgets what has run out, now and once a day; lets requests between organisations expire and reminds of them, now and
 * every quarter of an hour; reminds of the dates of awards, now and every hour. A failure is logged and tried again the next time.
 */
export function startHousekeeping(deps: Deps): { stop(): void } {
  const timers = [
    repeat(deps, DAY, 'expired credentials forgotten', () => forgetExpired(deps)),
    repeat(deps, 2 * MINUTE, 'surveys tended', () => tendSurveys(deps)),
    repeat(deps, 15 * MINUTE, 'talks tended', () => tendTalks(deps)),
    repeat(deps, 60 * MINUTE, 'looks back tended', () => tendCheckIns(deps)),
    repeat(deps, 60 * MINUTE, 'awards tended', () => tendAwards(deps)),
  ];
  return { stop: () => timers.forEach(clearInterval) };
}

/** Does a work now and then again and again, never twice at a time. */
function repeat(deps: Deps, every: number, what: string, work: () => Promise<object>): NodeJS.Timeout {
  let isRunning = false;
  const run = async () => {
    if (isRunning) return;
    isRunning = true;
    try {
      deps.log.info(await work(), what);
    } catch (error) {
      deps.log.error({ error }, `not ${what}`);
    } finally {
      isRunning = false;
    }
  };
  void run();
  return setInterval(run, every).unref();
}
