import { Form, Link } from '@remix-run/react';
import { ArrowDown, ArrowUp, Pencil, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '~/ui/button';
import { Select, TextInput } from '~/ui/form/inputs';
import { EmptyState } from '~/ui/notice';
import { type Phase, type Plan, type PlannedSession, schedule, totalMinutes } from '../../model';
import { PermissionBadge } from '../live/permission';
import { useWorkshopForm } from '../use-workshop-form';
import { ICON_BUTTON, IconPress, PressFields } from './press';
import { Fold, PlanSection } from './section';
import { type PlanOutcome, resultOf, type TemplateChoice } from './types';

/** The agenda: what comes after what, how long, what people may do, and on which board. */
export function AgendaSection({
  plan,
  session,
  templates,
  outcome,
}: {
  plan: Plan;
  session: PlannedSession;
  templates: readonly TemplateChoice[];
  outcome: PlanOutcome | null;
}) {
  const { t } = useTranslation();
  const { phases } = session;
  const times = schedule(phases);
  return (
    <PlanSection
      id="agenda"
      title={t('workshops:plan.agenda.title')}
      aside={
        phases.length > 0 ? (
          <p className="text-lg">{t('workshops:plan.agenda.total', { count: totalMinutes(phases) })}</p>
        ) : null
      }
    >
      {phases.length === 0 ? (
        <EmptyState title={t('workshops:plan.agenda.empty')}>
          <p>{t('workshops:plan.agenda.emptyText')}</p>
        </EmptyState>
      ) : (
        <ol className="flex flex-col divide-y divide-line overflow-hidden rounded-xl border border-line shadow-card">
          {phases.map((phase, index) => (
            <PhaseRow
              key={phase.id}
              plan={plan}
              session={session}
              phase={phase}
              time={times[index] ?? { from: 0, to: 0 }}
              last={index === phases.length - 1}
            />
          ))}
        </ol>
      )}
      <div>
        <ButtonLink
          to={`/workshops/${plan.workshop.id}/sessions/${session.id}/phases/new`}
          variant="secondary"
        >
          <Plus aria-hidden="true" className="size-5" />
          {t('workshops:plan.agenda.add')}
        </ButtonLink>
      </div>
      {session.status === 'planned' ? <UseTemplate session={session} templates={templates} /> : null}
      {phases.length > 0 ? <SaveTemplate session={session} outcome={outcome} /> : null}
    </PlanSection>
  );
}

function PhaseRow({
  plan,
  session,
  phase,
  time,
  last,
}: {
  plan: Plan;
  session: PlannedSession;
  phase: Phase;
  time: { from: number; to: number };
  last: boolean;
}) {
  const { t } = useTranslation();
  const board = [...plan.boards, ...plan.maps].find((one) => one.id === (phase.boardId ?? phase.mapId));
  const now = session.status === 'running' && session.phaseId === phase.id;
  const words = 'workshops:plan.agenda';
  return (
    <li
      aria-current={now ? 'step' : undefined}
      className={`grid gap-x-5 gap-y-2 p-4 sm:grid-cols-[7rem_minmax(0,1fr)_auto] ${now ? 'border-l-8 border-l-brand bg-brand-soft' : ''}`}
    >
      <p className="tabular-nums">
        <strong className="text-lg">{t(`${words}.minutes`, { count: phase.minutes })}</strong>
        <span className="ml-2 text-ink-soft sm:ml-0 sm:block">{t(`${words}.from`, time)}</span>
      </p>
      <div className="flex min-w-0 flex-col gap-1.5">
        <h3 className="text-lg">
          {phase.title}
          {now ? (
            <span className="ml-3 whitespace-nowrap rounded-full bg-brand px-3 py-0.5 text-base text-white">
              {t(`${words}.now`)}
            </span>
          ) : null}
        </h3>
        {phase.instruction ? <p className="whitespace-pre-line">{phase.instruction}</p> : null}
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <PermissionBadge
            permission={phase.permission}
            label={t(`workshops:plan.phase.${phase.permission}`)}
          />
          <span>{board ? board.title : t(`${words}.noBoard`)}</span>
          {phase.permission === 'vote' ? (
            <span className="text-ink-soft">
              {t(`${words}.votes`, { each: phase.votesEach, perNote: phase.votesPerNote })}
            </span>
          ) : null}
        </p>
      </div>
      <div className="-ml-2 flex items-start sm:ml-0">
        <IconPress
          intent="phase-up"
          session={session.id}
          id={phase.id}
          label={t(`${words}.up`, { title: phase.title })}
          hidden={phase.position === 0}
        >
          <ArrowUp aria-hidden="true" className="size-5" />
        </IconPress>
        <IconPress
          intent="phase-down"
          session={session.id}
          id={phase.id}
          label={t(`${words}.down`, { title: phase.title })}
          hidden={last}
        >
          <ArrowDown aria-hidden="true" className="size-5" />
        </IconPress>
        <Link
          to={`/workshops/${plan.workshop.id}/sessions/${session.id}/phases/${phase.id}`}
          aria-label={t(`${words}.edit`, { title: phase.title })}
          title={t(`${words}.edit`, { title: phase.title })}
          className={ICON_BUTTON}
        >
          <Pencil aria-hidden="true" className="size-5" />
        </Link>
        <IconPress
          intent="phase-remove"
          session={session.id}
          id={phase.id}
          label={t(`${words}.remove`, { title: phase.title })}
        >
          <Trash2 aria-hidden="true" className="size-5" />
        </IconPress>
      </div>
    </li>
  );
}

function UseTemplate({
  session,
  templates,
}: {
  session: PlannedSession;
  templates: readonly TemplateChoice[];
}) {
  const { t } = useTranslation();
  const words = 'workshops:plan.agenda';
  return (
    <Fold title={t(`${words}.template`)} open={session.phases.length === 0}>
      <Form method="post" preventScrollReset className="flex flex-wrap items-end gap-4">
        <PressFields intent="template-apply" session={session.id} />
        <Select
          label={t('workshops:create.template')}
          help={session.phases.length > 0 ? t(`${words}.templateHelp`) : undefined}
          name="id"
          required
          className="min-w-64"
        >
          {templates.map((template) => (
            <option key={template.id} value={template.id}>
              {template.name}（{t(`${words}.minutes`, { count: template.minutes })}）
            </option>
          ))}
        </Select>
        <Button type="submit" variant="secondary">
          {t(`${words}.apply`)}
        </Button>
      </Form>
      {templates.some((template) => template.own) ? (
        <div className="pt-4">
          <p className="font-bold">{t(`${words}.own`)}</p>
          <ul className="flex flex-col">
            {templates
              .filter((template) => template.own)
              .map((template) => (
                <li key={template.id} className="flex flex-wrap items-center gap-3">
                  {template.name}
                  <IconPress
                    intent="template-remove"
                    session={session.id}
                    id={template.id}
                    label={t(`${words}.removeTemplate`, { name: template.name })}
                  >
                    <Trash2 aria-hidden="true" className="size-5" />
                  </IconPress>
                </li>
              ))}
          </ul>
        </div>
      ) : null}
    </Fold>
  );
}

function SaveTemplate({ session, outcome }: { session: PlannedSession; outcome: PlanOutcome | null }) {
  const { t } = useTranslation();
  const { formProps, field } = useWorkshopForm<'name'>('save-template', resultOf(outcome, 'template-save'));
  return (
    <Fold title={t('workshops:plan.agenda.save')} open={outcome?.intent === 'template-save'}>
      <Form method="post" preventScrollReset {...formProps} className="flex flex-wrap items-end gap-4">
        <PressFields intent="template-save" session={session.id} />
        <TextInput {...field('name')} label={t('workshops:plan.agenda.saveName')} required />
        <Button type="submit" variant="secondary">
          {t('save')}
        </Button>
      </Form>
    </Fold>
  );
}
