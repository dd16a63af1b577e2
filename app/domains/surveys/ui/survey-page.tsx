import { Form, Link, useSearchParams } from '@remix-run/react';
import { ArrowLeft, Download } from 'lucide-react';
import { COUNTED_TYPES } from '~/domains/indicators/model';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Checkbox, TextInput } from '~/ui/form/inputs';
import { type PostedProblems, postedForm } from '~/ui/form/use-problems';
import { Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import type { SurveyView } from '../model';
import { AskedPart } from './asked-part';
import { FictionalMark, LINK, PANEL, SurveySign, useSurveyWords } from './parts';
import { QuestionsEditor } from './questions-editor';
import { ResultsPart } from './results-part';
import { SurveyFields } from './survey-fields';

export interface SurveyPageProps {
  survey: SurveyView;
  result: PostedProblems | null;
  /** A link that was just made; it is shown once. */
  made: { organisation: string; link: string } | null;
}

const DONE = ['create', 'change', 'question', 'remove', 'open', 'remind', 'close', 'reopen'];

/** One survey for staff: its words and days, its questions or results, and everybody who is asked. */
export function SurveyPage({ survey, result, made }: SurveyPageProps) {
  const { t, day, year } = useSurveyWords();
  const [search] = useSearchParams();
  const done = search.get('done') ?? '';
  return (
    <div className="flex flex-col gap-8">
      <header className="flex flex-col gap-3">
        <Link to="/admin/surveys" className={LINK}>
          <ArrowLeft aria-hidden="true" className="size-5" />
          {t('surveys:title')}
        </Link>
        <h1 className="text-3xl">
          <Phrases>{survey.title}</Phrases>
        </h1>
        <SurveySign status={survey.status} />
        {survey.fictional ? <FictionalMark /> : null}
        <p className="text-ink-soft">
          {t('surveys:item', { year: year(survey.fiscalYear), day: day(survey.closesOn) })}
        </p>
        {DONE.includes(done) && !result && !made ? (
          <Notice kind="good" live>
            {t(`surveys:done.${done}`)}
          </Notice>
        ) : null}
        {survey.waiting > 0 ? <Notice>{t('surveys:waiting', { count: survey.waiting })}</Notice> : null}
        {made ? (
          <Notice kind="good" live>
            <p className="font-bold">{t('surveys:made.title', { organisation: made.organisation })}</p>
            <p>{t('surveys:made.text')}</p>
            <p className="mt-2 break-all font-mono">{made.link}</p>
          </Notice>
        ) : null}
      </header>
      {survey.status === 'draft' ? (
        <SendForm survey={survey} result={result} />
      ) : (
        <ResultsPart survey={survey} />
      )}
      {survey.status === 'open' ? <OpenActs survey={survey} /> : null}
      {survey.status === 'closed' ? <ReopenForm result={result} /> : null}
      {survey.status === 'draft' ? (
        <QuestionsEditor survey={survey} result={result} />
      ) : (
        <>
          <p>
            <a href={`/admin/surveys/${survey.id}/answers`} className={LINK}>
              <Download aria-hidden="true" className="size-5" />
              {t('surveys:export.link')}
            </a>
          </p>
          <AskedPart survey={survey} />
        </>
      )}
      {survey.status === 'closed' ? null : <ChangeForm survey={survey} result={result} />}
    </div>
  );
}

function ChangeForm({ survey, result }: { survey: SurveyView; result: PostedProblems | null }) {
  const { t } = useSurveyWords();
  const form = postedForm('change', result, (key) => t(`surveys:errors.${key}`));
  const daysOnly = survey.status === 'open';
  return (
    <Form method="post" className={PANEL} aria-labelledby="change-title">
      <h2 id="change-title" className="text-2xl">
        {t(daysOnly ? 'surveys:change.days' : 'surveys:change.title')}
      </h2>
      <SurveyFields form={form} initial={survey} daysOnly={daysOnly} />
      <Button type="submit" name="intent" value="change" variant="secondary" className="self-start">
        {t('save')}
      </Button>
    </Form>
  );
}

/** Whom it goes to, and the button that sends it. */
function SendForm({ survey, result }: { survey: SurveyView; result: PostedProblems | null }) {
  const { t } = useSurveyWords();
  const form = postedForm('open', result, (key) => t(`surveys:errors.${key}`));
  return (
    <Form method="post" className={PANEL} aria-labelledby="send-title">
      <h2 id="send-title" className="text-2xl">
        {t('surveys:send.title')}
      </h2>
      <p className="max-w-3xl">{t('surveys:send.lead')}</p>
      <ErrorSummary problems={form.problems} />
      {survey.reach.length === 0 ? (
        <p>{t('surveys:send.nobody')}</p>
      ) : (
        <fieldset className="flex flex-col" id="open-types[]" tabIndex={-1}>
          <legend className="font-bold">{t('surveys:send.types')}</legend>
          {survey.reach.map(({ type, count, withoutAddress }) => (
            <Checkbox
              key={type}
              name="types[]"
              value={type}
              defaultChecked={form.ticked('types[]', type, COUNTED_TYPES.includes(type))}
              label={t('surveys:send.type', {
                type: t(`organisations:types.${type}`),
                count,
                withoutAddress,
              })}
            />
          ))}
        </fieldset>
      )}
      <Button
        type="submit"
        name="intent"
        value="open"
        className="self-start"
        isDisabled={survey.reach.length === 0 || Object.keys(survey.problems).length > 0}
      >
        {t('surveys:send.send')}
      </Button>
    </Form>
  );
}

function ReopenForm({ result }: { result: PostedProblems | null }) {
  const { t } = useSurveyWords();
  const form = postedForm('reopen', result, (key) => t(`surveys:errors.${key}`));
  return (
    <Form method="post" className={PANEL} aria-labelledby="reopen-title">
      <h2 id="reopen-title" className="text-2xl">
        {t('surveys:reopen.title')}
      </h2>
      <p className="max-w-3xl">{t('surveys:reopen.text')}</p>
      <ErrorSummary problems={form.problems} />
      <div className="flex flex-wrap items-end gap-3">
        <TextInput
          {...form.field('closesOn', '')}
          type="date"
          label={t('surveys:reopen.until')}
          required
          className="min-w-52"
        />
        <Button type="submit" name="intent" value="reopen" variant="secondary">
          {t('surveys:reopen.submit')}
        </Button>
      </div>
    </Form>
  );
}

function OpenActs({ survey }: { survey: SurveyView }) {
  const { t } = useSurveyWords();
  const open = survey.sent - survey.answered;
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      <Form method="post" className={PANEL}>
        <p>{t('surveys:acts.remindText', { count: open })}</p>
        <Button
          type="submit"
          name="intent"
          value="remind"
          variant="secondary"
          className="self-start"
          isDisabled={open === 0}
        >
          {t('surveys:acts.remind')}
        </Button>
      </Form>
      <Form method="post" className={PANEL}>
        <p>{t('surveys:acts.closeText')}</p>
        <Button type="submit" name="intent" value="close" variant="danger" className="self-start">
          {t('surveys:acts.close')}
        </Button>
      </Form>
    </div>
  );
}
