import { Form, useNavigation, useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, type ButtonVariant } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { TextArea } from '~/ui/form/inputs';
import { usePageForm } from '~/ui/form/use-page-form';
import { Notice } from '~/ui/notice';
import type { AwardAnswer } from '../forms.server';
import type { AwardView } from '../service/view.server';

export interface AwardPart {
  award: AwardView;
  answered: AwardAnswer | null;
}

/** A part of the page; says that a form of it was accepted. */
export function Section({
  id,
  title,
  forms = [],
  children,
}: {
  id: string;
  title: string;
  /** Names of the forms in it. */
  forms?: readonly string[];
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const done = useSearchParams()[0].get('done');
  return (
    <section aria-labelledby={`${id}-title`} id={id} className="flex min-w-0 scroll-mt-4 flex-col gap-4">
      <h2 id={`${id}-title`} className="text-2xl">
        {title}
      </h2>
      {done && forms.includes(done) ? (
        <Notice kind="good" live>
          <p>{t('awards:saved')}</p>
        </Notice>
      ) : null}
      {children}
    </section>
  );
}

/** A part that opens when asked for, also before JavaScript has loaded. */
export function Fold({
  title,
  isOpen = false,
  children,
}: {
  title: string;
  isOpen?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={isOpen} className="min-w-0 rounded-lg border border-line">
      <summary className="min-h-11 cursor-pointer rounded-lg px-4 py-2.5 font-bold text-brand hover:bg-brand-soft">
        {title}
      </summary>
      <div className="flex min-w-0 flex-col gap-4 px-4 pb-4 pt-1">{children}</div>
    </details>
  );
}

/** One of the forms of the page, told apart by its `intent`, and by what it is `about` where there are several. */
export function useAwardForm(
  intent: string,
  answered: AwardAnswer | null,
  {
    initial = {},
    about = '',
    id = intent,
  }: { initial?: Record<string, string>; about?: string; id?: string } = {},
) {
  const { t } = useTranslation();
  const isAnswer = answered?.intent === intent && answered.about === about;
  return usePageForm<string>({
    id: `award-${id}${about ? `-${about}` : ''}`,
    result: isAnswer ? answered.result : null,
    initial,
    errorText: (key) => t(`awards:errors.${key}`),
  });
}

/** Whether a form of the page is on its way: what records money or a receipt is not sent twice. */
export function useIsSending(): boolean {
  return useNavigation().state === 'submitting';
}

/** An act that needs no words: one button. */
export function PlainAct({
  intent,
  word,
  answered,
  variant = 'secondary',
  fields = {},
  about = '',
}: {
  intent: string;
  word: string;
  answered: AwardAnswer | null;
  variant?: ButtonVariant;
  /** Hidden fields that go with it. */
  fields?: Record<string, string>;
  about?: string;
}) {
  const { formProps, problems } = useAwardForm(intent, answered, { about });
  return (
    <Form method="post" preventScrollReset {...formProps} className="flex flex-col gap-3">
      <ErrorSummary problems={problems} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" name="intent" value={intent} variant={variant} className="self-start">
        {word}
      </Button>
    </Form>
  );
}

/** A form of one text in a fold. */
export function WordsForm({
  intent,
  name,
  title,
  help,
  label,
  submit,
  answered,
  variant = 'secondary',
  fields = {},
  about = '',
}: {
  intent: string;
  /** Of the field. */
  name: string;
  title: string;
  help: string;
  label: string;
  submit: string;
  answered: AwardAnswer | null;
  variant?: ButtonVariant;
  fields?: Record<string, string>;
  about?: string;
}) {
  const { formProps, field, problems } = useAwardForm(intent, answered, { about });
  return (
    <Fold title={title} isOpen={problems.length > 0}>
      <p>{help}</p>
      <Form method="post" preventScrollReset {...formProps} className="flex flex-col gap-3">
        <ErrorSummary problems={problems} />
        {Object.entries(fields).map(([key, value]) => (
          <input key={key} type="hidden" name={key} value={value} />
        ))}
        <TextArea {...field(name)} label={label} required maxLength={2000} />
        <Button type="submit" name="intent" value={intent} variant={variant} className="self-start">
          {submit}
        </Button>
      </Form>
    </Fold>
  );
}

export const HEAD = 'border-b-2 border-line px-2 py-2 text-left align-bottom font-bold';
export const CELL = 'border-b border-line px-2 py-2 align-top';
export const NUMBER = `${CELL} text-right tabular-nums whitespace-nowrap`;
