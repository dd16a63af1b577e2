import { Link } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Pagination } from '~/domains/accounts/ui/pagination';
import { ButtonLink } from '~/ui/button';
import { Phrases } from '~/ui/phrases';
import { RegisterPage } from '~/ui/register-page';
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
    <RegisterPage
      title={t('collaborations:title')}
      lead={t('collaborations:lead')}
      action={
        canType ? (
          <ButtonLink to="/collaborations/new" variant="secondary">
            <Plus aria-hidden="true" className="size-5" />
            {t('collaborations:new.open')}
          </ButtonLink>
        ) : null
      }
      filter={{
        words,
        status,
        statuses: COLLABORATION_STATUSES.map((value) => ({
          value,
          label: t(`collaborations:status.${value}`),
        })),
      }}
      empty={{ title: t('collaborations:none'), text: t('collaborations:noneText') }}
      count={t('collaborations:count', { count: total })}
      isEmpty={items.length === 0}
      pagination={<Pagination page={page} pages={pages} />}
    >
      {items.map((item) => (
        <CollaborationCard key={item.id} item={item} />
      ))}
    </RegisterPage>
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
