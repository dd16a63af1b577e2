import { HOUR, type HousekeepingJob } from '~/platform/housekeeping';
import { tendScreenings } from './service/due.server';

/** Reminds of the days of screenings. */
export const jobs: readonly HousekeepingJob[] = [
  { what: 'screenings tended', every: HOUR, run: tendScreenings },
];
