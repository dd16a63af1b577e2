import { Link } from '@remix-run/react';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CELL, HEAD_CELL } from '~/domains/accounts/ui/admin-frame';
import { Pagination } from '~/domains/accounts/ui/pagination';
import { classNames } from '~/ui/class-names';
import type { ProblemFilter } from '../schema';
import type { ImportView, ListedProblem } from '../service.server';

export interface ProblemPage {
  problems: ListedProblem[];
  pages: number;
  filter: ProblemFilter;
}

/** What is wrong with the file, a page at a time, with the list as a file. */
export function ProblemSection({ view, page }: { view: ImportView; page: ProblemPage }) {
  const { t } = useTranslation();
  const { problems, pages, filter } = page;
  const tabs = [
    { show: 'bad', label: t('imports:problems.showBad', { count: view.badRows }), is: filter.show === 'bad' },
    {
      show: 'warning',
      label: t('imports:problems.showWarning', { count: view.warnings }),
      is: filter.show === 'warning',
    },
  ];
  if (view.badRows + view.warnings === 0) return null;
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-xl">{t('imports:problems.title')}</h2>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <nav aria-label={t('imports:problems.filter')} className="flex flex-wrap gap-2">
          {tabs.map(({ show, label, is }) => (
            <Link
              key={show}
              to={is ? '?' : `?show=${show}`}
              aria-current={is ? 'true' : undefined}
              preventScrollReset
              className={classNames(
                'inline-flex min-h-11 items-center rounded-full border px-4 font-bold no-underline',
                is
                  ? 'border-brand bg-brand text-white'
                  : 'border-line-strong bg-white text-ink hover:bg-brand-soft',
              )}
            >
              {label}
            </Link>
          ))}
        </nav>
        <a
          href={`/admin/imports/${view.id}/problems`}
          download
          className="inline-flex min-h-11 items-center font-bold text-brand underline underline-offset-4"
        >
          {t('imports:problems.download')}
        </a>
      </div>
      <ProblemTable problems={problems} />
      <Pagination page={filter.page} pages={pages} />
    </section>
  );
}

function ProblemTable({ problems }: { problems: ListedProblem[] }) {
  const { t } = useTranslation();
  const columns = ['line', 'column', 'value', 'reason'] as const;
  return (
    <table className="w-full border-collapse max-sm:block">
      <thead className="max-sm:sr-only">
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className={HEAD_CELL}>
              {t(`imports:problems.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {problems.map((problem) => (
          <ProblemRow key={problem.seq} problem={problem} />
        ))}
      </tbody>
    </table>
  );
}

function ProblemRow({ problem }: { problem: ListedProblem }) {
  const { t, i18n } = useTranslation();
  const isBad = problem.severity === 'bad';
  const Icon = isBad ? CircleAlert : TriangleAlert;
  const line =
    problem.line === null
      ? t('imports:problems.wholeFile')
      : new Intl.NumberFormat(i18n.language === 'en' ? 'en-GB' : 'ja-JP').format(problem.line);
  const small = 'max-sm:block max-sm:border-0 max-sm:px-0 max-sm:py-0.5';
  const named = 'sm:hidden font-bold mr-2';
  return (
    <tr className="max-sm:block max-sm:border-b max-sm:border-line max-sm:py-3">
      <td className={classNames(CELL, small, 'whitespace-nowrap')}>
        <span className={named}>{t('imports:problems.columns.line')}</span>
        {line}
      </td>
      <td className={classNames(CELL, small, 'sm:min-w-28')}>
        {problem.column === null ? null : (
          <>
            <span className={named}>{t('imports:problems.columns.column')}</span>
            {problem.column}
          </>
        )}
      </td>
      <td className={classNames(CELL, small, 'break-all')}>
        <span className={named}>{t('imports:problems.columns.value')}</span>
        {problem.value === '' ? (
          <span className="text-ink-soft">{t('imports:problems.empty')}</span>
        ) : (
          <code className="rounded bg-surface-soft px-1 font-[inherit]">{problem.value}</code>
        )}
      </td>
      <td className={classNames(CELL, small)}>
        <span className="flex items-start gap-2">
          <Icon
            aria-hidden="true"
            className={`mt-0.5 size-5 shrink-0 ${isBad ? 'text-danger' : 'text-warn'}`}
          />
          <span>
            <span className="sr-only">{t(`imports:severities.${problem.severity}`)}: </span>
            {t(`imports:reasons.${problem.reason}`, { hint: problem.hint })}
          </span>
        </span>
      </td>
    </tr>
  );
}
