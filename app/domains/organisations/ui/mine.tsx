import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { MemberRole, OrganisationStatus } from '../model';
import { StatusMark } from './marks';

/** The organisations a person belongs to, each a way to its page. */
export function MyOrganisations({
  organisations,
}: {
  organisations: { id: string; name: string; role: MemberRole; status: OrganisationStatus }[];
}) {
  const { t } = useTranslation();
  return (
    <ul className="flex flex-col gap-3">
      {organisations.map(({ id, name, role, status }) => (
        <li
          key={id}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-xl border border-line p-5 shadow-card"
        >
          <Link
            to={`/organisations/${id}`}
            className="inline-flex min-h-11 items-center text-lg font-bold text-brand underline underline-offset-4"
          >
            {name}
          </Link>
          <p className="flex flex-wrap items-center gap-2">
            <StatusMark status={status} />
            <span className="text-ink-soft">{t(`organisations:mine.roles.${role}`)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** First step of an account that belongs to no organisation. */
export function NoOrganisations() {
  const { t } = useTranslation();
  return (
    <p>
      {t('organisations:mine.noneText')}{' '}
      <Link
        to="/organisations/new"
        className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
      >
        {t('organisations:list.enter')}
      </Link>
    </p>
  );
}
