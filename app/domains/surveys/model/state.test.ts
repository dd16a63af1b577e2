import { expect, test } from 'vitest';
import { mayAct, SURVEY_STATUSES, type SurveyAct, type SurveyStatus } from './state';

/** What staff, the only ones who keep surveys, may do in each state. */
const MAY: Record<SurveyStatus, readonly SurveyAct[]> = {
  draft: ['edit', 'days', 'open'],
  open: ['days', 'remind', 'link', 'close'],
  closed: ['reopen'],
};
const ACTS: readonly SurveyAct[] = ['edit', 'days', 'open', 'remind', 'link', 'close', 'reopen'];

test.each(SURVEY_STATUSES.flatMap((status) => ACTS.map((act) => [status, act] as const)))(
  '%s: %s',
  (status, act) => expect(mayAct(status, act)).toBe(MAY[status].includes(act)),
);
