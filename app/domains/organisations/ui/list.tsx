import { Link } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Pagination } from '~/domains/accounts/ui/pagination';
import { ButtonLink } from '~/ui/button';
import { EmptyState } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import type { OrganisationItem } from '../model';
import { ExportLinks } from './export-links';
import { FilterForm, type FilterState } from './filter-form';
import { FictionalMark, StatusMark, TypeMark } from './marks';

export interface AreaChoiceItem {
  code: string;
  name: string;
  areas: { code: string; name: string }[];
}

/** An item with its home in words. */
export interface ListedItem extends OrganisationItem {
  home: string;
}

/** The directory: search, filters in the address, fifty entries a page. */
export function OrganisationListPage({
  items,
  total,
  pages,
  filter,
  areas,
  mayEnter,
}: {
  items: ListedItem[];
  total: number;
  pages: number;
  filter: FilterState;
  areas: AreaChoiceItem[];
  mayEnter: boolean;
}) {
  const { t } = useTranslation();
  return (
    <AppShell>
      <div className="flex flex-col gap-6 pb-8">
        <header className="flex flex-wrap items-start justify-between gap-4">
          <div className="flex min-w-0 flex-col gap-2">
            <h1 className="text-3xl">
              <Phrases>{t('organisations:list.title')}</Phrases>
            </h1>
            <p className="max-w-3xl text-lg">{t('organisations:list.lead')}</p>
          </div>
          {mayEnter ? (
            <ButtonLink to="/organisations/new" variant="secondary">
              <Plus aria-hidden="true" className="size-5" />
              {t('organisations:list.enter')}
            </ButtonLink>
          ) : null}
        </header>
        <FilterForm filter={filter} areas={areas} />
        {items.length === 0 ? (
          <Nothing filtered={filter.active} />
        ) : (
          <section aria-labelledby="found" className="flex flex-col gap-3">
            <h2 id="found" className="text-xl" aria-live="polite">
              {t('organisations:list.count', { count: total })}
            </h2>
            <ul className="grid gap-3 lg:grid-cols-2">
              {items.map((item) => (
                <OrganisationCard key={item.id} item={item} />
              ))}
            </ul>
            <Pagination page={filter.page} pages={pages} />
          </section>
        )}
        <ExportLinks />
      </div>
    </AppShell>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation();
  if (!filtered) {
    return (
      <EmptyState title={t('organisations:list.empty')}>
        <p>{t('organisations:list.emptyText')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('organisations:list.none')}>
      <p>{t('organisations:list.noneText')}</p>
      <ButtonLink to="/organisations" variant="secondary">
        {t('organisations:list.reset')}
      </ButtonLink>
    </EmptyState>
  );
}

/** Terms shown on a card; the rest is counted. */
const SHOWN_TERMS = 4;

function OrganisationCard({ item }: { item: ListedItem }) {
  const { t } = useTranslation();
  return (
    <li className="flex min-w-0 flex-col gap-2 rounded-xl border border-line bg-white p-4 shadow-card">
      <h3 className="text-lg">
        <Link
          to={`/organisations/${item.id}`}
          className="inline-flex min-h-11 flex-col justify-center text-brand underline underline-offset-4"
        >
          <Phrases>{item.name}</Phrases>
        </Link>
      </h3>
      <p className="flex flex-wrap items-center gap-2">
        <TypeMark type={item.type} />
        {item.fictional ? <FictionalMark /> : null}
        <StatusMark status={item.status} />
        {item.home ? <span className="text-ink-soft">{item.home}</span> : null}
      </p>
      {item.summary ? <p className="break-words">{item.summary}</p> : null}
      <Terms label={t('organisations:list.offers')} terms={item.offers} />
      <Terms label={t('organisations:list.needs')} terms={item.needs} />
    </li>
  );
}

function Terms({ label, terms }: { label: string; terms: string[] }) {
  const { t } = useTranslation();
  const all = [...new Set(terms)];
  if (all.length === 0) return null;
  const words = all.slice(0, SHOWN_TERMS).map((term) => t(`organisations:terms.${term}`));
  const more = all.length - words.length;
  return (
    <p>
      <span className="font-bold">{label}</span>
      {words.join(t('organisations:comma'))}
      {more > 0 ? t('organisations:list.more', { count: more }) : null}
    </p>
  );
}
