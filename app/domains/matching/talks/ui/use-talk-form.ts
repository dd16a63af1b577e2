import { useTranslation } from 'react-i18next';
import { usePageForm } from '~/ui/form/use-page-form';
import type { FormAnswer } from '../forms.server';

/** One of the forms of a talk, told apart by its `intent`. */
export function useTalkForm(
  intent: string,
  answered: FormAnswer | null,
  initial: Record<string, string> = {},
  id = `talk-${intent}`,
) {
  const { t } = useTranslation();
  return usePageForm<string>({
    id,
    result: answered?.intent === intent ? answered.result : null,
    initial,
    errorText: (key) => t(`talks:errors.${key}`),
  });
}
