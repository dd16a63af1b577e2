import { Link } from '@remix-run/react';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { ButtonLink } from '~/ui/button';
import { HomeSection } from '~/ui/home-section';
import type { Waiting } from '../service/lists.server';

/** The way to all talks, for those who belong to an organisation. */
export function HomeTalksLink({ talks }: { talks: Waiting }) {
  const { t } = useTranslation();
  if (!talks.member) return null;
  return (
    <ButtonLink to="/matches" variant="secondary">
      {t('talks:home.all')}
    </ButtonLink>
  );
}

/** Requests to answer and looks back that are due. */
export function HomeTalks({ talks }: { talks: Waiting }) {
  const { t } = useTranslation();
  return (
    <>
      <HomeSection title={t('talks:home.title')} items={talks.requests}>
        <WaitingRequests requests={talks.requests} />
      </HomeSection>
      <HomeSection title={t('talks:home.followUps')} items={talks.followUps}>
        <WaitingFollowUps followUps={talks.followUps} />
      </HomeSection>
    </>
  );
}

/** Requests to answer, each with the days left. */
function WaitingRequests({ requests }: { requests: Waiting['requests'] }) {
  const { t } = useTranslation();
  return (
    <ul className="flex flex-col gap-3">
      {requests.map((item) => (
        <li
          key={item.id}
          className="flex flex-wrap items-center justify-between gap-4 rounded-xl border-2 border-brand p-5 shadow-card"
        >
          <div className="min-w-0">
            <p className="text-lg font-bold">{t('talks:home.from', { name: item.other.name })}</p>
            <p className="flex flex-wrap gap-x-4 text-ink-soft">
              <strong className="text-ink">{t('talks:days.left', { count: item.daysLeft })}</strong>
              <span>{item.programme}</span>
              <span>{t('talks:list.for', { own: item.own.name })}</span>
            </p>
          </div>
          <ButtonLink to={`/matches/${item.id}`}>{t('talks:home.answer')}</ButtonLink>
        </li>
      ))}
    </ul>
  );
}

/** Looks back that are due. */
function WaitingFollowUps({ followUps }: { followUps: Waiting['followUps'] }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className="flex flex-col gap-3">
      {followUps.map((one) => (
        <li
          key={one.id}
          className="flex flex-wrap items-center justify-between gap-4 rounded-xl border border-line p-5 shadow-card"
        >
          <div className="min-w-0">
            <p className="text-lg font-bold">{one.other}</p>
            <p className="text-ink-soft">{formatDay(one.dueOn, i18n.language as Language)}</p>
          </div>
          <ButtonLink to={`/matches/${one.matchId}`} variant="secondary">
            {t('talks:home.tell')}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}

/** What waits for staff among all talks; nothing when nothing does. */
export function StaffTalkDuties({ reports, soon }: { reports: number; soon: number }) {
  const { t } = useTranslation();
  const links = [
    reports > 0 && { to: '/admin/matching/talks', word: t('talks:home.reports', { count: reports }) },
    soon > 0 && { to: '/admin/matching/talks?status=soon', word: t('talks:home.soon', { count: soon }) },
  ].filter((link) => link !== false);
  return links.map(({ to, word }) => (
    <Link
      key={to}
      to={to}
      className="flex items-center gap-3 self-start rounded-lg bg-surface-soft p-4 text-brand underline underline-offset-4"
    >
      <span>{word}</span>
      <ArrowRight aria-hidden="true" className="size-5 shrink-0" />
    </Link>
  ));
}
