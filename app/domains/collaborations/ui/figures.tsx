import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '~/domains/matching/talks/ui/disclosure';
import { formatNumber, formatYen } from '~/platform/wareki';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { TextInput } from '~/ui/form/inputs';
import { ScrollRegion } from '~/ui/scroll-region';
import { useFiscalYear } from '~/ui/use-fiscal-year';
import { totalsOf, type YearFigures } from '../model';
import type { CollaborationPart } from './collaboration-page';
import { useCollaborationForm } from './use-collaboration-form';

const COLUMNS = ['people', 'volunteers', 'grantYen', 'ownYen'] as const;

/** People reached, volunteers and money by fiscal year. */
export function Figures({ collaboration, answered }: CollaborationPart) {
  const { t } = useTranslation();
  const fiscalYear = useFiscalYear();
  const canWrite = collaboration.may.includes('figures');
  const { figures } = collaboration;
  if (figures.length === 0 && !canWrite) return null;
  return (
    <section aria-labelledby="collaboration-figures" className="flex flex-col gap-3">
      <h2 id="collaboration-figures" className="text-xl">
        {t('collaborations:figures.title')}
      </h2>
      {figures.length > 0 ? (
        <ScrollRegion aria-labelledby="collaboration-figures">
          <table className="row-cards w-full border-collapse text-right">
            <thead>
              <tr className="border-b-2 border-line">
                <th scope="col" className="p-2 text-left">
                  {t('collaborations:figures.year')}
                </th>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col" className="min-w-24 p-2">
                    {t(`collaborations:figures.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {figures.map((year) => (
                <FigureRow key={year.fiscalYear} label={fiscalYear(year.fiscalYear)} values={year} />
              ))}
              {figures.length > 1 ? (
                <FigureRow label={t('collaborations:figures.total')} values={totalsOf(figures)} />
              ) : null}
            </tbody>
          </table>
        </ScrollRegion>
      ) : null}
      {canWrite ? <FiguresForm answered={answered} /> : null}
    </section>
  );
}

function FigureRow({ label, values }: { label: string; values: Omit<YearFigures, 'fiscalYear'> }) {
  const { t } = useTranslation();
  return (
    <tr className="border-b border-line">
      <th scope="row" className="whitespace-nowrap p-2 text-left">
        {label}
      </th>
      {COLUMNS.map((column) => {
        const value = values[column];
        return (
          <td
            key={column}
            data-name={t(`collaborations:figures.${column}`)}
            className="whitespace-nowrap p-2"
          >
            {value === null
              ? t('collaborations:figures.unknown')
              : column.endsWith('Yen')
                ? formatYen(value)
                : formatNumber(value)}
          </td>
        );
      })}
    </tr>
  );
}

function FiguresForm({ answered }: Pick<CollaborationPart, 'answered'>) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useCollaborationForm('figures', answered);
  return (
    <Disclosure title={t('collaborations:figures.add')} isOpen={problems.length > 0}>
      <p>{t('collaborations:figures.text')}</p>
      <Form method="post" preventScrollReset {...formProps} className="flex flex-col gap-5">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="figures" />
        <TextInput
          {...field('fiscalYear')}
          label={t('collaborations:figures.yearField')}
          inputMode="numeric"
          required
          maxLength={4}
          className="max-w-60"
        />
        <div className="grid gap-4 sm:grid-cols-2">
          {COLUMNS.map((column) => (
            <TextInput
              key={column}
              {...field(column)}
              label={t(`collaborations:figures.${column}`)}
              inputMode="numeric"
            />
          ))}
        </div>
        <Button type="submit" className="self-start">
          {t('save')}
        </Button>
      </Form>
    </Disclosure>
  );
}
