import { type HousekeepingJob, MINUTE } from '~/platform/housekeeping';
import { tendRounds } from './service/mails.server';

/** Sends mails about rounds, also as soon as they are owed. */
export const jobs: readonly HousekeepingJob[] = [
  { what: 'rounds tended', every: 15 * MINUTE, on: 'mails.owed', run: tendRounds },
];
