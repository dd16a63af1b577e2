import { Form, Link } from '@remix-run/react';
import { Pencil, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Pagination } from '~/domains/accounts/ui/pagination';
import { AreaOptions } from '~/domains/organisations/ui/filter-form';
import type { AreaChoiceItem } from '~/domains/organisations/ui/list';
import { FictionalMark } from '~/domains/organisations/ui/marks';
import { Button, ButtonLink } from '~/ui/button';
import { Select, TextInput } from '~/ui/form/inputs';
import { EmptyState } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import { CASE_THEMES } from '../model';
import type { CaseFilter } from '../schema';
import type { CaseItem } from '../service/mapping.server';
import { CaseStatusSign, LINK, ThemeMarks, useDates } from './signs';

/** Public case studies by words, theme and area; above them those that the reader has to do with. */
export function CaseListPage({
  items,
  own,
  total,
  pages,
  filter,
  areas,
  mayWrite,
}: {
  items: CaseItem[];
  own: CaseItem[];
  total: number;
  pages: number;
  filter: CaseFilter;
  areas: AreaChoiceItem[];
  mayWrite: boolean;
}) {
  const { t } = useTranslation();
  const active = filter.words.trim() !== '' || filter.theme !== null || filter.area !== null;
  return (
    <AppShell>
      <div className="flex flex-col gap-8 pb-8">
        <header className="flex flex-wrap items-end justify-between gap-4">
          <div className="flex min-w-0 flex-col gap-2">
            <h1 className="text-3xl">{t('cases:title')}</h1>
            <p className="max-w-3xl text-lg">{t('cases:lead')}</p>
          </div>
          {mayWrite ? (
            <ButtonLink to="/cases/new">
              <Pencil aria-hidden="true" className="size-5" />
              {t('cases:new')}
            </ButtonLink>
          ) : null}
        </header>
        {own.length > 0 ? <OwnCases items={own} /> : null}
        <CaseSearch filter={filter} areas={areas} active={active} />
        {items.length === 0 ? (
          <EmptyState title={t('cases:none')}>
            <p>{t(active ? 'cases:noneText' : 'cases:noneAtAll')}</p>
          </EmptyState>
        ) : (
          <div className="flex flex-col gap-4">
            <p role="status" className="text-ink-soft">
              {t('cases:count', { count: total })}
            </p>
            <CaseCards items={items} heading="h2" />
            <Pagination page={filter.page} pages={pages} />
          </div>
        )}
      </div>
    </AppShell>
  );
}

function CaseSearch({
  filter,
  areas,
  active,
}: {
  filter: CaseFilter;
  areas: AreaChoiceItem[];
  active: boolean;
}) {
  const { t } = useTranslation();
  return (
    <Form
      key={JSON.stringify(filter)}
      method="get"
      role="search"
      className="grid items-end gap-3 rounded-xl border border-line bg-surface-soft p-4 sm:grid-cols-2 lg:grid-cols-[2fr_1.5fr_1.5fr_auto]"
    >
      <TextInput
        type="search"
        name="q"
        label={t('cases:filter.words')}
        defaultValue={filter.words}
        maxLength={100}
      />
      <Select name="theme" label={t('cases:filter.theme')} defaultValue={filter.theme ?? ''}>
        <option value="">{t('cases:filter.any')}</option>
        {CASE_THEMES.map((theme) => (
          <option key={theme} value={theme}>
            {t(`cases:themes.${theme}`)}
          </option>
        ))}
      </Select>
      <Select name="area" label={t('cases:filter.area')} defaultValue={filter.area ?? ''}>
        <option value="">{t('cases:filter.any')}</option>
        <AreaOptions areas={areas} />
      </Select>
      <Button type="submit" className="min-h-12">
        <Search aria-hidden="true" className="size-5" />
        {t('cases:filter.search')}
      </Button>
      {active ? (
        <p className="sm:col-span-full">
          <Link to="/cases" className={LINK}>
            {t('cases:filter.reset')}
          </Link>
        </p>
      ) : null}
    </Form>
  );
}

function OwnCases({ items }: { items: CaseItem[] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="cases-own" className="flex flex-col gap-3">
      <h2 id="cases-own" className="text-2xl">
        {t('cases:mine')}
      </h2>
      <ul className="flex flex-col gap-3">
        {items.map(({ id, title, status, partners }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-xl border border-line p-4 shadow-card"
          >
            <div className="min-w-0">
              <Link to={`/cases/${id}`} className={`${LINK} text-lg font-bold`}>
                {title}
              </Link>
              <p className="text-ink-soft">{partners.map(({ name }) => name).join('・')}</p>
            </div>
            <CaseStatusSign status={status} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Case studies as cards, with their first picture. */
function CaseCards({ items, heading: Heading }: { items: CaseItem[]; heading: 'h2' | 'h3' }) {
  const { t } = useTranslation();
  const { moment } = useDates();
  return (
    <ul className="grid gap-4 md:grid-cols-2">
      {items.map((item) => (
        <li key={item.id} className="flex flex-col overflow-hidden rounded-xl border border-line shadow-card">
          {item.picture ? (
            <img
              src={`/cases/${item.id}/pictures/${item.picture.id}`}
              alt={item.picture.caption}
              width={item.picture.width}
              height={item.picture.height}
              loading="lazy"
              className="aspect-[16/9] w-full object-cover"
            />
          ) : null}
          <div className="flex flex-1 flex-col gap-2 p-5">
            {item.area ? <p className="text-ink-soft">{item.area}</p> : null}
            <Heading className="text-xl">
              <Link to={`/cases/${item.id}`} className={LINK}>
                <Phrases>{item.title}</Phrases>
              </Link>
            </Heading>
            <p>{item.summary}</p>
            <p className="text-ink-soft">{item.partners.map(({ name }) => name).join('・')}</p>
            <ThemeMarks themes={item.themes} />
            <p className="mt-auto flex flex-wrap items-center gap-2 pt-2 text-ink-soft">
              {item.publishedAt === null
                ? null
                : t('cases:page.published', { date: moment(item.publishedAt) })}
              {item.fictional ? <FictionalMark /> : null}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The latest ones, for a page that has other things to say; nothing when there are none. */
export function LatestCases({ items }: { items: CaseItem[] }) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="cases-latest" className="flex flex-col gap-4">
      <h2 id="cases-latest" className="text-2xl">
        {t('cases:latest')}
      </h2>
      <CaseCards items={items} heading="h3" />
      <Link to="/cases" className={`${LINK} self-start`}>
        {t('cases:all')}
      </Link>
    </section>
  );
}
