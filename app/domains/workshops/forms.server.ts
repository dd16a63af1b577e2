import type { SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { data } from '@remix-run/node';
import type { z } from 'zod';
import { HTTP_STATUS, isDomainError } from '~/platform/errors';

/** What an action answers when a form was not accepted: keys below `workshops:errors`. */
export type FormResult = SubmissionResult<string[]>;

/** Never sent back to the browser. */
const SECRET_FIELDS = ['passphrase'];

/** The field a refusal is shown beside; the others are shown for the whole form. */
function fieldOf(reason: string): string | null {
  if (reason.startsWith('name_')) return 'name';
  if (reason.startsWith('passphrase_')) return 'passphrase';
  if (reason === 'account_unknown') return 'email';
  if (reason === 'programme_gone') return 'programmeId';
  return null;
}

/**
 * Reads a posted form and does what it asks. Fields that are not right and refusals with a reason come back
 * to the form (status 422 or the refusal's); other refusals are thrown on.
 */
export async function submitForm<Schema extends z.ZodType, T>(
  form: FormData,
  schema: Schema,
  work: (value: z.output<Schema>) => Promise<T>,
) {
  const submission = parseWithZod(form, { schema, disableAutoCoercion: true });
  if (submission.status !== 'success') {
    return data<FormResult>(submission.reply({ hideFields: SECRET_FIELDS }), { status: HTTP_STATUS.invalid });
  }
  try {
    return await work(submission.value);
  } catch (error) {
    if (!isDomainError(error) || !error.details.reason) throw error;
    const { reason } = error.details;
    const field = fieldOf(reason);
    const shown = field ? { fieldErrors: { [field]: [reason] } } : { formErrors: [reason] };
    return data<FormResult>(submission.reply({ ...shown, hideFields: SECRET_FIELDS }), {
      status: HTTP_STATUS[error.code],
    });
  }
}
