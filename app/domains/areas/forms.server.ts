import { MaxPartSizeExceededError, unstable_parseMultipartFormData as readMultipart } from '@remix-run/node';
import { DomainError } from '~/platform/errors';
import { type FormResult, formSubmitter } from '~/platform/form-submitter.server';

/** The field a refusal is shown beside; the others are shown for the whole form. */
const FIELD_OF: Record<string, string> = {
  code_form: 'code',
  code_taken: 'code',
  no_parent: 'parentCode',
  parent_code: 'parentCode',
};

/** Reads a posted form and does what it asks, see `formSubmitter`; codes are keys below `areas:errors`. */
export const submitForm = formSubmitter({
  fieldOf: (reason) => FIELD_OF[reason],
  answerOf: (result): FormResult => result,
});

const FIELD_LENGTH = 2_000;
const FIELDS_MOST = 20;

/**
 * A multipart form with one file in the field `file`, of which never more than `limit` bytes are held in memory.
 * Throws `too_large: file_large`, and `invalid: file_missing` when the body is no such form; `file` is null when none
 * was chosen.
 */
export async function readFileForm(
  request: Request,
  limit: number,
): Promise<{ fields: Record<string, string>; file: Uint8Array | null }> {
  const chunks: Uint8Array[] = [];
  const fields: Record<string, string> = {};
  await readMultipart(request, async ({ name, data: parts }) => {
    const isFile = name === 'file';
    const most = isFile ? limit : FIELD_LENGTH;
    const own: Uint8Array[] = [];
    let seen = 0;
    for await (const part of parts) {
      seen += part.byteLength;
      // A little past the limit is read on, so that the browser hears the answer rather than a broken connection.
      if (seen > 2 * most + 4 * 1024 * 1024) throw new MaxPartSizeExceededError(name, most);
      if (seen <= most) own.push(part);
    }
    if (seen > most) throw new MaxPartSizeExceededError(name, most);
    if (isFile) chunks.push(...own);
    else if (Object.keys(fields).length < FIELDS_MOST) fields[name] = Buffer.concat(own).toString('utf8');
    return '';
  }).catch((error: unknown) => {
    if (error instanceof MaxPartSizeExceededError)
      throw new DomainError('too_large', { reason: 'file_large' });
    // Anything else is a body that is no multipart form.
    throw new DomainError('invalid', { reason: 'file_missing' });
  });
  const file = Buffer.concat(chunks);
  return { fields, file: file.byteLength > 0 ? file : null };
}
