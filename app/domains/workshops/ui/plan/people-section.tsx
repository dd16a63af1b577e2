import { Form } from '@remix-run/react';
import { UserPlus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { TextInput } from '~/ui/form/inputs';
import type { Plan, PlannedSession } from '../../model';
import { useWorkshopForm } from '../use-workshop-form';
import { IconPress, PressFields } from './press';
import { Fold } from './section';
import { type PlanOutcome, resultOf } from './types';

/** Who leads the workshop. */
export function PeopleSection({
  plan,
  session,
  outcome,
}: {
  plan: Plan;
  session: PlannedSession | null;
  outcome: PlanOutcome | null;
}) {
  const { t } = useTranslation();
  return (
    <section
      id="people"
      aria-labelledby="people-title"
      className="flex flex-col gap-3 rounded-xl border border-line p-5 shadow-card"
    >
      <h2 id="people-title" className="text-xl">
        {t('workshops:plan.people.title')}
      </h2>
      <ul className="flex flex-col gap-2">
        {plan.leads.map((lead) => (
          <li key={lead.id} className="flex items-center justify-between gap-2">
            <p className="min-w-0">
              <span className="font-bold">{lead.name}</span>
              <span className="block break-all text-ink-soft">
                {lead.creator ? t('workshops:plan.people.creator') : lead.email}
              </span>
            </p>
            {plan.mayStaff && !lead.creator ? (
              <IconPress
                intent="facilitator-remove"
                session={session?.id ?? null}
                id={lead.id}
                label={t('workshops:plan.people.remove', { name: lead.name })}
              >
                <X aria-hidden="true" className="size-5" />
              </IconPress>
            ) : null}
          </li>
        ))}
      </ul>
      {plan.mayStaff ? <AddLead session={session} outcome={outcome} /> : null}
    </section>
  );
}

function AddLead({ session, outcome }: { session: PlannedSession | null; outcome: PlanOutcome | null }) {
  const { t } = useTranslation();
  const { formProps, field } = useWorkshopForm<'email'>(
    'facilitator-add',
    resultOf(outcome, 'facilitator-add'),
  );
  return (
    <Fold title={t('workshops:plan.people.add')} open={outcome?.intent === 'facilitator-add'}>
      <Form method="post" preventScrollReset {...formProps} className="flex flex-col gap-3">
        <PressFields intent="facilitator-add" session={session?.id ?? null} />
        <TextInput
          {...field('email')}
          type="email"
          label={t('workshops:plan.people.email')}
          help={t('workshops:plan.people.emailHelp')}
          autoComplete="off"
          required
        />
        <Button type="submit" variant="secondary" className="self-start">
          <UserPlus aria-hidden="true" className="size-5" />
          {t('workshops:plan.people.add')}
        </Button>
      </Form>
    </Fold>
  );
}
