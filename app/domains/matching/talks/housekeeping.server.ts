import { type HousekeepingJob, MINUTE } from '~/platform/housekeeping';
import { tendTalks } from './service/due.server';

/** Lets requests expire and reminds of them. */
export const jobs: readonly HousekeepingJob[] = [
  { what: 'talks tended', every: 15 * MINUTE, run: tendTalks },
];
