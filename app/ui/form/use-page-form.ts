import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import type { FormProblem } from './error-summary';

/** What a control needs to be part of the form. */
export interface FormField {
  id: string;
  name: string;
  defaultValue: string;
  errors: string[];
}

export interface PageFormOptions<Name extends string> {
  /** Fixed, so that the server's rendering and the browser's agree. */
  id: string;
  /** The server's answer. */
  result: SubmissionResult<string[]> | null | undefined;
  /** Values to begin with. */
  initial: Partial<Record<Name, string>>;
  /** Sentence for an error key. */
  errorText: (key: string) => string;
}

/** A form that works before JavaScript and shows the server's answer beside the fields and in a summary. */
export function usePageForm<Name extends string>({ id, result, initial, errorText }: PageFormOptions<Name>) {
  const [form, fields] = useForm<Record<string, string>>({
    id,
    lastResult: result ?? null,
    defaultValue: initial,
  });
  const words = (keys: readonly string[] | null | undefined) => (keys ?? []).map(errorText);
  const problems: FormProblem[] = Object.entries(form.allErrors).flatMap(([name, keys]) =>
    words(keys).map((message) => ({ ...(name ? { fieldId: `${id}-${name}` } : {}), message })),
  );
  const field = (name: Name): FormField => ({
    id: `${id}-${name}`,
    name,
    defaultValue: fields[name]?.initialValue ?? initial[name] ?? '',
    errors: words(fields[name]?.errors),
  });
  return { formProps: getFormProps(form), field, problems };
}
