import { Form, useLocation, useSearchParams } from '@remix-run/react';
import { useRef } from 'react';
import { formatDateTime } from '~/platform/dates';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import { type AnswerView, fieldOf, fieldsOf } from '../model';
import { useSurveyWords } from './parts';
import { QuestionField } from './question-field';
import { SaveState, useAutosave } from './use-autosave';

/** What the last post was answered with; see `postAnswer`. */
export interface PostedAnswer {
  problem: string | null;
  problems: Record<string, string>;
  fields: Record<string, string[]>;
  complete: boolean;
  saved: boolean;
}

/** The form behind a personal link. */
export function AnswerPage({ view, result }: { view: AnswerView; result: PostedAnswer | null }) {
  const { t, day, year } = useSurveyWords();
  const [search] = useSearchParams();
  const done = search.get('done');
  return (
    <AppShell width="narrow">
      <div className="flex flex-col gap-6 pb-8 text-lg">
        <header className="flex flex-col gap-3">
          <h1 className="text-3xl">
            <Phrases>{view.survey.title}</Phrases>
          </h1>
          <p className="font-bold">{t('surveys:answer.to', { organisation: view.organisation })}</p>
          {done === 'sent' && !result ? (
            <Notice kind="good" live>
              {t('surveys:answer.thanks', { day: day(view.survey.closesOn) })}
            </Notice>
          ) : null}
          {done === 'saved' && !result ? (
            <Notice kind="good" live>
              {t('surveys:answer.saved')}
            </Notice>
          ) : null}
          {view.survey.lead ? <p className="whitespace-pre-wrap">{view.survey.lead}</p> : null}
          {view.isOpen ? (
            <p>
              {t('surveys:answer.about', {
                year: year(view.survey.fiscalYear),
                day: day(view.survey.closesOn),
              })}
            </p>
          ) : (
            <Notice kind="info">
              {t(view.answeredAt === null ? 'surveys:answer.closed' : 'surveys:answer.closedAnswered')}
            </Notice>
          )}
        </header>
        {view.isOpen ? <AnswerForm view={view} result={result} /> : null}
      </div>
    </AppShell>
  );
}

function AnswerForm({ view, result }: { view: AnswerView; result: PostedAnswer | null }) {
  const { t, language } = useSurveyWords();
  const form = useRef<HTMLFormElement>(null);
  const { pathname } = useLocation();
  const autosave = useAutosave(form, `${pathname}/draft`, view.revision);
  const shown = result?.fields ?? fieldsOf(view.questions, view.answers);
  const problems = [
    ...(result?.problem ? [{ message: t(`surveys:errors.${result.problem}`) }] : []),
    ...view.questions.flatMap((question) => {
      const key = result?.problems[question.id];
      return key
        ? [{ fieldId: fieldOf(question), message: `${question.label}：${t(`surveys:errors.${key}`)}` }]
        : [];
    }),
  ];
  return (
    <Form
      method="post"
      action="?"
      ref={form}
      className="flex flex-col gap-8"
      onChange={autosave.changed}
      onSubmit={autosave.submitted}
      noValidate
    >
      <input type="hidden" name="revision" value={autosave.revision} />
      {problems.length > 0 ? (
        <>
          <ErrorSummary problems={problems} />
          {result?.saved ? <p>{t('surveys:answer.keptSoFar')}</p> : null}
        </>
      ) : null}
      {view.questions.map((question, i) => (
        <QuestionField
          key={question.id}
          question={question}
          number={i + 1}
          questions={view.questions}
          given={shown[fieldOf(question)] ?? []}
          error={result?.problems[question.id] ?? null}
        />
      ))}
      <p className="text-base text-ink-soft">{t('surveys:answer.use')}</p>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" name="intent" value="send" size="large">
          {t(view.answeredAt === null ? 'surveys:answer.send' : 'surveys:answer.sendAgain')}
        </Button>
        <Button type="submit" name="intent" value="save" variant="secondary" size="large">
          {t('surveys:answer.save')}
        </Button>
      </div>
      <SaveState state={autosave.state} />
      {view.savedAt !== null ? (
        <p className="text-base text-ink-soft">
          {t(view.answeredAt === null ? 'surveys:answer.savedAt' : 'surveys:answer.answeredAt', {
            at: formatDateTime(view.answeredAt ?? view.savedAt, language),
          })}
        </p>
      ) : null}
    </Form>
  );
}
