import { HOUR, type HousekeepingJob } from '~/platform/housekeeping';
import { tendAwards } from './service/due.server';

/** Reminds of the dates of awards. */
export const jobs: readonly HousekeepingJob[] = [{ what: 'awards tended', every: HOUR, run: tendAwards }];
