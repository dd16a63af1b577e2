import type { SubmissionResult } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import { jstTimestamp } from '~/platform/wareki';
import { Checkbox, TextInput } from '~/ui/form/inputs';
import type { PlannedSession } from '../../model';
import { ChoiceCards, PlanForm } from './form-page';

/** When a session is, and who gets in. */
export function SessionForm({
  session,
  workshopId,
  result,
}: {
  session: PlannedSession;
  workshopId: string;
  result: SubmissionResult<string[]> | null | undefined;
}) {
  const { t } = useTranslation();
  const words = 'workshops:plan.door';
  const modes = session.hasPassphrase ? (['keep', 'set', 'none'] as const) : (['none', 'set'] as const);
  return (
    <PlanForm<'title' | 'startsAt' | 'waitingRoom' | 'passphraseMode' | 'passphrase'>
      id="session"
      title={t(`${words}.title`)}
      result={result}
      initial={{
        title: session.title,
        startsAt: session.startsAt === null ? '' : jstTimestamp(session.startsAt).slice(0, 16),
        waitingRoom: session.waitingRoom ? 'on' : '',
        passphraseMode: session.hasPassphrase ? 'keep' : 'none',
      }}
      submit={t('save')}
      back={`/workshops/${workshopId}?session=${session.id}`}
    >
      {(field) => (
        <>
          <TextInput {...field('title')} label={t('workshops:plan.sessionTitle')} required />
          <TextInput {...field('startsAt')} type="datetime-local" label={t('workshops:plan.startsAt')} />
          <Checkbox
            name="waitingRoom"
            defaultChecked={field('waitingRoom').defaultValue === 'on'}
            label={t(`${words}.waitingRoom`)}
          />
          <ChoiceCards
            legend={t(`${words}.passphrase`)}
            name="passphraseMode"
            value={field('passphraseMode').defaultValue}
            choices={modes.map((mode) => ({ value: mode, label: t(`${words}.${mode}`) }))}
          />
          <TextInput
            {...field('passphrase')}
            label={t(`${words}.word`)}
            help={t(`${words}.wordHelp`)}
            autoComplete="off"
            maxLength={100}
            className="hidden group-has-[[value=set]:checked]/form:flex"
          />
        </>
      )}
    </PlanForm>
  );
}
