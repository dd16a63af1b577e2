import type { FormProblem } from './error-summary';

/** What an action answered about a form that was not accepted; see `actOnForm`. */
export interface PostedProblems {
  intent: string;
  errors: readonly {
    field: string | null;
    key: string;
    values?: Record<string, string | number> | undefined;
  }[];
  values: Readonly<Record<string, string | string[]>>;
}

export interface PostedForm {
  /** Id, name, value and errors of a field: what was typed stays. */
  field(name: string, initial?: string): { id: string; name: string; defaultValue: string; errors: string[] };
  /** Whether a choice of a field with several values, or a tick, was posted; else as it was. */
  ticked(name: string, value: string, initial: boolean): boolean;
  /** For the summary above the form. */
  problems: FormProblem[];
}

/** The answer to one of a page's forms; without one the form is as it begins. */
export function postedForm(
  intent: string,
  result: PostedProblems | null | undefined,
  errorText: (key: string, values?: Record<string, string | number>) => string,
): PostedForm {
  const own = result?.intent === intent ? result : null;
  return {
    field(name, initial = '') {
      const typed = own?.values[name];
      return {
        id: `${intent}-${name}`,
        name,
        defaultValue: typeof typed === 'string' ? typed : initial,
        errors: (own?.errors ?? [])
          .filter((one) => one.field === name)
          .map((one) => errorText(one.key, one.values)),
      };
    },
    ticked(name, value, initial) {
      if (own === null) return initial;
      const typed = own.values[name];
      return Array.isArray(typed) ? typed.includes(value) : typed === value;
    },
    problems: (own?.errors ?? []).map((one) => ({
      ...(one.field ? { fieldId: `${intent}-${one.field}` } : {}),
      message: errorText(one.key, one.values),
    })),
  };
}
