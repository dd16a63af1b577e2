import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '~/domains/matching/talks/ui/disclosure';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { TextInput } from '~/ui/form/inputs';
import { COLLABORATION_MOVES } from '../model/acts';
import type { AreaGroup, CollaborationPart } from './collaboration-page';
import { useCollaborationForm } from './use-collaboration-form';
import { WordsFields } from './words-fields';

/** Pauses, resumes, ends, reopens. */
export function MoveForm({ collaboration, answered }: CollaborationPart) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useCollaborationForm('move', answered);
  const moves = COLLABORATION_MOVES.filter((move) => collaboration.may.includes(move));
  if (moves.length === 0) return null;
  return (
    <Disclosure title={t('collaborations:move.title')} isOpen={problems.length > 0}>
      <Form method="post" {...formProps} className="flex flex-col gap-5">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="move" />
        {moves.includes('end') ? (
          <TextInput
            {...field('day')}
            label={t('collaborations:move.day')}
            help={t('collaborations:move.dayHelp')}
            type="date"
            className="max-w-60"
          />
        ) : null}
        <div className="flex flex-wrap gap-3">
          {moves.map((move) => (
            <Button key={move} type="submit" name="move" value={move} variant="secondary">
              {t(`collaborations:move.${move}`)}
            </Button>
          ))}
        </div>
      </Form>
    </Disclosure>
  );
}

export function EditForm({ collaboration, answered, areas }: CollaborationPart & { areas: AreaGroup[] }) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useCollaborationForm('edit', answered, {
    title: collaboration.title,
    summary: collaboration.summary,
    origin: collaboration.origin,
    originNote: collaboration.originNote,
    startedOn: collaboration.startedOn,
    endedOn: collaboration.endedOn ?? '',
    area: collaboration.area?.code ?? '',
  });
  return (
    <Disclosure title={t('collaborations:words.edit')} isOpen={problems.length > 0}>
      <Form method="post" {...formProps} className="flex flex-col gap-5">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="edit" />
        <WordsFields field={field} areas={areas} />
        <Button type="submit" className="self-start">
          {t('save')}
        </Button>
      </Form>
    </Disclosure>
  );
}

/** The last day of money, from which looks back are counted. */
export function MoneyForm({ collaboration, answered }: CollaborationPart) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useCollaborationForm('money', answered, {
    day: collaboration.moneyEndsOn ?? '',
  });
  return (
    <Disclosure title={t('collaborations:money.title')} isOpen={problems.length > 0}>
      <p>{t('collaborations:money.text')}</p>
      <Form method="post" {...formProps} className="flex flex-col gap-5">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="money" />
        <TextInput {...field('day')} label={t('collaborations:money.day')} type="date" className="max-w-60" />
        <Button type="submit" className="self-start">
          {t('save')}
        </Button>
      </Form>
    </Disclosure>
  );
}

export function PublishForm({ collaboration, answered }: CollaborationPart) {
  const { t } = useTranslation();
  const { formProps, problems } = useCollaborationForm('publish', answered);
  return (
    <Disclosure title={t('collaborations:publish.title')} isOpen={problems.length > 0}>
      <p>{t('collaborations:publish.text')}</p>
      <Form method="post" {...formProps}>
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="publish" />
        <Button type="submit" name="show" value={collaboration.isPublic ? 'no' : 'yes'} variant="secondary">
          {t(collaboration.isPublic ? 'collaborations:publish.hide' : 'collaborations:publish.show')}
        </Button>
      </Form>
    </Disclosure>
  );
}
