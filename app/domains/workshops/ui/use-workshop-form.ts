import type { SubmissionResult } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import { usePageForm } from '~/ui/form/use-page-form';

/** A form of the workshop screens; see `usePageForm`. */
export function useWorkshopForm<Name extends string>(
  id: string,
  result: SubmissionResult<string[]> | null | undefined,
  initial: Partial<Record<Name, string>> = {},
) {
  const { t } = useTranslation();
  return usePageForm({ id, result, initial, errorText: (key) => t(`workshops:errors.${key}`) });
}
