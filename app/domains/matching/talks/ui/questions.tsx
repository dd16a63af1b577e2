import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Select, TextArea, TextInput } from '~/ui/form/inputs';
import type { FormQuestion } from '../../model';
import { fieldOf } from '../schema';
import type { QuestionsView } from '../service/view.server';
import { Disclosure } from './disclosure';
import type { TalkPart } from './talk-page';
import { useTalkForm } from './use-talk-form';

/** The questions of the programme, for the side that answers them, in the course of the talk. */
export function AnswerQuestions({
  questions: { asked, answers, isLacking },
  answered,
}: Pick<TalkPart, 'answered'> & { questions: QuestionsView }) {
  const { t } = useTranslation();
  const initial = Object.fromEntries(asked.map(({ key }) => [fieldOf(key), answers[key] ?? '']));
  const { formProps, field, problems } = useTalkForm('answers', answered, initial);
  return (
    <Disclosure
      title={t(isLacking ? 'talks:questions.title' : 'talks:questions.change')}
      isOpen={isLacking || problems.length > 0}
    >
      <p>{t('talks:questions.lead')}</p>
      <Form method="post" preventScrollReset {...formProps} className="flex flex-col gap-4">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="answers" />
        {asked.map((question) => (
          <QuestionField key={question.key} question={question} field={field(fieldOf(question.key))} />
        ))}
        <Button type="submit" className="self-start">
          {t('talks:questions.submit')}
        </Button>
      </Form>
    </Disclosure>
  );
}

/** One question of a programme as the control that takes its answer. */
export function QuestionField({
  question,
  field,
}: {
  question: FormQuestion;
  field: ReturnType<ReturnType<typeof useTalkForm>['field']>;
}) {
  const { t } = useTranslation();
  const { label, required, kind, options } = question;
  const help =
    [question.help, required ? '' : t('talks:new.optional')].filter(Boolean).join(' ') || undefined;
  if (kind === 'text') {
    return <TextArea {...field} label={label} help={help} required={required} rows={4} maxLength={2000} />;
  }
  if (kind === 'choice') {
    return (
      <Select {...field} label={label} help={help} required={required}>
        <option value="">{t('talks:new.pick')}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </Select>
    );
  }
  return (
    <TextInput
      {...field}
      label={label}
      help={help}
      required={required}
      type={kind === 'day' ? 'date' : 'text'}
      maxLength={300}
    />
  );
}
