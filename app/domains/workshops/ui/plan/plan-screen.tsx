import { Link } from '@remix-run/react';
import { Copy, MonitorPlay, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/ui/button';
import { EmptyState, Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { useFiscalYear } from '~/ui/use-fiscal-year';
import type { Plan, PlannedSession } from '../../model';
import { AgendaSection } from './agenda-section';
import { BoardsSection } from './boards-section';
import { EntranceCard } from './entrance-card';
import { MapsSection } from './maps-section';
import { PeopleSection } from './people-section';
import { SessionCard } from './session-card';
import { SessionTabs } from './session-tabs';
import type { PlanOutcome, TemplateChoice } from './types';

/** The plan of a workshop: who, when, what comes after what, where people write, and how they get in. */
export function PlanScreen({
  plan,
  session,
  templates,
  templateSaved,
  origin,
  outcome,
}: {
  plan: Plan;
  session: PlannedSession | null;
  templates: readonly TemplateChoice[];
  templateSaved: boolean;
  origin: string;
  outcome: PlanOutcome | null;
}) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-8">
      <PlanHeader plan={plan} session={session} />
      {outcome?.problem ? (
        <Notice kind="bad" live>
          {t(`workshops:errors.${outcome.problem}`)}
        </Notice>
      ) : null}
      {templateSaved ? (
        <Notice kind="good" live>
          {t('workshops:plan.agenda.saved')}
        </Notice>
      ) : null}
      <SessionTabs plan={plan} current={session?.id ?? null} outcome={outcome} />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_21rem] lg:grid-rows-[auto_1fr]">
        <aside className="flex min-w-0 flex-col gap-6 lg:col-start-2">
          {session ? <SessionCard plan={plan} session={session} /> : null}
          {session ? <EntranceCard session={session} origin={origin} /> : null}
        </aside>
        <div className="flex min-w-0 flex-col gap-8 lg:col-start-1 lg:row-span-2 lg:row-start-1">
          {session ? (
            <AgendaSection plan={plan} session={session} templates={templates} outcome={outcome} />
          ) : (
            <EmptyState title={t('workshops:plan.agenda.empty')} />
          )}
          <BoardsSection plan={plan} session={session} outcome={outcome} />
          <MapsSection plan={plan} session={session} outcome={outcome} />
        </div>
        <aside className="min-w-0 lg:col-start-2">
          <PeopleSection plan={plan} session={session} outcome={outcome} />
        </aside>
      </div>
    </div>
  );
}

function PlanHeader({ plan, session }: { plan: Plan; session: PlannedSession | null }) {
  const { t } = useTranslation();
  const fiscalYear = useFiscalYear();
  const { workshop, programme } = plan;
  return (
    <header className="flex flex-wrap items-start justify-between gap-4">
      <div className="flex min-w-0 flex-col gap-2">
        <p>
          <Link
            to={`/programmes/${programme.id}`}
            className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
          >
            {programme.name}
          </Link>
          <span className="ml-3 text-ink-soft">{fiscalYear(programme.fiscalYear)}</span>
        </p>
        <h1 className="text-3xl">
          <Phrases>{workshop.title}</Phrases>
        </h1>
        {workshop.description ? (
          <p className="max-w-3xl whitespace-pre-line text-lg">{workshop.description}</p>
        ) : null}
        <div className="-ml-3 flex flex-wrap gap-x-2">
          <ButtonLink to={`/workshops/${workshop.id}/edit`} variant="quiet" size="small">
            <Pencil aria-hidden="true" className="size-5" />
            {t('workshops:plan.settings.edit')}
          </ButtonLink>
          <ButtonLink to={`/workshops/${workshop.id}/copy`} variant="quiet" size="small">
            <Copy aria-hidden="true" className="size-5" />
            {t('workshops:plan.settings.copy')}
          </ButtonLink>
        </div>
      </div>
      {session ? (
        <ButtonLink to={`/workshops/${workshop.id}/run?session=${session.id}`} size="large">
          <MonitorPlay aria-hidden="true" className="size-6" />
          {t('workshops:plan.openConsole')}
        </ButtonLink>
      ) : null}
    </header>
  );
}
