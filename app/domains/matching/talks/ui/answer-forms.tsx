import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Select, TextArea } from '~/ui/form/inputs';
import { DECLINE_REASONS } from '../model';
import { Disclosure } from './disclosure';
import type { TalkPart } from './talk-page';
import { useTalkForm } from './use-talk-form';

/** The three ways to answer a request, each told before it is taken. */
export function AnswerForms({ talk, answered }: TalkPart) {
  const { t } = useTranslation();
  return (
    <section
      aria-labelledby="talk-answer"
      className="flex flex-col gap-3 rounded-xl border-2 border-brand p-4"
    >
      <h2 id="talk-answer" className="text-xl">
        {t('talks:answer.title')}
      </h2>
      <Accept answered={answered} />
      {talk.acts.includes('ask_back') ? <AskBack answered={answered} /> : null}
      {talk.acts.includes('decline') ? <Decline answered={answered} /> : null}
    </section>
  );
}

function Answer({
  intent,
  title,
  text,
  submit,
  answered,
  children,
}: {
  intent: string;
  title: string;
  text: string;
  submit: string;
  answered: TalkPart['answered'];
  children: (field: ReturnType<typeof useTalkForm>['field']) => ReactNode;
}) {
  const { formProps, field, problems } = useTalkForm(intent, answered);
  return (
    <Disclosure title={title} isOpen={problems.length > 0}>
      <p>{text}</p>
      <Form method="post" preventScrollReset {...formProps} className="flex flex-col gap-4">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value={intent} />
        {children(field)}
        <Button type="submit" className="self-start">
          {submit}
        </Button>
      </Form>
    </Disclosure>
  );
}

function Accept({ answered }: Pick<TalkPart, 'answered'>) {
  const { t } = useTranslation();
  return (
    <Answer
      intent="accept"
      title={t('talks:answer.accept')}
      text={t('talks:answer.acceptText')}
      submit={t('talks:answer.acceptSubmit')}
      answered={answered}
    >
      {(field) => <TextArea {...field('text')} label={t('talks:answer.acceptMessage')} maxLength={4000} />}
    </Answer>
  );
}

function AskBack({ answered }: Pick<TalkPart, 'answered'>) {
  const { t } = useTranslation();
  return (
    <Answer
      intent="ask_back"
      title={t('talks:answer.ask_back')}
      text={t('talks:answer.askBackText')}
      submit={t('talks:answer.askBackSubmit')}
      answered={answered}
    >
      {(field) => (
        <TextArea {...field('text')} label={t('talks:answer.question')} required maxLength={4000} />
      )}
    </Answer>
  );
}

function Decline({ answered }: Pick<TalkPart, 'answered'>) {
  const { t } = useTranslation();
  return (
    <Answer
      intent="decline"
      title={t('talks:answer.decline')}
      text={t('talks:answer.declineText')}
      submit={t('talks:answer.declineSubmit')}
      answered={answered}
    >
      {(field) => (
        <>
          <Select {...field('reason')} label={t('talks:answer.reason')} required>
            <option value="">{t('talks:new.pick')}</option>
            {DECLINE_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {t(`talks:reason.${reason}`)}
              </option>
            ))}
          </Select>
          <TextArea {...field('note')} label={t('talks:answer.note')} maxLength={1000} />
        </>
      )}
    </Answer>
  );
}
