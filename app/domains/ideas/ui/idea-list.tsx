import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Pagination } from '~/domains/accounts/ui/pagination';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Button } from '~/ui/button';
import { Select, TextInput } from '~/ui/form/inputs';
import { EmptyState } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
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
  return (
    <AppShell>
      <div className="flex flex-col gap-6 pb-8">
        <header className="flex flex-col gap-2">
          <h1 className="text-3xl">
            <Phrases>{t('ideas:list.title')}</Phrases>
          </h1>
          <p className="max-w-3xl text-lg">{t('ideas:list.lead')}</p>
        </header>
        <Form method="get" className="flex flex-wrap items-end gap-3">
          <TextInput
            label={t('ideas:list.words')}
            name="q"
            type="search"
            defaultValue={words}
            className="min-w-60"
          />
          <Select
            label={t('ideas:list.filter')}
            name="status"
            defaultValue={status ?? ''}
            className="min-w-52"
          >
            <option value="">{t('ideas:list.all')}</option>
            {IDEA_STATUSES.map((one) => (
              <option key={one} value={one}>
                {t(`ideas:status.${one}`)}
              </option>
            ))}
          </Select>
          <Button type="submit" variant="secondary">
            {t('ideas:list.show')}
          </Button>
        </Form>
        {items.length === 0 ? (
          <EmptyState title={t('ideas:list.none')}>
            <p>{t('ideas:list.noneText')}</p>
          </EmptyState>
        ) : (
          <>
            <p className="text-ink-soft">{t('ideas:list.count', { count: total })}</p>
            <ul className="flex flex-col gap-3">
              {items.map((item) => (
                <IdeaCard key={item.id} item={item} />
              ))}
            </ul>
            <Pagination page={page} pages={pages} />
          </>
        )}
      </div>
    </AppShell>
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
