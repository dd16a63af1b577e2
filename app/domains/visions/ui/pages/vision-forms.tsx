import { Form } from '@remix-run/react';
import { BookmarkPlus, CircleCheck, FilePen, Globe, Undo2, UserMinus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, type ButtonVariant } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { TextArea, TextInput } from '~/ui/form/inputs';
import type { FormAnswer } from '../../forms.server';
import { useVisionForm } from '../use-vision-form';
import type { VersionsPageData } from './versions';

interface FormProps {
  page: VersionsPageData;
  answer: FormAnswer | undefined;
}

/** A form of this page: its intent, its fields and what went wrong. */
function useIntent<Name extends string>(
  intent: string,
  answer: FormAnswer | undefined,
  initial: Partial<Record<Name, string>> = {},
) {
  const mine = answer?.intent === intent ? answer.result : undefined;
  const { formProps, field, problems } = useVisionForm<Name>(`vision-${intent}`, mine, initial);
  const frame = (children: ReactNode) => (
    <Form method="post" {...formProps} className="flex flex-col gap-4 rounded-xl border border-line p-5">
      <ErrorSummary problems={problems} />
      <input type="hidden" name="intent" value={intent} />
      {children}
    </Form>
  );
  return { frame, field };
}

/** The step that comes next, for those who may take it. */
export function StepForms({ page, answer }: FormProps) {
  const { t } = useTranslation();
  const { may, status } = page;
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      {status === 'draft' && may.record ? <AgreeForm page={page} answer={answer} /> : null}
      {status === 'agreed' && may.publish ? (
        <Press intent="publish" answer={answer} text={t('visions:steps.publishText')} variant="primary">
          <Globe aria-hidden="true" className="size-5" />
          {t('visions:steps.publish')}
        </Press>
      ) : null}
      {status !== 'draft' && may.record ? (
        <Press intent="reopen" answer={answer} text={t('visions:steps.reopenText')} variant="secondary">
          <FilePen aria-hidden="true" className="size-5" />
          {t('visions:steps.reopen')}
        </Press>
      ) : null}
      {page.publishedNumber !== null && may.publish ? <WithdrawForm page={page} answer={answer} /> : null}
    </div>
  );
}

function Press({
  intent,
  answer,
  text,
  variant,
  children,
}: {
  intent: string;
  answer: FormAnswer | undefined;
  text: string;
  variant: ButtonVariant;
  children: ReactNode;
}) {
  const { frame } = useIntent(intent, answer);
  return frame(
    <>
      <p>{text}</p>
      <Button type="submit" variant={variant} className="self-start">
        {children}
      </Button>
    </>,
  );
}

function AgreeForm({ answer }: FormProps) {
  const { t } = useTranslation();
  const { frame, field } = useIntent<'day' | 'meeting'>('agree', answer);
  return frame(
    <>
      <p>{t('visions:steps.agreeText')}</p>
      <TextInput
        {...field('day')}
        label={t('visions:steps.day')}
        help={t('visions:steps.dayHelp')}
        required
      />
      <TextInput
        {...field('meeting')}
        label={t('visions:steps.meeting')}
        help={t('visions:steps.meetingHelp')}
        required
        maxLength={120}
      />
      <Button type="submit" className="self-start">
        <CircleCheck aria-hidden="true" className="size-5" />
        {t('visions:steps.agree')}
      </Button>
    </>,
  );
}

function WithdrawForm({ answer }: FormProps) {
  const { t } = useTranslation();
  const { frame, field } = useIntent<'reason'>('withdraw', answer);
  return frame(
    <>
      <p>{t('visions:steps.withdrawText')}</p>
      <TextArea {...field('reason')} label={t('visions:steps.reason')} required maxLength={300} rows={2} />
      <Button type="submit" variant="danger" className="self-start">
        <Undo2 aria-hidden="true" className="size-5" />
        {t('visions:steps.withdraw')}
      </Button>
    </>,
  );
}

/** Keeps the text as it is now. */
export function KeepForm({ page, answer }: FormProps) {
  const { t } = useTranslation();
  const { frame, field } = useIntent<'reason'>('keep', answer);
  if (!page.may.keep || page.status !== 'draft') return null;
  return frame(
    <>
      <TextInput
        {...field('reason')}
        label={t('visions:keep.reason')}
        help={t('visions:keep.reasonHelp')}
        required
        maxLength={120}
      />
      <Button type="submit" variant="secondary" className="self-start">
        <BookmarkPlus aria-hidden="true" className="size-5" />
        {t('visions:keep.submit')}
      </Button>
    </>,
  );
}

export function RenameForm({ page, answer }: FormProps) {
  const { t } = useTranslation();
  const { frame, field } = useIntent<'title'>('rename', answer, { title: page.title });
  return frame(
    <>
      <TextInput {...field('title')} label={t('visions:new.name')} required maxLength={80} />
      <Button type="submit" variant="secondary" className="self-start">
        {t('visions:settings.rename')}
      </Button>
    </>,
  );
}

/** Accounts that may write in a vision without a workshop. */
export function EditorsForm({ page, answer }: FormProps) {
  const { t } = useTranslation();
  const { frame, field } = useIntent<'email'>('editor-add', answer);
  return (
    <div className="flex flex-col gap-3">
      <h3 className="text-lg">{t('visions:settings.editors')}</h3>
      {page.editors.length > 0 ? (
        <ul className="flex flex-col gap-2">
          {page.editors.map((editor) => (
            <li key={editor.userId} className="flex flex-wrap items-center justify-between gap-2">
              <span>
                {editor.name} <span className="text-ink-soft">{editor.email}</span>
              </span>
              <Form method="post">
                <input type="hidden" name="intent" value="editor-remove" />
                <input type="hidden" name="userId" value={editor.userId} />
                <Button type="submit" size="small" variant="quiet">
                  <UserMinus aria-hidden="true" className="size-5" />
                  {t('visions:settings.removeEditor', { name: editor.name })}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-soft">{t('visions:settings.noEditors')}</p>
      )}
      {frame(
        <>
          <TextInput
            {...field('email')}
            label={t('visions:settings.email')}
            help={t('visions:settings.emailHelp')}
            type="email"
            required
          />
          <Button type="submit" variant="secondary" className="self-start">
            {t('visions:settings.addEditor')}
          </Button>
        </>,
      )}
    </div>
  );
}
