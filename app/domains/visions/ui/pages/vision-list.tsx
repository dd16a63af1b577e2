import { Link } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { ButtonLink } from '~/ui/button';
import { EmptyState } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import type { VisionItem } from '../../model';
import { StatusMark } from '../status-mark';

/** Visions that everybody may read, and the viewer's own. */
export function VisionListPage({
  published,
  mine,
  mayPlan,
}: {
  published: VisionItem[];
  mine: VisionItem[];
  mayPlan: boolean;
}) {
  const { t } = useTranslation();
  return (
    <AppShell>
      <div className="flex flex-col gap-10 pb-8">
        <header className="flex flex-wrap items-end justify-between gap-4">
          <div className="flex min-w-0 flex-col gap-2">
            <h1 className="text-3xl">
              <Phrases>{t('visions:list.title')}</Phrases>
            </h1>
            <p className="max-w-3xl text-lg">{t('visions:list.lead')}</p>
          </div>
          {mayPlan ? (
            <ButtonLink to="/visions/new">
              <Plus aria-hidden="true" className="size-5" />
              {t('visions:list.new')}
            </ButtonLink>
          ) : null}
        </header>
        {mine.length > 0 ? (
          <section className="flex flex-col gap-4">
            <h2 className="text-2xl">{t('visions:list.mine')}</h2>
            <Items items={mine} withStatus />
          </section>
        ) : null}
        <section className="flex flex-col gap-4">
          <h2 className="text-2xl">{t('visions:list.published')}</h2>
          {published.length > 0 ? (
            <Items items={published} />
          ) : (
            <EmptyState title={t('visions:list.none')}>
              <p>{t('visions:list.noneText')}</p>
            </EmptyState>
          )}
        </section>
      </div>
    </AppShell>
  );
}

function Items({ items, withStatus }: { items: VisionItem[]; withStatus?: boolean }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className="grid gap-4 md:grid-cols-2">
      {items.map((item) => (
        <li key={item.id} className="flex flex-col gap-2 rounded-xl border border-line p-5 shadow-card">
          <p className="text-ink-soft">{item.area.name}</p>
          <h3 className="text-xl">
            <Link
              to={
                withStatus && item.status === 'draft'
                  ? `/visions/${item.id}?view=draft`
                  : `/visions/${item.id}`
              }
              className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
            >
              <Phrases>{item.title}</Phrases>
            </Link>
          </h3>
          <p className="flex flex-wrap items-center gap-3">
            {withStatus ? <StatusMark status={item.status} /> : null}
            {item.publishedAt !== null ? (
              <span className="text-ink-soft">
                {t('visions:reading.published', {
                  date: formatDate(item.publishedAt, i18n.language as Language),
                })}
              </span>
            ) : null}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The latest published visions, for a page that has other things to say; nothing when there are none. */
export function PublishedVisions({ items }: { items: VisionItem[] }) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-2xl">{t('visions:list.published')}</h2>
      <Items items={items} />
      <Link
        to="/visions"
        className="inline-flex min-h-11 items-center self-start text-brand underline underline-offset-4"
      >
        {t('visions:list.all')}
      </Link>
    </section>
  );
}
