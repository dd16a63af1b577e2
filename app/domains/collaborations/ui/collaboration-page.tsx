import { Link } from '@remix-run/react';
import { ArrowLeft, MessagesSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import type { Collaboration } from '../model';
import { StatusSign } from './status-sign';
import { useDay } from './use-day';

/** One collaboration: who, since when, and where it came from. */
export function CollaborationPage({ collaboration }: { collaboration: Collaboration }) {
  const { t } = useTranslation();
  const day = useDay();
  const { title, status, startedOn, endedOn, partners, origin, talkId } = collaboration;
  return (
    <AppShell width="narrow">
      <div className="flex flex-col gap-6 pb-8">
        <header className="flex flex-col gap-2">
          <p>
            <Link
              to="/collaborations"
              className="inline-flex min-h-11 items-center gap-2 text-brand underline underline-offset-4"
            >
              <ArrowLeft aria-hidden="true" className="size-5" />
              {t('collaborations:back')}
            </Link>
          </p>
          <h1 className="text-3xl">
            <Phrases>{title}</Phrases>
          </h1>
          <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <StatusSign status={status} />
            <span>{t('collaborations:since', { date: day(startedOn) })}</span>
            {endedOn ? <span>{t('collaborations:until', { date: day(endedOn) })}</span> : null}
          </p>
        </header>
        <section aria-labelledby="collaboration-partners" className="flex flex-col gap-3">
          <h2 id="collaboration-partners" className="text-xl">
            {t('collaborations:partners')}
          </h2>
          <ul className="flex flex-col gap-1">
            {partners.map(({ id, name, role }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-4">
                <Link
                  to={`/organisations/${id}`}
                  className="inline-flex min-h-11 items-center font-bold text-brand underline underline-offset-4"
                >
                  {name}
                </Link>
                <span className="text-ink-soft">{t(`collaborations:${role}_role`)}</span>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="collaboration-origin" className="flex flex-col gap-2">
          <h2 id="collaboration-origin" className="text-xl">
            {t('collaborations:origin')}
          </h2>
          <p>{t(`collaborations:originKind.${origin}`)}</p>
          {talkId ? (
            <Link
              to={`/matches/${talkId}`}
              className="inline-flex min-h-11 items-center gap-2 self-start text-brand underline underline-offset-4"
            >
              <MessagesSquare aria-hidden="true" className="size-5" />
              {t('collaborations:talk')}
            </Link>
          ) : null}
        </section>
      </div>
    </AppShell>
  );
}
