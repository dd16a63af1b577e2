import type { SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { data } from '@remix-run/node';
import type { z } from 'zod';
import { HTTP_STATUS, isDomainError } from '~/platform/errors';

/** What comes back to a form that was not accepted: codes by field, for the catalogue of its domain. */
export type FormResult = SubmissionResult<string[]>;

/** The same on a page of several forms: which of them it was. */
export interface FormAnswer {
  intent: string;
  result: FormResult;
}

/** As `formSubmitter` needs it on a page of several forms, each with its `intent`. */
export function withIntent(result: FormResult, form: FormData): FormAnswer {
  return { intent: String(form.get('intent') ?? ''), result };
}

interface SubmitterOptions<Answer> {
  /** The field a refusal is shown beside; null: it is shown for the whole form. */
  fieldOf: (reason: string) => string | null | undefined;
  answerOf: (result: FormResult, form: FormData) => Answer;
  /** Fields never sent back to the browser. */
  hideFields?: string[];
}

/**
 * Makes what reads a posted form and does what it asks. Fields that are not right and refusals with a reason come back
 * to the form (status 422 or the refusal's); other refusals are thrown on.
 */
export function formSubmitter<Answer>({ fieldOf, answerOf, hideFields = [] }: SubmitterOptions<Answer>) {
  return async function submit<Schema extends z.ZodType, T>(
    form: FormData,
    schema: Schema,
    work: (value: z.output<Schema>) => Promise<T>,
  ) {
    const submission = parseWithZod(form, { schema, disableAutoCoercion: true });
    const refuse = (shown: Parameters<typeof submission.reply>[0], status: number) =>
      data(answerOf(submission.reply({ ...shown, hideFields }), form), { status });
    if (submission.status !== 'success') return refuse({}, HTTP_STATUS.invalid);
    try {
      return await work(submission.value);
    } catch (error) {
      if (!isDomainError(error) || !error.details.reason) throw error;
      const { reason } = error.details;
      const field = fieldOf(reason);
      const shown = field ? { fieldErrors: { [field]: [reason] } } : { formErrors: [reason] };
      return refuse(shown, HTTP_STATUS[error.code]);
    }
  };
}
