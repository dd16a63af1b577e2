import { CalendarDays, Play, RotateCcw, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { ButtonLink } from '~/ui/button';
import type { Plan, PlannedSession } from '../../model';
import { StatusMark } from '../status-mark';
import { Press } from './press';

/** When the session is, whether it runs, and the one press that changes that. */
export function SessionCard({ plan, session }: { plan: Plan; session: PlannedSession }) {
  const { t, i18n } = useTranslation();
  const used = session.people.in + session.people.waiting + session.people.removed > 0;
  return (
    <section
      aria-label={session.title}
      className="flex flex-col gap-3 rounded-xl border border-line p-5 shadow-card"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-xl">{session.title}</h2>
        <StatusMark status={session.status} />
      </div>
      <p className="flex items-center gap-2">
        <CalendarDays aria-hidden="true" className="size-5 shrink-0 text-ink-soft" />
        {session.startsAt === null
          ? t('workshops:plan.noDate')
          : formatDateTime(session.startsAt, i18n.language as Language)}
      </p>
      <p>{t('workshops:plan.people.count', session.people)}</p>
      <StatusPress session={session} />
      <div className="-mx-3 flex flex-col items-start">
        <ButtonLink to={`/workshops/${plan.workshop.id}/sessions/${session.id}`} variant="quiet" size="small">
          {t('workshops:plan.editSession')}
        </ButtonLink>
        <ButtonLink to={`/s/${session.id}`} variant="quiet" size="small">
          {t('workshops:plan.openRoom')}
        </ButtonLink>
        {session.status === 'planned' && !used && plan.sessions.length > 1 ? (
          <Press intent="session-discard" session={session.id} variant="quiet" size="small">
            {t('workshops:plan.discard')}
          </Press>
        ) : null}
      </div>
    </section>
  );
}

function StatusPress({ session }: { session: PlannedSession }) {
  const { t } = useTranslation();
  const act = {
    planned: { intent: 'session-start', Icon: Play, word: 'start', help: 'startHelp' },
    running: { intent: 'session-end', Icon: Square, word: 'end', help: 'endHelp' },
    ended: { intent: 'session-reopen', Icon: RotateCcw, word: 'reopen', help: null },
  }[session.status];
  return (
    <div className="flex flex-col gap-1">
      <Press
        intent={act.intent}
        session={session.id}
        variant={session.status === 'planned' ? 'primary' : 'secondary'}
        className="w-full"
      >
        <act.Icon aria-hidden="true" className="size-5" />
        {t(`workshops:plan.${act.word}`)}
      </Press>
      {act.help ? <p className="text-ink-soft">{t(`workshops:plan.${act.help}`)}</p> : null}
    </div>
  );
}
