import { useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/ui/button';

/** Links to the pages before and after; the filter stays in the address. Nothing when there is one page. */
export function Pagination({ page, pages }: { page: number; pages: number }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  if (pages <= 1) return null;
  const to = (target: number) => {
    const next = new URLSearchParams(search);
    next.set('page', String(target));
    return `?${next}`;
  };
  return (
    <nav aria-label={t('accounts:paging.label')} className="flex flex-wrap items-center gap-3">
      {page > 1 ? (
        <ButtonLink to={to(page - 1)} variant="secondary" size="small" rel="prev">
          {t('accounts:paging.previous')}
        </ButtonLink>
      ) : null}
      <span>{t('accounts:paging.at', { page, pages })}</span>
      {page < pages ? (
        <ButtonLink to={to(page + 1)} variant="secondary" size="small" rel="next">
          {t('accounts:paging.next')}
        </ButtonLink>
      ) : null}
    </nav>
  );
}
