import type { SubmissionResult } from '@conform-to/react';
import { getFormProps, useForm } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import type { FormProblem } from '~/ui/form/error-summary';

/** Words of an error key (`name` or `name|minutes`, below `accounts:errors`). */
export function useErrorText(): (key: string) => string {
  const { t } = useTranslation();
  return (key) => {
    const [name, minutes] = key.split('|');
    return t(`accounts:errors.${name}`, { minutes });
  };
}

/** What a text control needs to be part of the form. */
export interface FieldProps {
  id: string;
  name: string;
  defaultValue: string;
  errors: string[];
}

/**
 * A form of the accounts screens: works before JavaScript, shows the server's answer beside the fields and in a
 * summary. `id` is fixed, so that both renderings agree. `initial`: values to begin with.
 */
export function useAccountForm<Values extends Record<string, unknown>>(
  id: string,
  result: SubmissionResult<string[]> | null | undefined,
  initial: Partial<Record<keyof Values & string, string>> = {},
) {
  const [form, fields] = useForm<Record<string, string>>({
    id,
    lastResult: result ?? null,
    defaultValue: initial,
  });
  const errorText = useErrorText();
  const problems: FormProblem[] = Object.entries(form.allErrors).flatMap(([name, keys]) =>
    (keys ?? []).map((key) => ({
      ...(name ? { fieldId: fields[name]?.id ?? `${id}-${name}` } : {}),
      message: errorText(key),
    })),
  );
  const field = (name: keyof Values & string): FieldProps => ({
    id: fields[name]?.id ?? `${id}-${name}`,
    name,
    defaultValue: fields[name]?.initialValue ?? initial[name] ?? '',
    errors: (fields[name]?.errors ?? []).map(errorText),
  });
  return { formProps: getFormProps(form), field, problems };
}
