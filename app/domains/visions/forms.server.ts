import type { SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { data } from '@remix-run/node';
import type { z } from 'zod';
import { HTTP_STATUS, isDomainError } from '~/platform/errors';

/** What an action answers when a form was not accepted: keys below `visions:errors`, and which form it was. */
export interface FormAnswer {
  intent: string;
  result: SubmissionResult<string[]>;
}

/** The field a refusal is shown beside; the others are shown for the whole form. */
const FIELD_OF: Record<string, string> = { area_unknown: 'areaCode', account_unknown: 'email' };

/**
 * Reads a posted form and does what it asks. Fields that are not right and refusals with a reason come back to the
 * form (status 422 or the refusal's); other refusals are thrown on.
 */
export async function submitForm<Schema extends z.ZodType, T>(
  form: FormData,
  schema: Schema,
  work: (value: z.output<Schema>) => Promise<T>,
) {
  const intent = String(form.get('intent') ?? '');
  const submission = parseWithZod(form, { schema, disableAutoCoercion: true });
  if (submission.status !== 'success') {
    return data<FormAnswer>({ intent, result: submission.reply() }, { status: HTTP_STATUS.invalid });
  }
  try {
    return await work(submission.value);
  } catch (error) {
    if (!isDomainError(error) || !error.details.reason) throw error;
    const { reason } = error.details;
    const field = FIELD_OF[reason];
    const shown = field ? { fieldErrors: { [field]: [reason] } } : { formErrors: [reason] };
    return data<FormAnswer>({ intent, result: submission.reply(shown) }, { status: HTTP_STATUS[error.code] });
  }
}
