import { Form, Link } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Pagination } from '~/domains/accounts/ui/pagination';
import { Button, ButtonLink } from '~/ui/button';
import { Select, TextInput } from '~/ui/form/inputs';
import { EmptyState } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import type { CollaborationItem, CollaborationStatus } from '../model';
import { COLLABORATION_STATUSES } from '../model/acts';
import { StatusSign } from './status-sign';
import { useDay } from './use-day';

/** What organisations do together, as far as the reader may see it. */
export function CollaborationListPage({
  items,
  total,
  pages,
  page,
  status,
  words,
  canType,
}: {
  items: CollaborationItem[];
  total: number;
  pages: number;
  page: number;
  status: CollaborationStatus | null;
  words: string;
  canType: boolean;
}) {
  const { t } = useTranslation();
  return (
    <AppShell>
      <div className="flex flex-col gap-6 pb-8">
        <header className="flex flex-wrap items-end justify-between gap-3">
          <div className="flex flex-col gap-2">
            <h1 className="text-3xl">{t('collaborations:title')}</h1>
            <p className="max-w-3xl text-lg">{t('collaborations:lead')}</p>
          </div>
          {canType ? (
            <ButtonLink to="/collaborations/new" variant="secondary">
              <Plus aria-hidden="true" className="size-5" />
              {t('collaborations:new.open')}
            </ButtonLink>
          ) : null}
        </header>
        <Form method="get" className="flex flex-wrap items-end gap-3">
          <TextInput
            label={t('collaborations:search')}
            name="q"
            type="search"
            defaultValue={words}
            className="min-w-60"
          />
          <Select
            label={t('collaborations:statusLabel')}
            name="status"
            defaultValue={status ?? ''}
            className="min-w-44"
          >
            <option value="">{t('collaborations:all')}</option>
            {COLLABORATION_STATUSES.map((one) => (
              <option key={one} value={one}>
                {t(`collaborations:status.${one}`)}
              </option>
            ))}
          </Select>
          <Button type="submit" variant="secondary">
            {t('collaborations:show')}
          </Button>
        </Form>
        {items.length === 0 ? (
          <EmptyState title={t('collaborations:none')}>
            <p>{t('collaborations:noneText')}</p>
          </EmptyState>
        ) : (
          <>
            <p className="text-ink-soft">{t('collaborations:count', { count: total })}</p>
            <ul className="flex flex-col gap-3">
              {items.map((item) => (
                <CollaborationCard key={item.id} item={item} />
              ))}
            </ul>
            <Pagination page={page} pages={pages} />
          </>
        )}
      </div>
    </AppShell>
  );
}

function CollaborationCard({ item }: { item: CollaborationItem }) {
  const { t } = useTranslation();
  const day = useDay();
  return (
    <li className="flex flex-col gap-1 rounded-xl border border-line p-4 shadow-card">
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
      {item.partners.length > 0 ? <p>{item.partners.map(({ name }) => name).join('・')}</p> : null}
      <p className="text-ink-soft">
        {[
          t('collaborations:since', { date: day(item.startedOn) }),
          item.endedOn ? t('collaborations:until', { date: day(item.endedOn) }) : null,
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </li>
  );
}
