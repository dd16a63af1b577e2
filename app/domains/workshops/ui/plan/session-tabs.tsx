import { Form, Link } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { Select, TextInput } from '~/ui/form/inputs';
import type { Plan } from '../../model';
import { StatusMark } from '../status-mark';
import { useWorkshopForm } from '../use-workshop-form';
import { PressFields } from './press';
import { Fold } from './section';
import { type PlanOutcome, resultOf } from './types';

/** The sessions of the workshop, one of them shown, and a form for the next one. */
export function SessionTabs({
  plan,
  current,
  outcome,
}: {
  plan: Plan;
  current: string | null;
  outcome: PlanOutcome | null;
}) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('workshops:plan.sessions')} className="flex flex-col gap-2 border-line border-b pb-2">
      <ul className="flex flex-wrap gap-2">
        {plan.sessions.map((session) => (
          <li key={session.id}>
            <Link
              to={`/workshops/${plan.workshop.id}?session=${session.id}`}
              aria-current={session.id === current ? 'page' : undefined}
              preventScrollReset
              className="flex min-h-12 items-center gap-3 rounded-lg border-2 border-transparent px-4 font-bold hover:bg-brand-soft aria-[current=page]:border-brand aria-[current=page]:bg-brand-soft"
            >
              {session.title}
              <StatusMark status={session.status} />
            </Link>
          </li>
        ))}
      </ul>
      <Fold title={t('workshops:plan.addSession')} open={outcome?.intent === 'session-add'}>
        <NewSession plan={plan} current={current} outcome={outcome} />
      </Fold>
    </nav>
  );
}

function NewSession({
  plan,
  current,
  outcome,
}: {
  plan: Plan;
  current: string | null;
  outcome: PlanOutcome | null;
}) {
  const { t } = useTranslation();
  const { formProps, field } = useWorkshopForm<'title'>('new-session', resultOf(outcome, 'session-add'), {
    title: t('workshops:plan.sessionNumber', { n: plan.sessions.length + 1 }),
  });
  return (
    <Form method="post" {...formProps} className="flex flex-wrap items-end gap-4">
      <PressFields intent="session-add" session={current} />
      <TextInput {...field('title')} label={t('workshops:plan.sessionTitle')} required />
      <Select
        label={t('workshops:plan.agendaFrom')}
        name="agendaFrom"
        defaultValue={current ?? ''}
        className="min-w-56"
      >
        <option value="">{t('workshops:plan.agendaFromNone')}</option>
        {plan.sessions.map((session) => (
          <option key={session.id} value={session.id}>
            {t('workshops:plan.agendaFromSession', { title: session.title })}
          </option>
        ))}
      </Select>
      <Button type="submit" variant="secondary">
        <Plus aria-hidden="true" className="size-5" />
        {t('workshops:plan.addSession')}
      </Button>
    </Form>
  );
}
