import { type HousekeepingJob, MINUTE } from '~/platform/housekeeping';
import { tendSurveys } from './service/send.server';

/** Closes surveys, reminds and sends their mails. */
export const jobs: readonly HousekeepingJob[] = [
  { what: 'surveys tended', every: 2 * MINUTE, run: tendSurveys },
];
