import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { Button } from '~/ui/button';
import { Select } from '~/ui/form/inputs';
import { EmptyState } from '~/ui/notice';
import { useFiscalYear } from '~/ui/use-fiscal-year';
import type { ProgrammeItem } from '../../service/programmes.server';
import { ProgrammeSign } from '../status-signs';

const W = 'grants:admin';

/** All programmes of grants, and a new one from rules that are known. */
export function AdminGrantList({
  programmes,
  templates,
}: {
  programmes: ProgrammeItem[];
  templates: string[];
}) {
  const { t } = useTranslation();
  const fiscalYear = useFiscalYear();
  return (
    <AdminFrame>
      <div className="flex flex-col gap-8">
        <header className="flex flex-col gap-2">
          <h1 className="text-3xl">{t(`${W}.title`)}</h1>
          <p className="max-w-3xl">{t(`${W}.lead`)}</p>
        </header>
        {programmes.length === 0 ? (
          <EmptyState title={t(`${W}.none`)}>
            <p>{t(`${W}.noneText`)}</p>
          </EmptyState>
        ) : (
          <ul className="flex flex-col gap-3">
            {programmes.map((one) => (
              <li
                key={one.id}
                className="flex flex-wrap items-center justify-between gap-x-4 rounded-xl border border-line p-4 shadow-card"
              >
                <div>
                  <h2 className="text-lg">
                    <Link
                      to={`/admin/grants/${one.id}`}
                      className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
                    >
                      {one.title}
                    </Link>
                  </h2>
                  <p className="text-ink-soft">
                    {fiscalYear(one.fiscalYear)} · {t(`${W}.handedIn`, { count: one.handedIn })}
                  </p>
                </div>
                <ProgrammeSign status={one.status} takes={one.takes} />
              </li>
            ))}
          </ul>
        )}
        <section className="flex flex-col gap-4 rounded-xl bg-surface-soft p-5">
          <h2 className="text-xl">{t(`${W}.new`)}</h2>
          <p>{t(`${W}.newLead`)}</p>
          <Form method="post" className="flex flex-wrap items-end gap-4">
            <Select label={t(`${W}.template`)} name="template" className="min-w-60">
              {templates.map((template) => (
                <option key={template} value={template}>
                  {t(`${W}.templates.${template}`)}
                </option>
              ))}
            </Select>
            <Button type="submit">{t(`${W}.create`)}</Button>
          </Form>
        </section>
      </div>
    </AdminFrame>
  );
}
