import type { ReactNode } from 'react';
import { TextArea, TextInput } from '~/ui/form/inputs';
import { fieldOf, type Question, SURVEY_LIMITS } from '../model';
import { useSurveyWords } from './parts';
import { conditionOf } from './questions-editor';

export interface QuestionFieldProps {
  question: Question;
  number: number;
  questions: readonly Question[];
  /** What was answered or typed so far. */
  given: readonly string[];
  /** Key of what is wrong. */
  error: string | null;
}

/** One question of the form; it works without JavaScript, so that conditions are said in words. */
export function QuestionField({ question, number, questions, given, error }: QuestionFieldProps) {
  const { t } = useSurveyWords();
  const condition = conditionOf(question, questions, t);
  const label = `${t('surveys:questions.number', { number })} ${question.label}`;
  const lines = [condition, question.help].filter(Boolean);
  const help =
    lines.length === 0
      ? null
      : lines.map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ));
  const errors = error ? [t(`surveys:errors.${error}`)] : [];
  const name = fieldOf(question);
  if (question.kind === 'single' || question.kind === 'multiple') {
    return <Choices question={question} label={label} help={help} given={given} errors={errors} />;
  }
  const shared = { id: name, name, label, help, errors, defaultValue: given[0] ?? '' };
  if (question.kind === 'text') return <TextArea {...shared} rows={4} maxLength={SURVEY_LIMITS.text} />;
  return (
    <TextInput
      {...shared}
      inputMode={question.kind === 'number' ? 'numeric' : undefined}
      maxLength={SURVEY_LIMITS.line}
      autoComplete="off"
    />
  );
}

function Choices({
  question,
  label,
  help,
  given,
  errors,
}: {
  question: Question;
  label: string;
  help: ReactNode;
  given: readonly string[];
  errors: readonly string[];
}) {
  const { t } = useSurveyWords();
  const name = fieldOf(question);
  const isSingle = question.kind === 'single';
  return (
    <fieldset
      id={name}
      tabIndex={-1}
      className="flex flex-col gap-1"
      aria-describedby={
        [help ? `${name}-help` : '', errors.length > 0 ? `${name}-error` : ''].join(' ').trim() || undefined
      }
    >
      <legend className="font-bold">
        {label}
        {question.required ? (
          <span className="ml-2 text-sm font-normal text-danger">{t('form.required')}</span>
        ) : null}
      </legend>
      {help ? (
        <p id={`${name}-help`} className="text-base text-ink-soft">
          {help}
        </p>
      ) : null}
      {question.choices.map((choice) => (
        <label key={choice.id} className="flex min-h-11 items-center gap-3">
          <input
            type={isSingle ? 'radio' : 'checkbox'}
            name={name}
            value={choice.id}
            defaultChecked={given.includes(choice.id)}
            className="size-6 shrink-0 accent-brand"
          />
          <span>{choice.label}</span>
        </label>
      ))}
      {errors.length > 0 ? (
        <p id={`${name}-error`} className="font-bold text-danger">
          <span aria-hidden="true">⚠ </span>
          {errors.join(' ')}
        </p>
      ) : null}
    </fieldset>
  );
}
