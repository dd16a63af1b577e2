import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CELL, HEAD_CELL } from '~/domains/accounts/ui/admin-frame';
import { Button, ButtonLink } from '~/ui/button';
import { Select } from '~/ui/form/inputs';
import { EmptyState } from '~/ui/notice';
import { ScrollRegion } from '~/ui/scroll-region';
import { useFiscalYear } from '~/ui/use-fiscal-year';
import type { FairnessGroup } from '../fairness';
import type { FairnessPage } from '../service/fairness.server';
import { whySentences } from '../why-words';
import { BackLink, PANEL, TABLE } from './parts';

/** Years offered, up to the current one. */
const YEARS = 8;
const COLUMNS = ['organisations', 'exposure', 'suggested', 'attempts', 'successes', 'placed'] as const;

/** Who was shown, who succeeded, and who never was, by groups of organisations. */
export function Fairness({ page, thisYear, query }: { page: FairnessPage; thisYear: number; query: string }) {
  const { t } = useTranslation();
  const { scope, report, wards, never } = page;
  const words = {
    byType: (key: string) => t(`organisations:types.${key}`),
    byWard: (key: string) => wards[key] ?? t('matching:fairness.unknown'),
    bySize: (key: string) => t(`matching:fairness.sizes.${key}`),
    byAge: (key: string) => t(`matching:fairness.ages.${key}`),
  };
  return (
    <div className="flex flex-col gap-6">
      <BackLink to="/admin/matching/rounds">{t('matching:rounds.back')}</BackLink>
      <h1 className="text-3xl">{t('matching:fairness.title')}</h1>
      <p className="max-w-3xl">{t(`matching:fairness.lead.${scope.kind}`)}</p>
      <ScopeForm page={page} thisYear={thisYear} />
      <div>
        <ButtonLink to={`/admin/matching/fairness/csv${query}`} variant="secondary" reloadDocument>
          {t('matching:fairness.csv')}
        </ButtonLink>
      </div>
      <Measures page={page} />
      {(['byType', 'byWard', 'bySize', 'byAge'] as const).map((table) => (
        <GroupTable
          key={table}
          title={t(`matching:fairness.tables.${table}`)}
          groups={report[table]}
          word={words[table]}
        />
      ))}
      <section className={PANEL}>
        <h2 className="text-2xl">{t('matching:fairness.neverCount', { count: never.length })}</h2>
        {never.length === 0 ? null : <p>{t('matching:fairness.neverLead')}</p>}
        {never.length === 0 ? (
          <EmptyState title={t('matching:fairness.nobody')} />
        ) : (
          <ul className="grid max-h-[40rem] gap-2 overflow-y-auto md:grid-cols-2">
            {never.map((one) => (
              <li key={one.id} className="rounded-lg border border-line p-3">
                <b>{one.name}</b>
                {whySentences((key, values) => t(`matching:fairness.${key}`, { ...values }), one.why).map(
                  (sentence) => (
                    <span key={sentence} className="block text-ink-soft">
                      {sentence}
                    </span>
                  ),
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function ScopeForm({ page, thisYear }: { page: FairnessPage; thisYear: number }) {
  const { t } = useTranslation();
  const fiscalYear = useFiscalYear();
  const { scope, rounds } = page;
  const years = Array.from({ length: YEARS }, (_, back) => thisYear - back);
  const year = (name: 'from' | 'to') => (
    <Select
      name={name}
      label={t(`matching:fairness.${name}`)}
      defaultValue={scope.kind === 'years' ? scope[name] : thisYear}
    >
      {years.map((one) => (
        <option key={one} value={one}>
          {fiscalYear(one)}
        </option>
      ))}
    </Select>
  );
  return (
    <Form method="get" className="flex flex-wrap items-end gap-3">
      <Select
        name="round"
        label={t('matching:fairness.about')}
        defaultValue={scope.kind === 'round' ? scope.id : ''}
        className="min-w-60"
      >
        <option value="">{t('matching:fairness.years')}</option>
        {rounds.map((one) => (
          <option key={one.id} value={one.id}>
            {one.title}
          </option>
        ))}
      </Select>
      {year('from')}
      {year('to')}
      <Button type="submit" variant="secondary">
        {t('matching:fairness.show')}
      </Button>
    </Form>
  );
}

function Measures({ page: { report } }: { page: FairnessPage }) {
  const { t } = useTranslation();
  const none = t('matching:fairness.none');
  const gini = (value: number | null) => (value === null ? none : value.toFixed(2));
  const share = (value: number | null) => (value === null ? none : `${Math.round(value * 100)}%`);
  const measures = [
    ['giniExposure', gini(report.giniExposure)],
    ['giniSuccess', gini(report.giniSuccess)],
    ['firstTime', share(report.firstTimeShare)],
  ] as const;
  return (
    <dl className="grid gap-3 md:grid-cols-3">
      {measures.map(([key, value]) => (
        <div key={key} className="rounded-xl border border-line p-4">
          <dt className="font-bold">{t(`matching:fairness.${key}`)}</dt>
          <dd className="text-3xl">{value}</dd>
          <dd className="text-ink-soft">{t(`matching:fairness.help.${key}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

function GroupTable({
  title,
  groups,
  word,
}: {
  title: string;
  groups: readonly FairnessGroup[];
  word: (key: string) => string;
}) {
  const { t } = useTranslation();
  return (
    <section className={PANEL}>
      <h2 className="text-2xl">{title}</h2>
      <ScrollRegion aria-label={title}>
        <table className={TABLE}>
          <thead>
            <tr>
              <th scope="col" className={HEAD_CELL}>
                {t('matching:fairness.class')}
              </th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className={HEAD_CELL}>
                  {t(`matching:fairness.columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.key}>
                <th scope="row" className={`${CELL} whitespace-nowrap text-left`}>
                  {word(group.key)}
                </th>
                {COLUMNS.map((column) => (
                  <td key={column} className={CELL}>
                    {group[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
