import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/ui/button';
import { EmptyState } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import { useFiscalYear } from '~/ui/use-fiscal-year';
import type { ApplicationItem } from '../../service/view.server';
import { GrantNav } from '../grant-nav';
import { ApplicationSign } from '../status-signs';
import { dayWords } from '../words';

const GROUPS = ['to_answer', 'writing', 'handed_in', 'over'] as const;
type Group = (typeof GROUPS)[number];

function groupOf({ role, status }: ApplicationItem): Group {
  if (status === 'draft' || status === 'more_asked') return role === 'invited' ? 'to_answer' : 'writing';
  return status === 'submitted' || status === 'eligible' ? 'handed_in' : 'over';
}

/** The applications of one's own organisations, by what is to be done. */
export function ApplicationList({ items, isStaff }: { items: ApplicationItem[]; isStaff: boolean }) {
  const { t } = useTranslation();
  return (
    <AppShell>
      <div className="flex flex-col gap-8 pb-8">
        <GrantNav isStaff={isStaff} />
        <header className="flex flex-col gap-3">
          <h1 className="text-3xl">{t('grants:mine.title')}</h1>
          <p className="max-w-3xl text-lg">{t('grants:mine.lead')}</p>
          <div>
            <ButtonLink to="/applications/new">{t('grants:mine.new')}</ButtonLink>
          </div>
        </header>
        {items.length === 0 ? (
          <EmptyState title={t('grants:mine.none')}>
            <p>{t('grants:mine.noneText')}</p>
          </EmptyState>
        ) : null}
        {GROUPS.map((group) => {
          const inGroup = items.filter((item) => groupOf(item) === group);
          return inGroup.length === 0 ? null : (
            <section key={group} className="flex flex-col gap-3">
              <h2 className="text-xl">
                {t(`grants:mine.group.${group}`)}（{inGroup.length}）
              </h2>
              <ApplicationItems items={inGroup} />
            </section>
          );
        })}
      </div>
    </AppShell>
  );
}

/** Applications beneath each other, as lists and the start page show them. */
export function ApplicationItems({ items }: { items: ApplicationItem[] }) {
  const { t, i18n } = useTranslation();
  const fiscalYear = useFiscalYear();
  return (
    <ul className="flex flex-col gap-3">
      {items.map((item) => (
        <li
          key={item.id}
          className={`flex flex-col gap-1 rounded-xl border p-4 shadow-card ${
            item.role === 'invited' && item.lastDay ? 'border-2 border-brand' : 'border-line'
          }`}
        >
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <h3 className="min-w-0 text-lg">
              <Link
                to={`/applications/${item.id}`}
                className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
              >
                <Phrases>{item.title}</Phrases>
              </Link>
            </h3>
            <ApplicationSign status={item.status} />
          </div>
          <p className="flex flex-wrap gap-x-4 text-ink-soft">
            {item.lastDay && item.daysLeft >= 0 ? (
              <strong className="text-ink">
                {t('grants:lastDay', { day: dayWords(item.lastDay, i18n.language), count: item.daysLeft })}
              </strong>
            ) : null}
            <span>
              {item.programme} {fiscalYear(item.fiscalYear)}
            </span>
            <span>{t('grants:mine.lead_of', { lead: item.lead })}</span>
            {item.receipt ? <span>{t('grants:receipt.number', { number: item.receipt })}</span> : null}
          </p>
          {item.role === 'invited' && item.lastDay ? <p>{t('grants:mine.answer')}</p> : null}
        </li>
      ))}
    </ul>
  );
}
