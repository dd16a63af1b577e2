import { useTranslation } from 'react-i18next';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { Pagination } from '~/domains/accounts/ui/pagination';
import { ButtonLink } from '~/ui/button';
import { EmptyState, Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import type { ListedDuplicate } from '../../service/merge.server';

/** Pairs of entries that may be of one organisation, with why. */
export function DuplicatesPage({
  pairs,
  total,
  page,
  pages,
  done,
}: {
  pairs: ListedDuplicate[];
  total: number;
  page: number;
  pages: number;
  done: 'apart' | null;
}) {
  const { t } = useTranslation();
  return (
    <AdminFrame>
      <div className="flex flex-col gap-6 pb-8">
        <header className="flex flex-col gap-3">
          <h1 className="text-3xl">
            <Phrases>{t('organisations:merge.title')}</Phrases>
          </h1>
          <p className="max-w-3xl">{t('organisations:merge.lead')}</p>
        </header>
        {done === 'apart' ? (
          <Notice kind="good" live>
            {t('organisations:merge.keptApart')}
          </Notice>
        ) : null}
        {pairs.length === 0 ? (
          <EmptyState title={t('organisations:merge.none')}>
            <p>{t('organisations:merge.noneText')}</p>
          </EmptyState>
        ) : (
          <>
            <p className="text-ink-soft">{t('organisations:merge.count', { count: total })}</p>
            <ul className="flex flex-col gap-3">
              {pairs.map((pair) => (
                <Pair key={pair.entries.map(({ id }) => id).join(' ')} pair={pair} />
              ))}
            </ul>
            <Pagination page={page} pages={pages} />
          </>
        )}
      </div>
    </AdminFrame>
  );
}

function Pair({ pair }: { pair: ListedDuplicate }) {
  const { t } = useTranslation();
  const [a, b] = pair.entries;
  if (!a || !b) return null;
  return (
    <li className="flex flex-wrap items-center justify-between gap-4 rounded-xl border border-line p-4">
      <div className="flex min-w-0 flex-col gap-1">
        {[a, b].map(({ id, name, type, members }) => (
          <p key={id} className="break-words">
            <span className="font-bold">{name}</span>{' '}
            <span className="text-ink-soft">
              {t(`organisations:types.${type}`)} · {t('organisations:merge.people', { count: members })}
            </span>
          </p>
        ))}
        <p>{pair.reasons.map((reason) => t(`organisations:merge.reasons.${reason}`)).join('、')}</p>
      </div>
      <ButtonLink
        to={`/admin/organisations/duplicates/${a.id}/${b.id}`}
        variant="secondary"
        aria-label={t('organisations:merge.compareFor', { a: a.name, b: b.name })}
      >
        {t('organisations:merge.compare')}
      </ButtonLink>
    </li>
  );
}
