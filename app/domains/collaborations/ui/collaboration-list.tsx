import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Pagination } from '~/domains/accounts/ui/pagination';
import { EmptyState } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import type { CollaborationItem } from '../model';
import { StatusSign } from './status-sign';
import { useDay } from './use-day';

/** What organisations do together, as far as the reader may see it. */
export function CollaborationListPage({
  items,
  total,
  pages,
  page,
}: {
  items: CollaborationItem[];
  total: number;
  pages: number;
  page: number;
}) {
  const { t } = useTranslation();
  const day = useDay();
  return (
    <AppShell>
      <div className="flex flex-col gap-6 pb-8">
        <header className="flex flex-col gap-2">
          <h1 className="text-3xl">{t('collaborations:title')}</h1>
          <p className="max-w-3xl text-lg">{t('collaborations:lead')}</p>
        </header>
        {items.length === 0 ? (
          <EmptyState title={t('collaborations:none')}>
            <p>{t('collaborations:noneText')}</p>
          </EmptyState>
        ) : (
          <>
            <p className="text-ink-soft">{t('collaborations:count', { count: total })}</p>
            <ul className="flex flex-col gap-3">
              {items.map((item) => (
                <li
                  key={item.id}
                  className="flex flex-col gap-1 rounded-xl border border-line p-4 shadow-card"
                >
                  <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                    <h2 className="text-lg">
                      <Link
                        to={`/collaborations/${item.id}`}
                        className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
                      >
                        <Phrases>{item.title}</Phrases>
                      </Link>
                    </h2>
                    <StatusSign status={item.status} />
                  </div>
                  <p className="text-ink-soft">{t('collaborations:since', { date: day(item.startedOn) })}</p>
                </li>
              ))}
            </ul>
            <Pagination page={page} pages={pages} />
          </>
        )}
      </div>
    </AppShell>
  );
}
