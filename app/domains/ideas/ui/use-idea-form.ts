import type { SubmissionResult } from '@conform-to/react';
import { getFormProps, useForm } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import type { FormProblem } from '~/ui/form/error-summary';

/**
 * A form that works before JavaScript and shows the server's answer beside the fields and in a summary. `id` is
 * fixed, so that both renderings agree.
 */
export function useIdeaForm(
  id: string,
  result: SubmissionResult<string[]> | null | undefined,
  initial: Record<string, string> = {},
) {
  const { t } = useTranslation();
  const [form, fields] = useForm<Record<string, string>>({
    id,
    lastResult: result ?? null,
    defaultValue: initial,
  });
  const words = (keys: readonly string[] | null | undefined) =>
    (keys ?? []).map((key) => t(`ideas:errors.${key}`));
  const problems: FormProblem[] = Object.entries(form.allErrors).flatMap(([name, keys]) =>
    words(keys).map((message) => ({ ...(name ? { fieldId: `${id}-${name}` } : {}), message })),
  );
  const field = (name: string) => ({
    id: `${id}-${name}`,
    name,
    defaultValue: fields[name]?.initialValue ?? initial[name] ?? '',
    errors: words(fields[name]?.errors),
  });
  return { formProps: getFormProps(form), field, problems };
}
