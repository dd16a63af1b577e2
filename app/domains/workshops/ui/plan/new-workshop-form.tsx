import type { SubmissionResult } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import { Select, TextArea, TextInput } from '~/ui/form/inputs';
import { useFiscalYear } from '~/ui/use-fiscal-year';
import { ChoiceCards, PlanForm } from './form-page';

/** What a new workshop is called, what it is for, and how it begins. */
export function NewWorkshopForm({
  programmes,
  templates,
  programmeId,
  result,
}: {
  programmes: readonly { id: string; name: string; fiscalYear: number }[];
  templates: readonly { id: string; name: string; minutes: number; phases: readonly string[] }[];
  programmeId: string;
  result: SubmissionResult<string[]> | null | undefined;
}) {
  const { t } = useTranslation();
  const fiscalYear = useFiscalYear();
  const words = 'workshops:create';
  return (
    <PlanForm<'programmeId' | 'title' | 'description' | 'templateId'>
      id="workshop"
      title={t(`${words}.title`)}
      result={result}
      initial={{ programmeId, templateId: templates[0]?.id ?? '' }}
      submit={t(`${words}.submit`)}
      back="/programmes"
    >
      {(field) => (
        <>
          <TextInput {...field('title')} label={t(`${words}.name`)} help={t(`${words}.nameHelp`)} required />
          <Select {...field('programmeId')} label={t(`${words}.programme`)} required>
            {programmes.map((programme) => (
              <option key={programme.id} value={programme.id}>
                {programme.name}　{fiscalYear(programme.fiscalYear)}
              </option>
            ))}
          </Select>
          <TextArea {...field('description')} label={t(`${words}.description`)} rows={4} />
          <ChoiceCards
            legend={t(`${words}.template`)}
            help={t(`${words}.templateHelp`)}
            name="templateId"
            value={field('templateId').defaultValue}
            choices={[
              ...templates.map((template) => ({
                value: template.id,
                label: `${template.name}　${t(`${words}.minutes`, { count: template.minutes })}`,
                help: template.phases.join(' → '),
              })),
              { value: '', label: t(`${words}.blank`), help: t(`${words}.blankHelp`) },
            ]}
          />
        </>
      )}
    </PlanForm>
  );
}
