import { Form } from '@remix-run/react';
import { FileSpreadsheet, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  AdminFrame,
  CELL as WIDE_CELL,
  HEAD_CELL as WIDE_HEAD_CELL,
} from '~/domains/accounts/ui/admin-frame';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Button, ButtonLink } from '~/ui/button';
import { Select } from '~/ui/form/inputs';
import { ScrollRegion } from '~/ui/scroll-region';
import { useFiscalYear } from '~/ui/use-fiscal-year';
import type { ReportSection, RowLabel } from '../model/report';
import type { YearlyReport } from '../service.server';

/** On paper all columns stand within the page. */
const HEAD_CELL = `${WIDE_HEAD_CELL} print:px-1 print:text-sm print:break-keep print:whitespace-normal print:wrap-normal`;
const CELL = `${WIDE_CELL} print:px-1 print:py-1 print:text-sm`;

/** The yearly report on the screen and on paper: a table for each part, with its sums. */
export function ReportPage({ report, today }: { report: YearlyReport; today: number }) {
  const { t, i18n } = useTranslation();
  const fiscalYear = useFiscalYear();
  const { year, years, sections, indicators } = report;
  return (
    <AdminFrame>
      <div className="flex flex-col gap-8">
        <header className="flex flex-col gap-3">
          <h1 className="text-3xl">{t('report:title', { year: fiscalYear(year) })}</h1>
          <p className="text-ink-soft">
            {t('report:asOf', { date: formatDate(today, i18n.language as Language) })}
          </p>
          <div className="flex flex-wrap items-end gap-3 print:hidden">
            <Form method="get" className="flex items-end gap-3" key={year}>
              <Select name="year" label={t('report:year')} defaultValue={String(year)}>
                {years.map((one) => (
                  <option key={one} value={one}>
                    {fiscalYear(one)}
                  </option>
                ))}
              </Select>
              <Button type="submit" variant="secondary" className="min-h-12">
                {t('report:show')}
              </Button>
            </Form>
            <Button variant="secondary" className="min-h-12" onPress={() => window.print()}>
              <Printer aria-hidden="true" className="size-5" />
              {t('report:print')}
            </Button>
            <ButtonLink
              to={`/admin/report/xlsx?year=${year}`}
              reloadDocument
              variant="secondary"
              className="min-h-12"
            >
              <FileSpreadsheet aria-hidden="true" className="size-5" />
              {t('report:xlsx')}
            </ButtonLink>
            <ButtonLink to="/open-data" variant="quiet" className="min-h-12">
              {t('report:openData.title')}
            </ButtonLink>
          </div>
        </header>
        {sections.map((section) => (
          <Section key={section.key} section={section} />
        ))}
        {indicators.length > 0 ? <Indicators indicators={indicators} /> : null}
      </div>
    </AdminFrame>
  );
}

function Section({ section }: { section: ReportSection }) {
  const { key, rows } = section;
  const { t } = useTranslation();
  return (
    <section aria-labelledby={`report-${key}`} className="flex break-inside-avoid flex-col gap-2">
      <h2 id={`report-${key}`} className="text-2xl">
        {t(`report:sections.${key}`)}
      </h2>
      <p className="text-ink-soft">{t(`report:notes.${key}`)}</p>
      {rows.length === 0 ? (
        <p className="rounded-lg bg-surface-soft p-4">{t('report:none')}</p>
      ) : (
        <Table section={section} />
      )}
    </section>
  );
}

function Table({ section: { key, columns, rows, totals } }: { section: ReportSection }) {
  const { t } = useTranslation();
  const title = t(`report:sections.${key}`);
  return (
    <ScrollRegion className="print:overflow-visible" aria-label={title}>
      <table className="row-cards w-full border-collapse">
        <thead>
          <tr>
            <th scope="col" className={HEAD_CELL}>
              {t(`report:rows.${key}`)}
            </th>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={`${HEAD_CELL} text-right`}>
                {t(`report:columns.${column.key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, label, cells }) => (
            <tr key={id}>
              <th scope="row" className={`${CELL} min-w-40 text-left font-normal print:min-w-24`}>
                <Label label={label} />
              </th>
              {columns.map((column, at) => (
                <Amount key={column.key} column={column} value={cells[at] ?? 0} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="bg-surface-soft font-bold">
            <th scope="row" className={`${CELL} text-left`}>
              {t('report:total')}
            </th>
            {columns.map((column, at) => (
              <Amount key={column.key} column={column} value={totals[at] ?? 0} />
            ))}
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

/** Figures of the year beside what the plan wants; they are no parts of a sum. */
function Indicators({ indicators }: { indicators: YearlyReport['indicators'] }) {
  const { t } = useTranslation();
  const fiscalYear = useFiscalYear();
  return (
    <section aria-labelledby="report-indicators" className="flex flex-col gap-2">
      <h2 id="report-indicators" className="text-2xl">
        {t('report:indicators.title')}
      </h2>
      <table className="row-cards w-full border-collapse">
        <thead>
          <tr>
            <th scope="col" className={HEAD_CELL}>
              {t('report:indicators.name')}
            </th>
            <th scope="col" className={`${HEAD_CELL} text-right`}>
              {t('report:indicators.figure')}
            </th>
            <th scope="col" className={`${HEAD_CELL} text-right`}>
              {t('report:indicators.target')}
            </th>
          </tr>
        </thead>
        <tbody>
          {indicators.map(({ key, name, figure, target, targetYear }) => (
            <tr key={key}>
              <th scope="row" className={`${CELL} text-left font-normal`}>
                {name}
              </th>
              <td data-name={t('report:indicators.figure')} className={`${CELL} text-right tabular-nums`}>
                {figure ?? t('report:indicators.unmeasured')}
              </td>
              <td data-name={t('report:indicators.target')} className={`${CELL} text-right tabular-nums`}>
                {target}
                <span className="block text-ink-soft text-sm">{fiscalYear(targetYear)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Label({ label }: { label: RowLabel }) {
  const { t } = useTranslation();
  return 'text' in label ? label.text : t(label.key);
}

const NUMBER = new Intl.NumberFormat('ja-JP');

function Amount({
  column: { key, unit },
  value,
}: {
  column: ReportSection['columns'][number];
  value: number;
}) {
  const { t } = useTranslation();
  return (
    <td
      data-name={t(`report:columns.${key}`)}
      className={`${CELL} whitespace-nowrap text-right tabular-nums`}
    >
      {NUMBER.format(value)}
      <span className="text-ink-soft text-sm">{t(`report:units.${unit}`)}</span>
    </td>
  );
}
