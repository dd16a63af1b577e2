import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { HomeSection } from '~/ui/home-section';
import type { MemberRole, OrganisationStatus } from '../model';
import { StatusMark } from './marks';

interface Mine {
  id: string;
  name: string;
  role: MemberRole;
  status: OrganisationStatus;
}

/** The organisations a person belongs to; a first step for members who belong to none. */
export function HomeOrganisations({
  organisations,
  isMember,
}: {
  organisations: readonly Mine[];
  isMember: boolean;
}) {
  const { t } = useTranslation();
  if (organisations.length === 0 && !isMember) return null;
  return (
    <HomeSection title={t('organisations:mine.title')}>
      {organisations.length > 0 ? <MyOrganisations organisations={organisations} /> : <NoOrganisations />}
    </HomeSection>
  );
}

/** Each a way to its page. */
function MyOrganisations({ organisations }: { organisations: readonly Mine[] }) {
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
function NoOrganisations() {
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
