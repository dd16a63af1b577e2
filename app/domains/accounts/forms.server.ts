import type { Submission, SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { data } from '@remix-run/node';
import type { z } from 'zod';
import { HTTP_STATUS, isDomainError } from '~/platform/errors';

/** Never sent back to the browser with an answer. */
const SECRET_FIELDS = ['password', 'current'];
/** The field a refusal is shown beside; the others are shown for the whole form. */
const FIELD_OF: Record<string, string> = {
  current_password_wrong: 'current',
  email_taken: 'email',
  already_invited: 'email',
};
/** Refusals that a form can answer; anything else is a page of its own. */
const ANSWERED = new Set(['invalid', 'conflict', 'too_many', 'forbidden']);

/** What an action returns when a form was not accepted: keys below `accounts:errors`. */
export type FormResult = SubmissionResult<string[]>;

/** Reads a posted form. Schemas say themselves what an empty or missing field means. */
export function parseForm<Schema extends z.ZodType>(form: FormData, schema: Schema) {
  return parseWithZod(form, { schema, disableAutoCoercion: true });
}

/** Answer to a form whose fields are not right. */
export function invalidForm(submission: Pick<Submission<unknown, string[]>, 'reply'>) {
  return data<FormResult>(submission.reply({ hideFields: SECRET_FIELDS }), { status: HTTP_STATUS.invalid });
}

/** Answer to a form that a service refused; rethrows what is no refusal of this form. */
export function refusedForm(submission: Pick<Submission<unknown, string[]>, 'reply'>, error: unknown) {
  if (!isDomainError(error) || !ANSWERED.has(error.code)) throw error;
  const message = refusalKey(error);
  const field = FIELD_OF[message];
  const shown = field ? { fieldErrors: { [field]: [message] } } : { formErrors: [message] };
  return data<FormResult>(submission.reply({ ...shown, hideFields: SECRET_FIELDS }), {
    status: HTTP_STATUS[error.code],
    headers: retryAfter(error),
  });
}

/**
 * Answer to a form behind a link from a mail. A link that has ended meanwhile is told about by the page itself,
 * which its loader renders anew.
 */
export function refusedLinkForm(submission: Pick<Submission<unknown, string[]>, 'reply'>, error: unknown) {
  if (isDomainError(error) && (error.code === 'gone' || error.code === 'not_found')) {
    return data<FormResult | null>(null, { status: HTTP_STATUS.gone });
  }
  return refusedForm(submission, error);
}

/** Key of a refusal's words, with the minutes to wait after a bar: `too_many_attempts|12`. */
export function refusalKey(error: { code: string; details: Record<string, unknown> }): string {
  const reason = typeof error.details.reason === 'string' ? error.details.reason : error.code;
  const seconds = error.details.retryAfterSeconds;
  return typeof seconds === 'number' ? `${reason}|${Math.ceil(seconds / 60)}` : reason;
}

function retryAfter(error: { details: Record<string, unknown> }): HeadersInit {
  const seconds = error.details.retryAfterSeconds;
  return typeof seconds === 'number' ? { 'Retry-After': String(seconds) } : {};
}

/** Why a link doesn't work: `used`, `expired`, `revoked` or `unknown`; rethrows anything else. */
export function brokenLink(error: unknown): 'used' | 'expired' | 'revoked' | 'unknown' {
  if (isDomainError(error)) {
    for (const why of ['used', 'expired', 'revoked', 'unknown'] as const) {
      if (error.details.reason === `link_${why}`) return why;
    }
  }
  throw error;
}

/** Status of a page that says a link doesn't work. */
export function brokenLinkStatus(why: ReturnType<typeof brokenLink>): number {
  return why === 'unknown' ? HTTP_STATUS.not_found : HTTP_STATUS.gone;
}
