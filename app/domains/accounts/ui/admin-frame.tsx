import { Link, useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '~/ui/class-names';
import { AppShell } from '~/ui/shell/app-shell';
import { showCurrentPlace } from '~/ui/shell/show-current-place';

/** Places of the administration; `also`: pages of a place that are not below its address. */
const TABS: readonly { to: string; key: string; also?: readonly string[] }[] = [
  { to: '/admin', key: 'dashboard' },
  { to: '/admin/people', key: 'people', also: ['/admin/users'] },
  { to: '/admin/invitations', key: 'invitations' },
  { to: '/admin/areas', key: 'areas' },
  { to: '/admin/organisations', key: 'organisations' },
  { to: '/admin/imports', key: 'imports' },
  { to: '/admin/matching', key: 'matching' },
  {
    to: '/admin/matching/rounds',
    key: 'rounds',
    also: ['/admin/matching/fairness', '/admin/matching/conflicts'],
  },
  { to: '/admin/matching/talks', key: 'talks' },
  { to: '/admin/report', key: 'report' },
  { to: '/admin/grants', key: 'grants' },
  { to: '/admin/indicators', key: 'indicators' },
  { to: '/admin/surveys', key: 'surveys' },
  { to: '/admin/audit', key: 'audit' },
];

/** The place a page belongs to: the one whose address is the longest beginning of the page's. */
function placeOf(pathname: string): string | undefined {
  const page = `${pathname.replace(/\/$/, '')}/`;
  const found = TABS.flatMap(({ to, key, also = [] }) =>
    [to, ...also].filter((start) => page.startsWith(`${start}/`)).map((start) => ({ key, start })),
  );
  return found.sort((a, b) => b.start.length - a.start.length)[0]?.key;
}

/** Frame of the administration: its places beside each other. */
export function AdminFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const place = placeOf(useLocation().pathname);
  return (
    <AppShell>
      <p className="text-ink-soft print:hidden">{t('accounts:admin.title')}</p>
      <nav
        ref={showCurrentPlace}
        aria-label={t('accounts:admin.tabs')}
        className="one-row mb-6 flex border-b border-line sm:flex-wrap print:hidden"
      >
        {TABS.map(({ to, key }) => (
          <Link
            key={key}
            to={to}
            aria-current={key === place ? 'page' : undefined}
            className={classNames(
              'flex min-h-11 shrink-0 items-center border-b-4 px-2.5 font-bold hover:bg-brand-soft sm:-mb-px',
              key === place ? 'border-brand text-brand' : 'border-transparent text-ink',
            )}
          >
            {t(`accounts:admin.${key}`)}
          </Link>
        ))}
      </nav>
      {children}
    </AppShell>
  );
}

/** Cells of the lists in the administration. */
export const HEAD_CELL = 'border-b-2 border-line px-3 py-2 text-left font-bold whitespace-nowrap';
export const CELL = 'border-b border-line px-3 py-3 align-top';
