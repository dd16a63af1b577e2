import { Form, useNavigation } from '@remix-run/react';
import { Send } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ATTACHMENT_ACCEPT } from '~/domains/files/model';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Field } from '~/ui/form/field';
import { TextArea, TextInput } from '~/ui/form/inputs';
import type { FormAnswer } from '../forms.server';
import { TALK_LIMITS } from '../model';
import { Disclosure } from './disclosure';
import type { TalkPart } from './talk-page';
import { forgetDraft, useDraft } from './use-draft';
import { useTalkForm } from './use-talk-form';

/**
 * Empties the form once what it held has arrived; until then, and when it was not accepted, the words stay. The page's
 * other data may be read anew meanwhile, and a reload keeps what was written.
 */
function useEmptyWhenSent(talkId: string, intent: string, answered: FormAnswer | null) {
  const form = useRef<HTMLFormElement>(null);
  const { state, formData } = useNavigation();
  const wasSent = useRef(false);
  const isSending = formData?.get('intent') === intent;
  const refused = answered?.intent === intent;
  const draft = `talk-draft-${talkId}-${intent}`;
  useDraft(form, draft);
  useEffect(() => {
    if (isSending) wasSent.current = true;
    else if (wasSent.current && state === 'idle') {
      wasSent.current = false;
      if (refused) return;
      forgetDraft(draft);
      for (const control of form.current?.querySelectorAll('textarea, input:not([type=hidden])') ?? []) {
        (control as HTMLInputElement).value = '';
      }
    }
  }, [isSending, state, refused, draft]);
  return { form, isSending: isSending && state !== 'idle' };
}

/** Where one writes to the other organisation, or as the city to both. */
export function Composer({ talk, answered }: TalkPart) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useTalkForm('message', answered);
  const { form, isSending } = useEmptyWhenSent(talk.id, 'message', answered);
  return (
    <section aria-labelledby="talk-write" className="flex flex-col gap-3">
      <h2 id="talk-write" className="text-xl">
        {t('talks:write.title')}
      </h2>
      {talk.canAct ? null : <p>{t('talks:write.asCity')}</p>}
      <Form
        method="post"
        encType="multipart/form-data"
        preventScrollReset
        {...formProps}
        ref={form}
        className="flex flex-col gap-4"
      >
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="message" />
        <TextArea {...field('text')} label={t('talks:write.text')} rows={4} maxLength={TALK_LIMITS.text} />
        <Field
          label={t('talks:write.files')}
          help={t('talks:write.filesHelp')}
          errors={field('files').errors}
          id={field('files').id}
        >
          {(ids) => (
            <input
              type="file"
              name="files"
              multiple
              accept={ATTACHMENT_ACCEPT}
              {...ids}
              className="min-h-11 max-w-full file:mr-3 file:min-h-11 file:rounded-lg file:border file:border-brand file:bg-white file:px-4 file:font-bold file:text-brand"
            />
          )}
        </Field>
        <Button type="submit" size="large" className="self-start" isDisabled={isSending}>
          <Send aria-hidden="true" className="size-5" />
          {t('talks:write.send')}
        </Button>
      </Form>
    </section>
  );
}

/** What was said when people met. */
export function MeetingForm({ talk, answered }: TalkPart) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useTalkForm('meeting', answered);
  const { form, isSending } = useEmptyWhenSent(talk.id, 'meeting', answered);
  return (
    <Disclosure title={t('talks:meet.title')} isOpen={problems.length > 0}>
      <Form method="post" preventScrollReset {...formProps} ref={form} className="flex flex-col gap-4">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="meeting" />
        <TextInput {...field('day')} label={t('talks:entry.day')} type="date" required className="max-w-60" />
        <TextInput {...field('place')} label={t('talks:entry.place')} maxLength={120} />
        <TextInput {...field('people')} label={t('talks:entry.people')} maxLength={300} />
        <TextArea
          {...field('said')}
          label={t('talks:entry.said')}
          required
          rows={4}
          maxLength={TALK_LIMITS.text}
        />
        <TextArea {...field('next')} label={t('talks:entry.next')} maxLength={1000} />
        <Button type="submit" variant="secondary" className="self-start" isDisabled={isSending}>
          {t('talks:meet.submit')}
        </Button>
      </Form>
    </Disclosure>
  );
}
