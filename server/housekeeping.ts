import { forgetExpired } from '~/domains/accounts/service/expiry.server';
import type { Deps } from '~/platform/deps.server';

const DAY = 86_400_000;

/** Forgets what has run out, now and once a day. A failure is logged and tried again the next day. */
export function startHousekeeping(deps: Deps): { stop(): void } {
  const tidy = () => {
    forgetExpired(deps).then(
      (gone) => deps.log.info(gone, 'expired credentials forgotten'),
      (error: unknown) => deps.log.error({ error }, 'expired credentials not forgotten'),
    );
  };
  tidy();
  const timer = setInterval(tidy, DAY);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
