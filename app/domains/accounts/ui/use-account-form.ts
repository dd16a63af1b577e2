import type { SubmissionResult } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import { usePageForm } from '~/ui/form/use-page-form';

/** Words of an error key (`name` or `name|minutes`, below `accounts:errors`). */
export function useErrorText(): (key: string) => string {
  const { t } = useTranslation();
  return (key) => {
    const [name, minutes] = key.split('|');
    return t(`accounts:errors.${name}`, { minutes });
  };
}

/** A form of the accounts screens; see `usePageForm`. */
export function useAccountForm<Values extends Record<string, unknown>>(
  id: string,
  result: SubmissionResult<string[]> | null | undefined,
  initial: Partial<Record<keyof Values & string, string>> = {},
) {
  return usePageForm<keyof Values & string>({ id, result, initial, errorText: useErrorText() });
}
