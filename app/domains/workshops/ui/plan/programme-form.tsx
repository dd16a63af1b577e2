import type { SubmissionResult } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import { TextArea, TextInput } from '~/ui/form/inputs';
import type { Programme } from '../../model';
import { PlanForm } from './form-page';

/** Name, year and purpose of a programme, new or existing. */
export function ProgrammeForm({
  programme,
  year,
  result,
}: {
  programme: Programme | null;
  /** Fiscal year a new one begins with. */
  year: number;
  result: SubmissionResult<string[]> | null | undefined;
}) {
  const { t } = useTranslation();
  const words = 'workshops:programmes';
  return (
    <PlanForm<'name' | 'fiscalYear' | 'description'>
      id="programme"
      title={t(programme ? `${words}.edit` : `${words}.newProgramme`)}
      result={result}
      initial={{
        name: programme?.name ?? '',
        fiscalYear: String(programme?.fiscalYear ?? year),
        description: programme?.description ?? '',
      }}
      submit={programme ? t('save') : t(`${words}.create`)}
      back={programme ? `/programmes/${programme.id}` : '/programmes'}
    >
      {(field) => (
        <>
          <TextInput {...field('name')} label={t(`${words}.name`)} help={t(`${words}.nameHelp`)} required />
          <TextInput
            {...field('fiscalYear')}
            label={t(`${words}.year`)}
            help={t(`${words}.yearHelp`)}
            inputMode="numeric"
            required
          />
          <TextArea {...field('description')} label={t(`${words}.description`)} rows={4} />
        </>
      )}
    </PlanForm>
  );
}
