import { Link, useRouteLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Pagination } from '~/domains/accounts/ui/pagination';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import type { RootData } from '~/root';
import { ButtonLink } from '~/ui/button';
import { RegisterPage } from '~/ui/register-page';
import { IDEA_STATUSES, type IdeaItem, type IdeaStatus } from '../model';
import { IdeaStatusSign } from './status-sign';

/** The register of ideas: what came out of boards and maps, and how far it has come. */
export function IdeaListPage({
  items,
  total,
  pages,
  page,
  status,
  words,
}: {
  items: IdeaItem[];
  total: number;
  pages: number;
  page: number;
  status: IdeaStatus | null;
  words: string;
}) {
  const { t } = useTranslation();
  const role = useRouteLoaderData<RootData>('root')?.account?.role;
  const hasBoards = role === 'staff' || role === 'facilitator';
  return (
    <RegisterPage
      title={t('ideas:list.title')}
      lead={t('ideas:list.lead')}
      filter={{
        words,
        status,
        statuses: IDEA_STATUSES.map((value) => ({ value, label: t(`ideas:status.${value}`) })),
      }}
      empty={{
        title: t('ideas:list.none'),
        text: t('ideas:list.noneText'),
        action: hasBoards ? <ButtonLink to="/programmes">{t('nav.programmes')}</ButtonLink> : null,
      }}
      count={t('ideas:list.count', { count: total })}
      isEmpty={items.length === 0}
      pagination={<Pagination page={page} pages={pages} />}
    >
      {items.map((item) => (
        <IdeaCard key={item.id} item={item} />
      ))}
    </RegisterPage>
  );
}

function IdeaCard({ item }: { item: IdeaItem }) {
  const { t, i18n } = useTranslation();
  const facts = [
    item.workshop,
    item.source ? `${t(`ideas:source.${item.source.kind}`)}（${item.source.title}）` : null,
    item.sourceCount > 1 ? t('ideas:list.sources', { count: item.sourceCount }) : null,
    item.owners.length > 0 ? t('ideas:list.owner', { name: item.owners.join('・') }) : null,
    formatDate(item.createdAt, i18n.language as Language),
  ];
  return (
    <li className="flex flex-col gap-1 rounded-xl border border-line p-4 shadow-card">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg">
          <Link
            to={`/ideas/${item.id}`}
            className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
          >
            {item.title}
          </Link>
        </h2>
        <IdeaStatusSign status={item.status} />
      </div>
      <p className="text-ink-soft">{facts.filter(Boolean).join(' · ')}</p>
    </li>
  );
}
