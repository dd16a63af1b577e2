import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { TextArea } from '~/ui/form/inputs';
import { Notice } from '~/ui/notice';
import { Disclosure } from './disclosure';
import { PlainAct } from './plain-act';
import type { TalkPart } from './talk-page';
import { useTalkForm } from './use-talk-form';

/** Ending a talk, and what to do when something is wrong. */
export function LeaveForms({ talk, answered }: TalkPart) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="talk-leave" className="flex flex-col gap-3">
      <h2 id="talk-leave" className="text-lg">
        {t('talks:leave.title')}
      </h2>
      {talk.acts.includes('withdraw') ? (
        <Disclosure title={t('talks:leave.withdraw')}>
          <p>{t('talks:leave.withdrawText')}</p>
          <PlainAct intent="withdraw" word={t('talks:leave.withdraw')} answered={answered} variant="danger" />
        </Disclosure>
      ) : null}
      {talk.acts.includes('close') ? (
        <Words
          intent="close"
          field="text"
          words={['close', 'closeText', 'closeMessage']}
          answered={answered}
        />
      ) : null}
      {talk.hasBlocked ? (
        <p>{t('talks:leave.blocked')}</p>
      ) : (
        <Words
          intent="block"
          field="reason"
          words={['block', 'blockText', 'blockReason']}
          answered={answered}
        />
      )}
      {talk.reports
        .filter(() => talk.staff === null)
        .map((report) => (
          <Notice key={report.id}>
            <p>{t('talks:leave.reported')}</p>
            <p className="whitespace-pre-wrap break-words">{report.text}</p>
            {report.answer ? (
              <p className="whitespace-pre-wrap break-words">
                <strong>{t('talks:leave.answered')}</strong>
                <br />
                {report.answer}
              </p>
            ) : null}
          </Notice>
        ))}
      <Words
        intent="report"
        field="text"
        required
        words={['report', 'reportText', 'reportMessage', 'reportSubmit']}
        answered={answered}
      />
    </section>
  );
}

/** A disclosure with a form of one text: title, explanation, label and the word on the button (the title's if none). */
function Words({
  intent,
  field: name,
  words: [title, text, label, submit],
  required = false,
  answered,
}: {
  intent: string;
  field: string;
  words: [title: string, text: string, label: string, submit?: string];
  required?: boolean;
  answered: TalkPart['answered'];
}) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useTalkForm(intent, answered);
  return (
    <Disclosure title={t(`talks:leave.${title}`)} isOpen={problems.length > 0}>
      <p>{t(`talks:leave.${text}`)}</p>
      <Form method="post" preventScrollReset {...formProps} className="flex flex-col gap-3">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value={intent} />
        <TextArea {...field(name)} label={t(`talks:leave.${label}`)} required={required} maxLength={1000} />
        <Button type="submit" variant="danger" className="self-start">
          {t(`talks:leave.${submit ?? title}`)}
        </Button>
      </Form>
    </Disclosure>
  );
}
