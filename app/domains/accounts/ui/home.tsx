import { Link } from '@remix-run/react';
import { ArrowRight, DoorOpen, Mail } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { ButtonLink } from '~/ui/button';
import { EmptyState } from '~/ui/notice';

/** A session of a workshop the person leads. */
export interface LedSession {
  sessionId: string;
  workshopId: string;
  workshopTitle: string;
  title: string;
  /** Milliseconds since the epoch; null when not yet set. */
  startsAt: number | null;
  code: string;
  /** People in the workshop so far. */
  people: number;
}

/** A session the person takes part in, and under which name. */
export interface JoinedSession {
  sessionId: string;
  title: string;
  workshopTitle: string;
  name: string;
}

export function HomeSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-xl">{title}</h2>
      {children}
    </section>
  );
}

/** Sessions the person leads, each with the one way to go on. */
export function LedSessions({ sessions, running }: { sessions: LedSession[]; running: boolean }) {
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
                ? t('accounts:home.noDate')
                : formatDateTime(session.startsAt, language)}
            </p>
            {running ? (
              <p className="flex flex-wrap gap-x-4">
                <span>{t('accounts:home.code', { code: session.code })}</span>
                <span>{t('accounts:home.people', { count: session.people })}</span>
              </p>
            ) : null}
          </div>
          <div className="flex flex-wrap gap-2">
            {running ? (
              <ButtonLink to={`/workshops/${session.workshopId}/run`}>
                {t('accounts:home.console')}
              </ButtonLink>
            ) : null}
            <ButtonLink to={`/workshops/${session.workshopId}`} variant="secondary">
              {t('accounts:home.plan')}
            </ButtonLink>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Sessions the person takes part in. */
export function JoinedSessions({ sessions }: { sessions: JoinedSession[] }) {
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
              {session.title} · {t('accounts:home.joinedAs', { name: session.name })}
            </p>
          </div>
          <ButtonLink to={`/s/${session.sessionId}`} variant="secondary">
            <DoorOpen aria-hidden="true" className="size-5" />
            {t('accounts:home.enter')}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}

/** What only staff can settle. */
export function StaffDuties({ open, expired }: { open: number; expired: number }) {
  const { t } = useTranslation();
  if (open === 0) return <p>{t('accounts:home.nothing')}</p>;
  return (
    <Link
      to="/admin/invitations"
      className="flex items-center gap-3 self-start rounded-lg bg-surface-soft p-4 text-brand underline underline-offset-4"
    >
      <Mail aria-hidden="true" className="size-6 shrink-0" />
      <span>
        {t('accounts:home.invitations', { count: open })}
        {expired > 0 ? ` (${t('accounts:home.expired', { count: expired })})` : null}
      </span>
      <ArrowRight aria-hidden="true" className="size-5 shrink-0" />
    </Link>
  );
}

/** First steps of somebody who leads workshops and has none. */
export function NoLedSessions() {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('accounts:home.emptyLead')}>
      <p>{t('accounts:home.emptyLeadText')}</p>
      <ButtonLink to="/programmes">{t('accounts:home.programmes')}</ButtonLink>
    </EmptyState>
  );
}

/** First step of somebody who takes part in nothing yet. */
export function NoJoinedSessions() {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('accounts:home.emptyMember')}>
      <p>{t('accounts:home.emptyMemberText')}</p>
      <ButtonLink to="/">{t('accounts:home.join')}</ButtonLink>
    </EmptyState>
  );
}
