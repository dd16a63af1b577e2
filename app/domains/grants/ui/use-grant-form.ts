import { useTranslation } from 'react-i18next';
import { usePageForm } from '~/ui/form/use-page-form';
import type { FormAnswer } from '../forms.server';

/** One of the forms of a page, told apart by its `intent` and, where there are several of a kind, by `id`. */
export function useGrantForm(
  intent: string,
  answered: FormAnswer | null,
  initial: Record<string, string> = {},
  id = `grant-${intent}`,
) {
  const { t } = useTranslation();
  return usePageForm<string>({
    id,
    result: answered?.intent === intent ? answered.result : null,
    initial,
    errorText: (key) => t(`grants:errors.${key}`),
  });
}
