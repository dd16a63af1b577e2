import { Form } from '@remix-run/react';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '~/domains/matching/talks/ui/disclosure';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { TextInput } from '~/ui/form/inputs';
import type { Milestone } from '../model';
import type { CollaborationPart } from './collaboration-page';
import { PlainForm } from './plain-form';
import { useCollaborationForm } from './use-collaboration-form';
import { useDay } from './use-day';

/** Milestones: what is to be reached by when, and what has been. */
export function Plan({ collaboration, answered }: CollaborationPart) {
  const { t } = useTranslation();
  const canPlan = collaboration.may.includes('plan');
  if (collaboration.milestones.length === 0 && !canPlan) return null;
  return (
    <section aria-labelledby="collaboration-plan" className="flex flex-col gap-3">
      <h2 id="collaboration-plan" className="text-xl">
        {t('collaborations:plan.title')}
      </h2>
      {collaboration.milestones.length > 0 ? (
        <ol className="flex flex-col gap-2">
          {collaboration.milestones.map((milestone) => (
            <MilestoneLine key={milestone.id} milestone={milestone} canPlan={canPlan} />
          ))}
        </ol>
      ) : null}
      {canPlan ? <MilestoneForm answered={answered} /> : null}
    </section>
  );
}

function MilestoneLine({ milestone, canPlan }: { milestone: Milestone; canPlan: boolean }) {
  const { t } = useTranslation();
  const day = useDay();
  const { id, title, dueOn, doneOn } = milestone;
  const Sign = doneOn ? CircleCheck : CircleDashed;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line pb-2 last:border-b-0">
      <Sign aria-hidden="true" className={doneOn ? 'size-6 text-good' : 'size-6 text-ink-soft'} />
      <span className="font-bold">{title}</span>
      <span className="text-ink-soft">
        {doneOn
          ? t('collaborations:plan.done', { date: day(doneOn) })
          : t('collaborations:plan.due', { date: day(dueOn) })}
      </span>
      {canPlan ? (
        <span className="ml-auto flex flex-wrap gap-1">
          <PlainForm
            values={{ intent: 'milestone_change', milestone: id, change: doneOn ? 'open' : 'done' }}
            word={t(doneOn ? 'collaborations:plan.reopen' : 'collaborations:plan.reach')}
            label={t(doneOn ? 'collaborations:plan.reopenOne' : 'collaborations:plan.reachOne', { title })}
          />
          <PlainForm
            values={{ intent: 'milestone_change', milestone: id, change: 'remove' }}
            word={t('collaborations:plan.remove')}
            label={t('collaborations:plan.removeOne', { title })}
            variant="quiet"
          />
        </span>
      ) : null}
    </li>
  );
}

function MilestoneForm({ answered }: Pick<CollaborationPart, 'answered'>) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useCollaborationForm('milestone', answered);
  return (
    <Disclosure title={t('collaborations:plan.add')} isOpen={problems.length > 0}>
      <Form method="post" preventScrollReset {...formProps} className="flex flex-col gap-5">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="milestone" />
        <TextInput {...field('title')} label={t('collaborations:plan.what')} required maxLength={120} />
        <TextInput
          {...field('dueOn')}
          label={t('collaborations:plan.when')}
          type="date"
          required
          className="max-w-60"
        />
        <Button type="submit" className="self-start">
          {t('collaborations:plan.submit')}
        </Button>
      </Form>
    </Disclosure>
  );
}
