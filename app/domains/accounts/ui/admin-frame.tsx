import { NavLink } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '~/ui/class-names';
import { AppShell } from '~/ui/shell/app-shell';
import { showCurrentPlace } from '~/ui/shell/show-current-place';

const TABS = [
  { to: '/admin', key: 'dashboard', end: true },
  { to: '/admin/people', key: 'people', end: false },
  { to: '/admin/invitations', key: 'invitations', end: false },
  { to: '/admin/areas', key: 'areas', end: false },
  { to: '/admin/organisations', key: 'organisations', end: false },
  { to: '/admin/imports', key: 'imports', end: false },
  { to: '/admin/matching', key: 'matching', end: true },
  { to: '/admin/matching/rounds', key: 'rounds', end: false },
  { to: '/admin/matching/talks', key: 'talks', end: false },
  { to: '/admin/report', key: 'report', end: false },
  { to: '/admin/grants', key: 'grants', end: false },
  { to: '/admin/indicators', key: 'indicators', end: false },
  { to: '/admin/surveys', key: 'surveys', end: false },
  { to: '/admin/audit', key: 'audit', end: false },
] as const;

/** Frame of the administration: its places beside each other. */
export function AdminFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <AppShell>
      <p className="text-ink-soft">{t('accounts:admin.title')}</p>
      <nav
        ref={showCurrentPlace}
        aria-label={t('accounts:admin.tabs')}
        className="one-row mb-6 flex border-b border-line sm:flex-wrap sm:gap-1"
      >
        {TABS.map(({ to, key, end }) => (
          <NavLink
            key={key}
            to={to}
            end={end}
            className={({ isActive }) =>
              classNames(
                'flex min-h-11 shrink-0 items-center border-b-4 px-2.5 font-bold hover:bg-brand-soft sm:-mb-px sm:px-4',
                isActive ? 'border-brand text-brand' : 'border-transparent text-ink',
              )
            }
          >
            {t(`accounts:admin.${key}`)}
          </NavLink>
        ))}
      </nav>
      {children}
    </AppShell>
  );
}

/** Cells of the lists in the administration. */
export const HEAD_CELL = 'border-b-2 border-line px-3 py-2 text-left font-bold whitespace-nowrap';
export const CELL = 'border-b border-line px-3 py-3 align-top';
