import { Form } from '@remix-run/react';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Checkbox, Select, TextArea, TextInput } from '~/ui/form/inputs';
import { type PostedProblems, postedForm } from '~/ui/form/use-problems';
import { Notice } from '~/ui/notice';
import { QUESTION_KINDS, type Question, type SurveyView } from '../model';
import { LINK, PANEL, useSurveyWords } from './parts';

/** The questions of a draft: each can be changed, moved and taken out; below, one more. */
export function QuestionsEditor({ survey, result }: { survey: SurveyView; result: PostedProblems | null }) {
  const { t } = useSurveyWords();
  const whole = survey.problems[''];
  const isNew = result?.intent === 'question' && !result.values.question;
  return (
    <section id="questions" aria-labelledby="questions-title" className="flex scroll-mt-6 flex-col gap-4">
      <h2 id="questions-title" className="text-2xl">
        {t('surveys:questions.title')}
      </h2>
      <p className="max-w-3xl">{t('surveys:questions.lead')}</p>
      {whole ? <Notice kind="warn">{t(`surveys:errors.${whole}`)}</Notice> : null}
      <ol className="flex flex-col gap-3">
        {survey.questions.map((question, i) => (
          <li key={question.id} className={PANEL} data-question={question.id}>
            <QuestionRow survey={survey} question={question} number={i + 1} result={result} />
          </li>
        ))}
      </ol>
      <details open={isNew} className={PANEL}>
        <summary className={`${LINK} cursor-pointer font-bold`}>{t('surveys:questions.add')}</summary>
        <QuestionForm survey={survey} question={null} result={isNew ? result : null} />
      </details>
    </section>
  );
}

function QuestionRow({
  survey,
  question,
  number,
  result,
}: {
  survey: SurveyView;
  question: Question;
  number: number;
  result: PostedProblems | null;
}) {
  const { t } = useSurveyWords();
  const own = result?.intent === 'question' && result.values.question === question.id ? result : null;
  const problem = survey.problems[question.id];
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1">
          <p className="font-bold">
            {t('surveys:questions.number', { number })} {question.label}
          </p>
          <p className="text-ink-soft">
            {[
              t(`surveys:kinds.${question.kind}`),
              question.required ? t('surveys:questions.required') : null,
              conditionOf(question, survey.questions, t),
              question.feeds ? t(`surveys:feeds.${question.feeds}`) : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <Form method="post" className="flex gap-1">
          <input type="hidden" name="question" value={question.id} />
          <input type="hidden" name="intent" value="move" />
          <Button
            type="submit"
            name="to"
            value="up"
            variant="quiet"
            aria-label={t('surveys:questions.up', { number })}
          >
            <ArrowUp aria-hidden="true" className="size-5" />
          </Button>
          <Button
            type="submit"
            name="to"
            value="down"
            variant="quiet"
            aria-label={t('surveys:questions.down', { number })}
          >
            <ArrowDown aria-hidden="true" className="size-5" />
          </Button>
        </Form>
      </div>
      {problem ? <Notice kind="warn">{t(`surveys:errors.${problem}`)}</Notice> : null}
      <details open={own !== null}>
        <summary className={`${LINK} cursor-pointer`}>{t('surveys:questions.change', { number })}</summary>
        <QuestionForm survey={survey} question={question} result={own} />
        <Form method="post" className="mt-3">
          <input type="hidden" name="question" value={question.id} />
          <Button type="submit" name="intent" value="remove" variant="danger">
            <Trash2 aria-hidden="true" className="size-5" />
            {t('surveys:questions.remove', { number })}
          </Button>
        </Form>
      </details>
    </>
  );
}

type Words = ReturnType<typeof useSurveyWords>['t'];

/** 「はい」と答えた団体だけ; null where everybody is asked. */
export function conditionOf({ onlyIf }: Question, questions: readonly Question[], t: Words): string | null {
  if (onlyIf === null) return null;
  const before = questions.findIndex(({ id }) => id === onlyIf.question);
  const choice = questions[before]?.choices.find(({ id }) => id === onlyIf.choice);
  return t('surveys:questions.onlyIf', { number: before + 1, choice: choice?.label ?? '' });
}

function QuestionForm({
  survey,
  question,
  result,
}: {
  survey: SurveyView;
  question: Question | null;
  result: PostedProblems | null;
}) {
  const { t } = useSurveyWords();
  const form = postedForm('question', result, (key) => t(`surveys:errors.${key}`));
  const field = (name: string, initial = '') => {
    const { id, ...rest } = form.field(name, initial);
    return { ...rest, id: `${id}-${question?.id ?? 'new'}` };
  };
  const before = survey.questions.slice(0, question ? survey.questions.indexOf(question) : undefined);
  const onlyIf = question?.onlyIf ? `${question.onlyIf.question} ${question.onlyIf.choice}` : '';
  const isFixed = question?.feeds != null;
  return (
    <Form method="post" className="mt-2 flex flex-col gap-4">
      <ErrorSummary problems={form.problems} />
      {question ? <input type="hidden" name="question" value={question.id} /> : null}
      <TextInput
        {...field('label', question?.label)}
        label={t('surveys:questions.label')}
        maxLength={200}
        required
      />
      <TextInput {...field('help', question?.help)} label={t('surveys:questions.help')} maxLength={300} />
      {isFixed ? (
        <input type="hidden" name="kind" value={question.kind} />
      ) : (
        <>
          <Select {...field('kind', question?.kind ?? 'single')} label={t('surveys:questions.kind')}>
            {QUESTION_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`surveys:kinds.${kind}`)}
              </option>
            ))}
          </Select>
          <TextArea
            {...field('choices', question?.choices.map(({ label }) => label).join('\n'))}
            label={t('surveys:questions.choices')}
            help={t('surveys:questions.choicesHelp')}
            rows={4}
          />
        </>
      )}
      <Select {...field('onlyIf', onlyIf)} label={t('surveys:questions.who')}>
        <option value="">{t('surveys:questions.everybody')}</option>
        {before.flatMap((one, i) =>
          one.choices.map((choice) => (
            <option key={`${one.id} ${choice.id}`} value={`${one.id} ${choice.id}`}>
              {t('surveys:questions.onlyIf', { number: i + 1, choice: choice.label })}
            </option>
          )),
        )}
      </Select>
      <Checkbox
        name="required"
        defaultChecked={form.ticked('required', 'on', question?.required ?? false)}
        label={t('surveys:questions.mustAnswer')}
      />
      <Button type="submit" name="intent" value="question" variant="secondary" className="self-start">
        {t(question ? 'surveys:questions.save' : 'surveys:questions.addOne')}
      </Button>
    </Form>
  );
}
