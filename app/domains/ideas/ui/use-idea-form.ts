import { useTranslation } from 'react-i18next';
import { usePageForm } from '~/ui/form/use-page-form';
import type { FormAnswer } from '../forms.server';

/** One of the forms of an idea's page, told apart by its `intent`. */
export function useIdeaForm(
  intent: string,
  answered: FormAnswer | null,
  initial: Record<string, string> = {},
) {
  const { t } = useTranslation();
  return usePageForm<string>({
    id: `idea-${intent}`,
    result: answered?.intent === intent ? answered.result : null,
    initial,
    errorText: (key) => t(`ideas:errors.${key}`),
  });
}
