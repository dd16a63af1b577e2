import { data, redirect } from '@remix-run/node';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError, HTTP_STATUS, isDomainError } from '~/platform/errors';
import { mayImport } from './policy';
import { uploadSchema } from './schema';
import { createImport } from './service.server';
import { readUpload } from './upload.server';

/** What an upload that was not accepted answers with: keys below `imports:errors` by field, and what was typed. */
export interface UploadProblems {
  errors: { field: string | null; key: string }[];
  values: Record<string, string>;
}

/** The field a refusal is shown beside; the others are shown for the whole form. */
const FIELD_OF: Record<string, string> = {
  file_empty: 'file',
  import_file_too_large: 'file',
  source_missing: 'source',
  day_missing: 'day',
  town_table_unknown: 'townTable',
};

/** Takes a posted file in and leads to its page; asks for the right before a byte of it is read. */
export async function takeUpload(deps: Deps, principal: Principal, request: Request) {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  if (!mayImport(principal)) throw new DomainError('forbidden');
  let values: Record<string, string> = {};
  try {
    const upload = await readUpload(request);
    values = upload.fields;
    const input = uploadSchema.safeParse(values);
    if (!input.success) {
      const errors = input.error.issues.map((issue) => ({
        field: issue.path.length > 0 ? String(issue.path[0]) : null,
        key: issue.message,
      }));
      return data<UploadProblems>({ errors, values }, { status: HTTP_STATUS.invalid });
    }
    return redirect(`/admin/imports/${await createImport(deps, principal, input.data, upload.file)}`);
  } catch (error) {
    const reason = isDomainError(error) ? error.details.reason : undefined;
    if (!isDomainError(error) || reason === undefined) throw error;
    const errors = [{ field: FIELD_OF[reason] ?? null, key: reason }];
    return data<UploadProblems>({ errors, values }, { status: HTTP_STATUS[error.code] });
  }
}
