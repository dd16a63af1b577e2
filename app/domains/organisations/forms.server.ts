import type { SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { data } from '@remix-run/node';
import { HTTP_STATUS } from '~/platform/errors';
import type { OrganisationContent } from './model';
import { organisationEdit } from './schema';
import type { EditConflict } from './service/edit.server';

/** The answer to a form that was sent and not written: what is wrong in it, or the edit that came in between. */
function refuse(
  answer: {
    result: SubmissionResult<string[]> | null;
    conflict: EditConflict | null;
  },
  status: number,
) {
  return data(answer, { status });
}

/**
 * Reads the form of an entry and hands what is right to `write`. Rows that are added or taken out come back as a form
 * too, without a word about what is not filled in yet.
 */
export async function submitOrganisation(
  form: FormData,
  write: (input: { revision: number; content: OrganisationContent }) => Promise<EditConflict | null>,
) {
  const submission = parseWithZod(form, { schema: organisationEdit, disableAutoCoercion: true });
  if (submission.status === undefined) return refuse({ result: submission.reply(), conflict: null }, 200);
  if (submission.status !== 'success') {
    return refuse({ result: submission.reply(), conflict: null }, HTTP_STATUS.invalid);
  }
  const conflict = await write(submission.value);
  return refuse({ result: null, conflict }, conflict ? HTTP_STATUS.conflict : 200);
}
