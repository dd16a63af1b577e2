import { forgetExpired } from '~/domains/accounts/service/expiry.server';
import { tendCheckIns } from '~/domains/collaborations/service/check-ins.server';
import { tendAwards } from '~/domains/grants/awards/service/due.server';
import { tendRounds } from '~/domains/matching/rounds/service/mails.server';
import { tendTalks } from '~/domains/matching/talks/service/due.server';
import { forgetInvitations } from '~/domains/organisations/service/invitations.server';
import { tendSurveys } from '~/domains/surveys/service/send.server';
import type { Deps } from '~/platform/deps.server';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/**
 * Forgets what has run out, now and once a day; lets requests between organisations expire and reminds of them, now and
 * every quarter of an hour; sends mails about rounds, then as well and as soon as they are owed; reminds of looks back and
 * of the dates of awards, now and every hour; sends surveys. A failure is logged and tried again the next time.
 */
export function startHousekeeping(deps: Deps): { stop(): void } {
  const rounds = repeat(deps, 15 * MINUTE, 'rounds tended', () => tendRounds(deps));
  const works = [
    repeat(deps, DAY, 'expired credentials forgotten', () => forgetExpired(deps)),
    repeat(deps, DAY, 'invitations to organisations forgotten', () => forgetInvitations(deps)),
    repeat(deps, 2 * MINUTE, 'surveys tended', () => tendSurveys(deps)),
    repeat(deps, 15 * MINUTE, 'talks tended', () => tendTalks(deps)),
    repeat(deps, 60 * MINUTE, 'looks back tended', () => tendCheckIns(deps)),
    repeat(deps, 60 * MINUTE, 'awards tended', () => tendAwards(deps)),
    rounds,
  ];
  const unsubscribe = deps.events.on(({ type }) => {
    if (type === 'mails.owed') rounds.now();
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

/** Does a work now and then again and again, never twice at a time. */
function repeat(deps: Deps, every: number, what: string, work: () => Promise<object>): Work {
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
        deps.log.info(await work(), what);
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
