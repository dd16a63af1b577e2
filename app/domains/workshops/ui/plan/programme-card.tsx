import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { ButtonLink } from '~/ui/button';
import { useFiscalYear } from '~/ui/use-fiscal-year';
import type { Programme, WorkshopItem } from '../../model';
import { StatusMark } from '../status-mark';

/** A programme with the workshops the viewer leads. `linked`: its name leads to its own page. */
export function ProgrammeCard({
  programme,
  linked = false,
}: {
  programme: Programme & { workshops: readonly WorkshopItem[] };
  linked?: boolean;
}) {
  const { t } = useTranslation();
  const fiscalYear = useFiscalYear();
  return (
    <section aria-label={programme.name} className="flex flex-col gap-3">
      {linked ? (
        <div className="flex flex-wrap items-baseline gap-x-4">
          <h2 className="text-2xl">
            <Link
              to={`/programmes/${programme.id}`}
              className="inline-flex min-h-11 items-center text-ink underline decoration-line-strong underline-offset-4 hover:text-brand"
            >
              {programme.name}
            </Link>
          </h2>
          <p className="text-ink-soft">{fiscalYear(programme.fiscalYear)}</p>
        </div>
      ) : null}
      {programme.workshops.length === 0 ? (
        <p className="text-ink-soft">{t('workshops:programmes.noWorkshops')}</p>
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2">
          {programme.workshops.map((workshop) => (
            <WorkshopCard key={workshop.id} workshop={workshop} />
          ))}
        </ul>
      )}
    </section>
  );
}

function WorkshopCard({ workshop }: { workshop: WorkshopItem }) {
  const { t, i18n } = useTranslation();
  const open = workshop.sessions.find((session) => session.status === 'running');
  const next = open ?? workshop.sessions.find((session) => session.status === 'planned');
  const status = open ? 'running' : next ? 'planned' : 'ended';
  return (
    <li className="flex flex-col gap-3 rounded-xl border border-line p-5 shadow-card">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h3 className="min-w-0 text-xl">
          <Link
            to={`/workshops/${workshop.id}`}
            className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
          >
            {workshop.title}
          </Link>
        </h3>
        <StatusMark status={status} />
      </div>
      <p className="text-ink-soft">
        {next?.startsAt
          ? formatDate(next.startsAt, i18n.language as Language)
          : t('workshops:programmes.noDate')}
        {'　'}
        {t('workshops:programmes.sessions', { count: workshop.sessions.length })}
        {'　'}
        {t('workshops:programmes.people', { count: workshop.people })}
      </p>
      {open ? (
        <div>
          <ButtonLink to={`/workshops/${workshop.id}/run`} size="small">
            {t('workshops:front.openConsole')}
          </ButtonLink>
        </div>
      ) : null}
    </li>
  );
}
