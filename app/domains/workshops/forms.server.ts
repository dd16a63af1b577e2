import { type FormResult, formSubmitter } from '~/platform/form-submitter.server';

/** What an action answers when a form was not accepted: keys below `workshops:errors`. */
export type { FormResult };

/** The field a refusal is shown beside; the others are shown for the whole form. */
function fieldOf(reason: string): string | null {
  if (reason.startsWith('name_')) return 'name';
  if (reason.startsWith('passphrase_')) return 'passphrase';
  if (reason === 'account_unknown') return 'email';
  if (reason === 'programme_gone') return 'programmeId';
  return null;
}

/** Reads a posted form and does what it asks, see `formSubmitter`. Passphrases are never sent back to the browser. */
export const submitForm = formSubmitter({
  fieldOf,
  answerOf: (result): FormResult => result,
  hideFields: ['passphrase'],
});
