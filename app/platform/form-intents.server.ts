import { data, redirect } from '@remix-run/node';
import type { z } from 'zod';
import { DomainError, HTTP_STATUS, isDomainError } from './errors';

/** What an action answers when a form was not accepted: which form, keys of sentences by field, and what was typed. */
export interface FormProblems {
  intent: string;
  errors: { field: string | null; key: string; values?: Record<string, string | number> }[];
  values: Record<string, string | string[]>;
}

/** One thing a form can ask for; answers where to go next. */
export type FormIntent<Context> = (context: Context, form: FormData) => Promise<string>;

/** Fields that are not as they must be. */
class Unread extends Error {
  constructor(readonly error: z.ZodError) {
    super('a form could not be read');
  }
}

/** An intent whose fields are read by a schema; its issues' messages are keys of sentences. */
export function formIntent<Context, Schema extends z.ZodType>(
  schema: Schema,
  work: (context: Context, input: z.output<Schema>) => Promise<string>,
): FormIntent<Context> {
  return (context, form) => {
    const read = schema.safeParse(valuesOf(form));
    if (!read.success) return Promise.reject(new Unread(read.error));
    return work(context, read.data);
  };
}

/** Text fields by name; a name ending in `[]` keeps all its values. */
export function valuesOf(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const [key, value] of form) {
    if (typeof value !== 'string' || key === 'intent') continue;
    values[key] = key.endsWith('[]') ? [...((values[key] as string[] | undefined) ?? []), value] : value;
  }
  return values;
}

/**
 * Does what a form asks by its field `intent` and leads on. What was not accepted comes back with its status; a refusal
 * whose `details.field` names a field is shown beside it. Throws `invalid` for an unknown intent.
 */
export async function actOnForm<Context>(
  intents: Readonly<Record<string, FormIntent<Context>>>,
  context: Context,
  form: FormData,
) {
  const name = String(form.get('intent') ?? '');
  const wanted = Object.hasOwn(intents, name) ? intents[name] : undefined;
  if (!wanted) throw new DomainError('invalid');
  const answer = (errors: FormProblems['errors'], status: number) =>
    data<FormProblems>({ intent: name, errors, values: valuesOf(form) }, { status });
  try {
    return redirect(await wanted(context, form));
  } catch (error) {
    if (error instanceof Unread) {
      const issues = error.error.issues.map((issue) => ({
        field: issue.path.length > 0 ? String(issue.path[0]) : null,
        key: issue.message,
      }));
      return answer(issues, HTTP_STATUS.invalid);
    }
    if (!isDomainError(error) || !ANSWERED.has(error.code) || !error.details.reason) throw error;
    const { field, reason } = error.details;
    return answer(
      [{ field: typeof field === 'string' ? field : null, key: reason }],
      HTTP_STATUS[error.code],
    );
  }
}

/** Refusals that a form can answer; anything else is a page of its own. */
const ANSWERED = new Set(['invalid', 'conflict', 'too_large', 'unsupported']);
