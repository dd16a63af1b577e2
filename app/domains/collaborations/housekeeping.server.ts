import { HOUR, type HousekeepingJob } from '~/platform/housekeeping';
import { tendCheckIns } from './service/check-ins.server';

/** Sends and reminds of looks back. */
export const jobs: readonly HousekeepingJob[] = [
  { what: 'looks back tended', every: HOUR, run: tendCheckIns },
];
