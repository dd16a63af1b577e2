import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { MapTiles } from '~/platform/map-tiles';
import { Button } from '~/ui/button';
import { ErrorSummary, type FormProblem } from '~/ui/form/error-summary';
import { Select, TextInput } from '~/ui/form/inputs';
import type { BoundaryPlan } from '../../service/boundary-import.server';
import { ImportPlan } from './import-plan';

/** What the action answers: what is wrong, or what the file would do. */
export interface ImportAnswer {
  /** Keys below `areas:errors`, by field; '' for the whole form. */
  problems: Record<string, string>;
  plan: BoundaryPlan | null;
  fields: Record<string, string>;
}

/**
 * First the file is looked at, then its shapes take their place. The file stays chosen between the two steps; what
 * is imported is exactly what was looked at.
 */
export function ImportForm({
  answer,
  today,
  tiles,
}: {
  answer: ImportAnswer | undefined;
  today: string;
  tiles: MapTiles;
}) {
  const { t } = useTranslation();
  const busy = useNavigation().state === 'submitting';
  const words = (field: string) => {
    const key = answer?.problems[field];
    return key ? [t(`areas:errors.${key}`)] : [];
  };
  const problems: FormProblem[] = Object.entries(answer?.problems ?? {}).map(([field, key]) => ({
    ...(field ? { fieldId: `import-${field}` } : {}),
    message: t(`areas:errors.${key}`),
  }));
  const plan = answer?.plan ?? null;
  const given = (name: string, otherwise: string) => answer?.fields[name] ?? otherwise;
  return (
    <Form method="post" encType="multipart/form-data" className="flex flex-col gap-5">
      <ErrorSummary problems={problems} />
      <div className="grid items-start gap-5 md:grid-cols-2">
        <TextInput
          id="import-file"
          name="file"
          type="file"
          accept=".geojson,.json,application/geo+json,application/json"
          label={t('areas:import.file')}
          help={t('areas:import.fileHelp')}
          errors={words('file')}
          required
        />
        <TextInput
          id="import-source"
          name="source"
          label={t('areas:import.source')}
          help={t('areas:import.sourceHelp')}
          defaultValue={given('source', '')}
          errors={words('source')}
          required
        />
        <TextInput
          id="import-from"
          name="from"
          type="date"
          label={t('areas:import.from')}
          help={t('areas:import.fromHelp')}
          defaultValue={given('from', today)}
          errors={words('from')}
          required
        />
        {plan ? (
          <Select
            key={plan.digest}
            id="import-property"
            name="property"
            label={t('areas:import.property')}
            help={t('areas:import.propertyHelp')}
            defaultValue={plan.property}
            errors={words('property')}
          >
            {plan.properties.map(({ name, matched, example }) => (
              <option key={name} value={name}>
                {t('areas:import.propertyOption', { name, matched, example: example.slice(0, 30) })}
              </option>
            ))}
          </Select>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          name="intent"
          value="check"
          variant={plan ? 'secondary' : 'primary'}
          isDisabled={busy}
        >
          {t(plan ? 'areas:import.checkAgain' : 'areas:import.check')}
        </Button>
        <span role="status">{busy ? t('areas:import.busy') : null}</span>
      </div>
      {plan ? <ImportPlan plan={plan} tiles={tiles} busy={busy} /> : null}
    </Form>
  );
}
