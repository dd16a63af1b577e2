import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { HTTP_STATUS, isDomainError } from '~/platform/errors';
import { readFileForm } from './forms.server';
import { BOUNDARY_LIMITS } from './model/geojson';
import { boundaryImportSchema } from './schema';
import { importBoundaries, planBoundaries } from './service/boundary-import.server';
import type { ImportAnswer } from './ui/admin/import-form';

/** Refusals that belong to one field; the others are shown for the whole form. */
const FILE_REASONS = new Set([
  'file_large',
  'not_utf8',
  'not_json',
  'not_collection',
  'no_features',
  'many_features',
  'many_points',
]);

type Outcome = { changed: number } | { answer: ImportAnswer; status: number };

/** Carries out what the form of the boundary import asks for: a look (`check`), or the import (`replace`). */
export async function submitBoundaries(deps: Deps, principal: Principal, request: Request): Promise<Outcome> {
  let fields: Record<string, string> = {};
  try {
    const form = await readFileForm(request, BOUNDARY_LIMITS.bytes);
    fields = form.fields;
    const input = boundaryImportSchema.safeParse(fields);
    const problems: Record<string, string> = form.file ? {} : { file: 'file_missing' };
    for (const issue of input.error?.issues ?? []) problems[String(issue.path[0])] ??= issue.message;
    if (!input.success || !form.file) return refused(problems, fields);
    if (fields.intent !== 'replace') {
      const plan = await planBoundaries(deps, principal, input.data, form.file);
      return { answer: { problems: {}, plan, fields }, status: 200 };
    }
    const { changed } = await importBoundaries(deps, principal, input.data, form.file, fields.digest ?? '');
    return { changed };
  } catch (error) {
    if (!isDomainError(error) || !error.details.reason) throw error;
    const { reason } = error.details;
    return refused({ [FILE_REASONS.has(reason) ? 'file' : '']: reason }, fields, HTTP_STATUS[error.code]);
  }
}

function refused(
  problems: Record<string, string>,
  fields: Record<string, string>,
  status: number = HTTP_STATUS.invalid,
): Outcome {
  return { answer: { problems, plan: null, fields }, status };
}
