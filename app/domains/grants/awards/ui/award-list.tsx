import { Link } from '@remix-run/react';
import { ButtonLink } from '~/ui/button';
import { EmptyState } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import { GrantNav } from '../../ui/grant-nav';
import { AWARD_LIST_KINDS, type AwardItem, type AwardListKind } from '../model/list';
import { AwardStatusSign, leftText, useAwardWords } from './words';

/** Awards with what is due, the most pressing first. */
export function AwardListPage({
  items,
  isStaff,
  show,
}: {
  items: AwardItem[];
  isStaff: boolean;
  show: AwardListKind;
}) {
  const { t } = useAwardWords();
  return (
    <AppShell>
      <div className="flex flex-col gap-6 pb-8">
        <GrantNav isStaff={isStaff} />
        <header className="flex flex-col gap-2">
          <h1 className="text-3xl">{t('awards:title')}</h1>
          <p className="max-w-3xl text-lg">{t(isStaff ? 'awards:list.leadStaff' : 'awards:list.lead')}</p>
        </header>
        <nav aria-label={t('awards:list.show')} className="flex flex-wrap gap-2">
          {AWARD_LIST_KINDS.map((kind) => (
            <Link
              key={kind}
              to={kind === 'open' ? '/awards' : `/awards?show=${kind}`}
              aria-current={kind === show ? 'page' : undefined}
              className="flex min-h-11 items-center rounded-lg border border-brand px-4 font-bold text-brand hover:bg-brand-soft aria-[current]:bg-brand aria-[current]:text-white"
            >
              {t(`awards:list.kind.${kind}`)}
            </Link>
          ))}
        </nav>
        {items.length === 0 ? (
          <EmptyState title={t('awards:list.none')}>
            <p>{t('awards:list.noneText')}</p>
            <ButtonLink to={isStaff ? '/screening' : '/grants'} variant="secondary">
              {t(isStaff ? 'screening:title' : 'grants:list.title')}
            </ButtonLink>
          </EmptyState>
        ) : (
          <>
            <p className="text-ink-soft">{t('awards:list.count', { count: items.length })}</p>
            <ul className="flex flex-col gap-3">
              {items.map((item) => (
                <Item key={item.id} item={item} />
              ))}
            </ul>
          </>
        )}
      </div>
    </AppShell>
  );
}

function Item({ item }: { item: AwardItem }) {
  const { t, yen } = useAwardWords();
  return (
    <li className="flex flex-col gap-1 rounded-xl border border-line p-4 shadow-card">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="text-lg">
          <Link
            to={`/awards/${item.id}`}
            className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
          >
            <Phrases>{item.title}</Phrases>
          </Link>
        </h2>
        <AwardStatusSign status={item.status} />
      </div>
      <p className="text-ink-soft">
        {item.leadName} · {item.programme} ·{' '}
        {t('awards:number', { year: item.fiscalYear, number: item.number })} ·{' '}
        {yen(item.fixedYen ?? item.amountYen)}
      </p>
      <DueLine item={item} />
    </li>
  );
}

/** What comes next, and how many days are left. */
export function DueLine({ item }: { item: AwardItem }) {
  const { t, day } = useAwardWords();
  const { next, daysLeft } = item;
  if (!next) return null;
  const isLate = daysLeft !== null && daysLeft < 0;
  return (
    <p className={isLate ? 'font-bold text-danger' : undefined}>
      {t('awards:who.does', { who: t(`awards:who.${next.who}`), what: t(`awards:next.${next.what}`) })}
      {next.on ? ` ${day(next.on)}` : ''}
      {daysLeft === null ? '' : `（${leftText(t, daysLeft)}）`}
    </p>
  );
}
