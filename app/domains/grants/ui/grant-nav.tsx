import { NavLink, useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

const PLACES = [
  { to: '/grants', key: 'grants:nav.calls', staff: false },
  { to: '/applications', key: 'grants:mine.title', staff: false },
  { to: '/awards', key: 'awards:home.all', staff: false },
  { to: '/screening', key: 'screening:title', staff: true },
  { to: '/admin/grants', key: 'grants:admin.title', staff: true },
] as const;

/** The places of the grants for those who are signed in, from the call to the last payment; the open one in any case. */
export function GrantNav({ isStaff }: { isStaff: boolean }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <nav aria-label={t('grants:nav.label')} className="flex flex-wrap gap-x-6 border-b border-line">
      {PLACES.filter(({ to, staff }) => isStaff || !staff || to === pathname).map(({ to, key }) => (
        <NavLink
          key={to}
          to={to}
          end
          className="-mb-px flex min-h-11 items-center border-b-4 border-transparent font-bold text-brand hover:border-line aria-[current]:border-brand aria-[current]:text-ink"
        >
          {t(key)}
        </NavLink>
      ))}
    </nav>
  );
}
