import { useTranslation } from 'react-i18next';
import { usePageForm } from '~/ui/form/use-page-form';
import type { FormAnswer } from '../forms.server';

/** One of the forms of a collaboration, told apart by its `intent`; `id` where the same form stands more than once. */
export function useCollaborationForm(
  intent: string,
  answered: FormAnswer | null,
  initial: Record<string, string> = {},
  id = intent,
) {
  const { t } = useTranslation();
  return usePageForm<string>({
    id: `collaboration-${id}`,
    result: answered?.intent === intent ? answered.result : null,
    initial,
    errorText: (key) => t(`collaborations:errors.${key}`),
  });
}
