import { DoorOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { ButtonLink } from '~/ui/button';
import { HomeSection } from '~/ui/home-section';
import { EmptyState } from '~/ui/notice';
import type { HomeWorkshops, JoinedSession, LedSession } from '../model';

/** Workshops that are held right now, for those who lead them. */
export function HomeRunning({ workshops }: { workshops: HomeWorkshops }) {
  const { t } = useTranslation();
  return (
    <HomeSection title={t('workshops:home.running')} items={workshops.running}>
      <LedSessions sessions={workshops.running} running />
    </HomeSection>
  );
}

/** Workshops to come, for those who lead them. */
export function HomeComing({ workshops }: { workshops: HomeWorkshops }) {
  const { t } = useTranslation();
  return (
    <HomeSection title={t('workshops:home.coming')} items={workshops.coming}>
      <LedSessions sessions={workshops.coming} running={false} />
    </HomeSection>
  );
}

/** Sessions somebody takes part in, and first steps of those who lead or take part in none. */
export function HomeJoined({
  workshops: { leads, running, coming, joined },
  isMember,
}: {
  workshops: HomeWorkshops;
  /** Whether the person belongs to an organisation, so has something else to do here. */
  isMember: boolean;
}) {
  const { t } = useTranslation();
  return (
    <>
      {leads && running.length + coming.length === 0 ? <NoLedSessions /> : null}
      <HomeSection title={t('workshops:home.joined')} items={joined}>
        <JoinedSessions sessions={joined} />
      </HomeSection>
      {!leads && joined.length === 0 && !isMember ? <NoJoinedSessions /> : null}
    </>
  );
}

/** The way to all workshops, for those who plan some. */
export function HomeProgrammesLink({ workshops }: { workshops: HomeWorkshops }) {
  const { t } = useTranslation();
  if (!workshops.leads) return null;
  return (
    <ButtonLink to="/programmes" variant="secondary">
      {t('workshops:home.programmes')}
    </ButtonLink>
  );
}

/** Sessions the person leads, each with the one way to go on. */
function LedSessions({ sessions, running }: { sessions: LedSession[]; running: boolean }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  return (
    <ul className="flex flex-col gap-3">
      {sessions.map((session) => (
        <li
          key={session.sessionId}
          className={`flex flex-wrap items-center justify-between gap-4 rounded-xl border p-5 shadow-card ${
            running ? 'border-2 border-brand' : 'border-line'
          }`}
        >
          <div className="min-w-0">
            <p className="text-lg font-bold">{session.workshopTitle}</p>
            <p className="text-ink-soft">
              {session.title}
              {' · '}
              {session.startsAt === null
                ? t('workshops:home.noDate')
                : formatDateTime(session.startsAt, language)}
            </p>
            {running ? (
              <p className="flex flex-wrap gap-x-4">
                <span>{t('workshops:home.code', { code: session.code })}</span>
                <span>{t('workshops:home.people', { count: session.people })}</span>
              </p>
            ) : null}
          </div>
          <div className="flex flex-wrap gap-2">
            {running ? (
              <ButtonLink to={`/workshops/${session.workshopId}/run`}>
                {t('workshops:home.console')}
              </ButtonLink>
            ) : null}
            <ButtonLink to={`/workshops/${session.workshopId}`} variant="secondary">
              {t('workshops:home.plan')}
            </ButtonLink>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Sessions the person takes part in. */
function JoinedSessions({ sessions }: { sessions: JoinedSession[] }) {
  const { t } = useTranslation();
  return (
    <ul className="flex flex-col gap-3">
      {sessions.map((session) => (
        <li
          key={session.sessionId}
          className="flex flex-wrap items-center justify-between gap-4 rounded-xl border border-line p-5 shadow-card"
        >
          <div className="min-w-0">
            <p className="text-lg font-bold">{session.workshopTitle}</p>
            <p className="text-ink-soft">
              {session.title} · {t('workshops:home.joinedAs', { name: session.name })}
            </p>
          </div>
          <ButtonLink to={`/s/${session.sessionId}`} variant="secondary">
            <DoorOpen aria-hidden="true" className="size-5" />
            {t('workshops:home.enter')}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}

/** First steps of somebody who leads workshops and has none. */
function NoLedSessions() {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('workshops:home.emptyLead')}>
      <p>{t('workshops:home.emptyLeadText')}</p>
      <ButtonLink to="/programmes">{t('workshops:home.programmes')}</ButtonLink>
    </EmptyState>
  );
}

/** First step of somebody who takes part in nothing yet. */
function NoJoinedSessions() {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('workshops:home.emptyMember')}>
      <p>{t('workshops:home.emptyMemberText')}</p>
      <ButtonLink to="/">{t('workshops:home.join')}</ButtonLink>
    </EmptyState>
  );
}
