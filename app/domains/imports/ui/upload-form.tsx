import { Form } from '@remix-run/react';
import { type ChangeEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '~/platform/dates';

import type { Language } from '~/platform/i18n/languages';
import { Button } from '~/ui/button';
import { ErrorSummary, type FormProblem } from '~/ui/form/error-summary';
import { Field } from '~/ui/form/field';
import { Select, TextInput } from '~/ui/form/inputs';
import { IMPORT_KINDS, IMPORT_LIMITS, type ImportKind } from '../model';
import type { TownTableView } from '../service.server';
import type { UploadProblems } from '../upload-action.server';

/** Chooses a file, what it is, and of which source and day. */
export function UploadForm({
  townTables,
  result,
}: {
  townTables: TownTableView[];
  result: UploadProblems | undefined;
}) {
  const { t, i18n } = useTranslation();
  const values = result?.values ?? {};
  const [kind, setKind] = useState<ImportKind>(
    IMPORT_KINDS.find((known) => known === values.kind) ?? 'census',
  );
  const [source, setSource] = useState(values.source ?? t('imports:defaultSource.census'));
  const choose = (next: ImportKind) => {
    // A name that was typed stays; one that came by itself follows the kind.
    if (source === '' || source === t(`imports:defaultSource.${kind}`)) {
      setSource(t(`imports:defaultSource.${next}`));
    }
    setKind(next);
  };
  const errorsOf = (field: string) =>
    (result?.errors ?? [])
      .filter((error) => error.field === field)
      .map(({ key }) => t(`imports:errors.${key}`));
  return (
    <Form method="post" encType="multipart/form-data" className="flex max-w-3xl flex-col gap-5">
      <UploadErrors result={result} />
      <KindChoice kind={kind} onChoose={choose} errors={errorsOf('kind')} />
      <FileField errors={errorsOf('file')} />
      <TextInput
        id="import-source"
        name="source"
        label={t('imports:fields.source')}
        help={t(
          kind === 'organisations' ? 'imports:fields.sourceHelpOrganisations' : 'imports:fields.sourceHelp',
        )}
        errors={errorsOf('source')}
        value={source}
        onChange={(event: ChangeEvent<HTMLInputElement>) => setSource(event.target.value)}
        required
      />
      {kind === 'organisations' ? null : (
        <TextInput
          id="import-day"
          name="day"
          label={t('imports:fields.day')}
          help={t('imports:fields.dayHelp')}
          errors={errorsOf('day')}
          defaultValue={values.day ?? ''}
          autoComplete="off"
        />
      )}
      {kind === 'towns' ? null : (
        <Select
          id="import-townTable"
          name="townTable"
          label={t('imports:fields.townTable')}
          help={t('imports:fields.townTableHelp')}
          errors={errorsOf('townTable')}
          defaultValue={values.townTable ?? townTables[0]?.id ?? ''}
        >
          <option value="">{t('imports:fields.noTownTable')}</option>
          {townTables.map(({ id, name, validFrom, towns }) => (
            <option key={id} value={id}>
              {t('imports:fields.townTableOption', {
                name,
                towns,
                day: formatDay(validFrom, i18n.language as Language),
              })}
            </option>
          ))}
        </Select>
      )}
      <div>
        <Button type="submit" size="large">
          {t('imports:submit')}
        </Button>
      </div>
    </Form>
  );
}

/** What was not accepted, above the form. */
export function UploadErrors({ result }: { result: UploadProblems | undefined }) {
  const { t } = useTranslation();
  const problems = (result?.errors ?? []).map(
    ({ field, key }): FormProblem => ({
      ...(field === null ? {} : { fieldId: `import-${field}` }),
      message: t(`imports:errors.${key}`),
    }),
  );
  return <ErrorSummary problems={problems} />;
}

/** The file itself, with what may be chosen. */
export function FileField({ errors }: { errors: string[] }) {
  const { t } = useTranslation();
  return (
    <Field
      id="import-file"
      label={t('imports:fields.file')}
      help={t('imports:fields.fileHelp', {
        megabytes: IMPORT_LIMITS.bytes / 1024 / 1024,
        rows: IMPORT_LIMITS.rows,
      })}
      errors={errors}
      required
    >
      {(ids) => (
        <input
          {...ids}
          type="file"
          name="file"
          required
          accept=".csv,.txt,.tsv,.xlsx,text/csv,text/plain"
          className="min-h-12 w-full cursor-pointer rounded-lg border border-line-strong bg-white p-1 text-base file:mr-3 file:min-h-10 file:cursor-pointer file:rounded-md file:border-0 file:bg-brand-soft file:px-4 file:font-bold file:text-brand aria-invalid:border-2 aria-invalid:border-danger"
        />
      )}
    </Field>
  );
}

function KindChoice({
  kind,
  onChoose,
  errors,
}: {
  kind: ImportKind;
  onChoose: (kind: ImportKind) => void;
  errors: string[];
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-bold">{t('imports:fields.kind')}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {IMPORT_KINDS.map((one, index) => (
          <label
            key={one}
            className="flex cursor-pointer items-start gap-3 rounded-lg border border-line p-3 has-checked:border-brand has-checked:bg-brand-soft"
          >
            <input
              type="radio"
              id={index === 0 ? 'import-kind' : undefined}
              name="kind"
              value={one}
              checked={kind === one}
              onChange={() => onChoose(one)}
              className="mt-1 size-5 shrink-0 accent-brand"
            />
            <span>
              <span className="block font-bold">{t(`imports:kinds.${one}`)}</span>
              <span className="block text-ink-soft">{t(`imports:kindHelp.${one}`)}</span>
            </span>
          </label>
        ))}
      </div>
      {errors.length > 0 ? (
        <p className="font-bold text-danger">
          <span aria-hidden="true">⚠ </span>
          {errors.join(' ')}
        </p>
      ) : null}
    </fieldset>
  );
}
