import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { Button, ButtonLink } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Select, TextInput } from '~/ui/form/inputs';
import { EmptyState } from '~/ui/notice';
import { PROGRAMME_KINDS, type Programme } from '../../model';
import { FormState, fieldId, useField } from './fields';
import { ProgrammeStatus } from './status';

const W = 'matching:suggestions.admin';

/** All programmes, and a new one from a kind. */
export function ProgrammeListPage({
  programmes,
  year,
  errors,
}: {
  programmes: Pick<Programme, 'id' | 'name' | 'kind' | 'fiscalYear' | 'status'>[];
  /** Fiscal year a new one begins with. */
  year: number;
  errors: Record<string, string[]>;
}) {
  const { t } = useTranslation();
  return (
    <AdminFrame>
      <div className="flex flex-col gap-8">
        <header className="flex flex-col gap-2">
          <h1 className="text-3xl">{t(`${W}.title`)}</h1>
          <p className="max-w-3xl">{t(`${W}.lead`)}</p>
          <div className="flex flex-wrap gap-3">
            <ButtonLink to="/matching" variant="secondary">
              {t(`${W}.toSuggestions`)}
            </ButtonLink>
          </div>
        </header>
        {programmes.length === 0 ? (
          <EmptyState title={t(`${W}.none`)}>
            <p>{t(`${W}.noneText`)}</p>
          </EmptyState>
        ) : (
          <ul className="flex flex-col gap-3">
            {programmes.map(({ id, name, kind, fiscalYear, status }) => (
              <li
                key={id}
                className="flex flex-wrap items-center justify-between gap-x-4 rounded-xl border border-line p-4 shadow-card"
              >
                <div>
                  <h2 className="text-lg">
                    <Link
                      to={`/admin/matching/${id}`}
                      className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
                    >
                      {name}
                    </Link>
                  </h2>
                  <p className="text-ink-soft">
                    {t(`${W}.year`, { year: fiscalYear })} · {t(`${W}.kinds.${kind}`, { defaultValue: kind })}
                  </p>
                </div>
                <ProgrammeStatus status={status} />
              </li>
            ))}
          </ul>
        )}
        <FormState value={{ values: { fiscalYear: [String(year)] }, errors }}>
          <NewProgramme errors={errors} />
        </FormState>
      </div>
    </AdminFrame>
  );
}

function NewProgramme({ errors }: { errors: Record<string, string[]> }) {
  const { t } = useTranslation();
  const { of } = useField();
  const problems = Object.entries(errors).map(([name, keys]) => ({
    fieldId: fieldId(name),
    message: keys.map((key) => t(`matching:errors.${key}`)).join(' '),
  }));
  return (
    <section className="flex flex-col gap-4 rounded-xl bg-surface-soft p-5">
      <h2 className="text-xl">{t(`${W}.new.title`)}</h2>
      <p>{t(`${W}.new.lead`)}</p>
      <Form method="post" className="flex flex-col gap-4">
        <ErrorSummary problems={problems} />
        <div className="flex flex-wrap items-end gap-4">
          <Select
            {...of('kind')}
            defaultValue="network_grant"
            label={t(`${W}.new.kind`)}
            className="min-w-60"
          >
            {PROGRAMME_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`${W}.kinds.${kind}`)}
              </option>
            ))}
          </Select>
          <TextInput
            {...of('fiscalYear')}
            label={t(`${W}.about.fiscalYear`)}
            inputMode="numeric"
            required
            className="w-44"
          />
          <Button type="submit">{t(`${W}.new.create`)}</Button>
        </div>
      </Form>
    </section>
  );
}
