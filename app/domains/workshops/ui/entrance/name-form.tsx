import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { DoorOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { TextInput } from '~/ui/form/inputs';
import { Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import type { JoinPage } from '../../model';
import { useWorkshopForm } from '../use-workshop-form';

/** A name (and a passphrase where one is needed), then straight into the room. */
export function NameForm({
  page,
  result,
}: {
  page: JoinPage;
  result: SubmissionResult<string[]> | null | undefined;
}) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useWorkshopForm<'name' | 'passphrase'>('join', result, {
    name: page.knownName ?? '',
  });
  return (
    <div className="flex flex-col gap-6 text-lg">
      <header className="flex flex-col gap-1">
        <p className="text-ink-soft">{page.title}</p>
        <h1 className="text-3xl">
          <Phrases>{page.workshopTitle}</Phrases>
        </h1>
      </header>
      {page.knownName ? (
        <Notice kind="good">
          <p className="font-bold">{t('workshops:join.welcomeBack', { name: page.knownName })}</p>
          <p>{t('workshops:join.comeBackText')}</p>
        </Notice>
      ) : null}
      {page.running ? null : <Notice>{t('workshops:join.planned')}</Notice>}
      <Form method="post" {...formProps} className="flex flex-col gap-5">
        <ErrorSummary problems={problems} />
        <TextInput
          {...field('name')}
          label={t('workshops:join.name')}
          help={t('workshops:join.nameHelp')}
          autoComplete="nickname"
          required
          className="[&_input]:min-h-14 [&_input]:text-xl"
        />
        {page.needsPassphrase ? (
          <TextInput
            {...field('passphrase')}
            label={t('workshops:join.passphrase')}
            help={t('workshops:join.passphraseHelp')}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            required
          />
        ) : null}
        {page.waitingRoom && !page.knownName ? <p>{t('workshops:join.waitingRoom')}</p> : null}
        <Button type="submit" size="large" className="w-full">
          <DoorOpen aria-hidden="true" className="size-6" />
          {t('workshops:join.enter')}
        </Button>
      </Form>
      <p className="text-base text-ink-soft">{t('workshops:join.privacy')}</p>
    </div>
  );
}
