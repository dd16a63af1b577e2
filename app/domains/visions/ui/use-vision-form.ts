import type { SubmissionResult } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import { usePageForm } from '~/ui/form/use-page-form';

/** A form of the vision screens; see `usePageForm`. */
export function useVisionForm<Name extends string>(
  id: string,
  result: SubmissionResult<string[]> | null | undefined,
  initial: Partial<Record<Name, string>> = {},
) {
  const { t } = useTranslation();
  return usePageForm({ id, result, initial, errorText: (key) => t(`visions:errors.${key}`) });
}
