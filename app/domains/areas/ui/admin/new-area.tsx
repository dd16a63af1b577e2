import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Select, TextInput } from '~/ui/form/inputs';
import { AREA_KINDS, type Area } from '../../model';
import { AreaFields, type FactName } from './area-fields';
import { useAreaForm } from './use-area-form';

/** Form for an area that is new. */
export function NewArea({
  parents,
  today,
  result,
}: {
  parents: readonly Area[];
  today: string;
  result: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useAreaForm<FactName | 'kind' | 'code'>('new-area', result, {
    kind: parents.length === 0 ? 'city' : 'centre',
    from: today,
  });
  return (
    <Form method="post" {...formProps} className="flex max-w-2xl flex-col gap-5">
      <h1 className="text-3xl">{t('areas:admin.add')}</h1>
      <ErrorSummary problems={problems} />
      <Select {...field('kind')} label={t('areas:admin.kind')}>
        {AREA_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`areas:kinds.${kind}`)}
          </option>
        ))}
      </Select>
      <TextInput
        {...field('code')}
        label={t('areas:form.code')}
        help={t('areas:form.codeHelp')}
        required
        autoComplete="off"
      />
      <AreaFields field={field} parents={parents} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit">{t('areas:form.add')}</Button>
        <ButtonLink to="/admin/areas" variant="quiet">
          {t('cancel')}
        </ButtonLink>
      </div>
    </Form>
  );
}
