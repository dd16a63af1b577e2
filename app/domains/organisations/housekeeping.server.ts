import { DAY, type HousekeepingJob } from '~/platform/housekeeping';
import { forgetInvitations } from './service/invitations.server';

/** What organisations have to forget. */
export const jobs: readonly HousekeepingJob[] = [
  { what: 'invitations to organisations forgotten', every: DAY, run: forgetInvitations },
];
