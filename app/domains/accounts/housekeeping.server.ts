import { DAY, type HousekeepingJob } from '~/platform/housekeeping';
import { forgetExpired } from './service/expiry.server';

/** What accounts have to forget. */
export const jobs: readonly HousekeepingJob[] = [
  { what: 'expired credentials forgotten', every: DAY, run: forgetExpired },
];
