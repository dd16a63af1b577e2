import { type FormAnswer, formSubmitter, withIntent } from '~/platform/form-submitter.server';

/** What an action answers when a form was not accepted: keys below `visions:errors`, and which form it was. */
export type { FormAnswer };

/** The field a refusal is shown beside; the others are shown for the whole form. */
const FIELD_OF: Record<string, string> = { area_unknown: 'areaCode', account_unknown: 'email' };

/** Reads a posted form and does what it asks, see `formSubmitter`. */
export const submitForm = formSubmitter({ fieldOf: (reason) => FIELD_OF[reason], answerOf: withIntent });
