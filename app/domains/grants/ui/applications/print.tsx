import { Link } from '@remix-run/react';
import { ArrowLeft, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { formatYen } from '~/platform/wareki';
import { Button } from '~/ui/button';
import { ScrollRegion } from '~/ui/scroll-region';
import { useFiscalYear } from '~/ui/use-fiscal-year';
import type { PrintedApplication } from '../../service/view.server';
import { dayWords } from '../words';
import { BudgetTable } from './budget';

const CELL = 'border border-line-strong px-3 py-2 text-left align-top';

/** The application as the form that goes on paper: what was handed in, or the draft marked as one. */
export function PrintPage({ page, today }: { page: PrintedApplication; today: string }) {
  const { t, i18n } = useTranslation();
  const fiscalYear = useFiscalYear();
  const { content, submitted, check } = page;
  const facts: [word: string, value: string][] = [
    [t('grants:print.receipt'), page.receipt ?? t('grants:print.notYet')],
    [
      t('grants:print.handedIn'),
      submitted
        ? t('grants:receipt.by', {
            date: formatDateTime(submitted.at, i18n.language as Language),
            name: submitted.by,
          })
        : t('grants:print.draft', { day: dayWords(today, i18n.language) }),
    ],
    [t('grants:print.title'), content.title],
    [t('grants:print.lead'), content.lead.name],
    [t('grants:print.year'), t('grants:yearOfSupport', { year: page.year })],
    [t('grants:budget.request'), formatYen(content.budget.requestYen)],
    [t('grants:budget.total'), formatYen(check.totalYen)],
    ...(check.taxYen > 0 ? [[t('grants:budget.taxSum'), formatYen(check.taxYen)] as [string, string]] : []),
  ];
  return (
    <main id="main" className="mx-auto flex max-w-4xl flex-col gap-6 p-6 print:max-w-none print:p-0">
      <div className="flex flex-wrap justify-between gap-3 print:hidden">
        <Link
          to={`/applications/${page.id}`}
          className="inline-flex min-h-11 items-center gap-2 text-brand underline underline-offset-4"
        >
          <ArrowLeft aria-hidden="true" className="size-5" />
          {t('grants:print.back')}
        </Link>
        <Button variant="secondary" onPress={() => window.print()}>
          <Printer aria-hidden="true" className="size-5" />
          {t('grants:print.do')}
        </Button>
      </div>
      <header className="text-center">
        <p>
          {page.programme} {fiscalYear(page.fiscalYear)}
        </p>
        <h1 className="text-3xl">{t('grants:print.heading')}</h1>
        {submitted ? null : <p className="font-bold">{t('grants:print.draftMark')}</p>}
      </header>
      <table className="w-full border-collapse">
        <tbody>
          {facts.map(([word, value]) => (
            <tr key={word}>
              <th scope="row" className={`${CELL} w-48 bg-surface-soft`}>
                {word}
              </th>
              <td className={CELL}>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <section className="flex flex-col gap-2">
        <h2 className="text-xl">{t('grants:print.partners')}</h2>
        <ScrollRegion aria-label={t('grants:print.partners')} className="print:overflow-visible">
          <table className="row-cards w-full min-w-150 border-collapse print:min-w-0">
            <thead>
              <tr className="bg-surface-soft">
                <th scope="col" className={CELL}>
                  {t('grants:print.organisation')}
                </th>
                <th scope="col" className={CELL}>
                  {t('grants:partners.role')}
                </th>
                <th scope="col" className={CELL}>
                  {t('grants:partners.contribution')}
                </th>
                <th scope="col" className={CELL}>
                  {t('grants:print.consent')}
                </th>
              </tr>
            </thead>
            <tbody>
              {content.partners.map((one) => (
                <tr key={one.id}>
                  <th scope="row" className={`${CELL} font-normal`}>
                    {one.name}
                  </th>
                  <td className={CELL} data-name={t('grants:partners.role')}>
                    {one.role}
                  </td>
                  <td className={`${CELL} whitespace-pre-wrap`} data-name={t('grants:partners.contribution')}>
                    {one.contribution}
                  </td>
                  <td className={CELL} data-name={t('grants:print.consent')}>
                    {one.consentedBy
                      ? `${one.consentedBy}、${formatDateTime(one.consentedAt, i18n.language as Language)}`
                      : t('grants:print.noConsent')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </section>
      {page.questions.map(({ key, label }) => (
        <section key={key} className="flex flex-col gap-1">
          <h2 className="text-xl">{label}</h2>
          <p className="min-h-12 whitespace-pre-wrap border border-line-strong p-3">
            {content.texts[key] ?? ''}
          </p>
        </section>
      ))}
      <section className="flex flex-col gap-2">
        <h2 className="text-xl">{t('grants:part.budget')}</h2>
        <BudgetTable budget={content.budget} costs={page.costs} />
      </section>
      <section className="flex flex-col gap-2">
        <h2 className="text-xl">{t('grants:part.files')}</h2>
        {content.files.length === 0 ? <p>{t('grants:print.noFiles')}</p> : null}
        <ul className="list-disc pl-6">
          {content.files.map((file) => (
            <li key={file.fileId}>
              {page.documents.find(({ key }) => key === file.document)?.label ?? t('grants:files.other')}：
              {file.name}
            </li>
          ))}
        </ul>
      </section>
    </main>
  );
}
