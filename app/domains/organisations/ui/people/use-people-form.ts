import type { SubmissionResult } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import { usePageForm } from '~/ui/form/use-page-form';

/** A form about people of organisations; see `usePageForm`. */
export function usePeopleForm<Name extends string>(
  id: string,
  result: SubmissionResult<string[]> | null | undefined,
  initial: Partial<Record<Name, string>> = {},
) {
  const { t } = useTranslation();
  return usePageForm<Name>({
    id,
    result,
    initial,
    errorText: (key) => t(`organisations:errors.${key}`),
  });
}
