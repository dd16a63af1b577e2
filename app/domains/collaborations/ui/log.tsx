import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '~/domains/matching/talks/ui/disclosure';
import { formatNumber } from '~/platform/wareki';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Field } from '~/ui/form/field';
import { Checkbox, TextArea, TextInput } from '~/ui/form/inputs';
import type { LogEntry } from '../model';
import type { CollaborationPart } from './collaboration-page';
import { PlainForm } from './plain-form';
import { useCollaborationForm } from './use-collaboration-form';
import { useDay } from './use-day';

/** What happened, with pictures, the latest first. */
export function Log({ collaboration, answered }: CollaborationPart) {
  const { t } = useTranslation();
  const canWrite = collaboration.may.includes('log');
  if (collaboration.log.length === 0 && !canWrite) return null;
  return (
    <section aria-labelledby="collaboration-log" className="flex flex-col gap-3">
      <h2 id="collaboration-log" className="text-xl">
        {t('collaborations:log.title')}
      </h2>
      {canWrite ? <LogForm key={collaboration.log.length} answered={answered} /> : null}
      {collaboration.log.length === 0 ? (
        <p className="text-ink-soft">{t('collaborations:log.none')}</p>
      ) : (
        <ul className="flex flex-col gap-4">
          {collaboration.log.map((entry) => (
            <Entry key={entry.id} entry={entry} collaborationId={collaboration.id} canWrite={canWrite} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Entry({
  entry,
  collaborationId,
  canWrite,
}: {
  entry: LogEntry;
  collaborationId: string;
  canWrite: boolean;
}) {
  const { t } = useTranslation();
  const day = useDay();
  const counts = [
    entry.people === null ? null : t('collaborations:log.people', { count: formatNumber(entry.people) }),
    entry.volunteers === null
      ? null
      : t('collaborations:log.volunteers', { count: formatNumber(entry.volunteers) }),
  ].filter(Boolean);
  return (
    <li className="flex flex-col gap-2 rounded-xl border border-line p-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h3 className="font-bold">{day(entry.day)}</h3>
        <p className="text-ink-soft">{[entry.organisation, entry.by].filter(Boolean).join(' · ')}</p>
      </div>
      <p className="whitespace-pre-wrap">{entry.text}</p>
      {counts.length > 0 ? <p>{counts.join(' · ')}</p> : null}
      {entry.photos.length > 0 ? (
        <ul className="flex flex-wrap gap-3">
          {entry.photos.map(({ id, alt, width, height }) => (
            <li key={id}>
              <img
                src={`/collaborations/${collaborationId}/photos/${id}`}
                alt={alt}
                width={width}
                height={height}
                loading="lazy"
                className="h-48 w-auto max-w-full rounded-lg border border-line object-contain"
              />
            </li>
          ))}
        </ul>
      ) : null}
      {entry.mine && canWrite ? (
        <PlainForm
          values={{ intent: 'log_gone', entry: entry.id }}
          word={t('collaborations:log.remove')}
          label={t('collaborations:log.removeOne', { date: day(entry.day) })}
          variant="quiet"
        />
      ) : null}
    </li>
  );
}

function LogForm({ answered }: Pick<CollaborationPart, 'answered'>) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useCollaborationForm('log', answered);
  return (
    <Disclosure title={t('collaborations:log.add')} isOpen={problems.length > 0}>
      <Form
        method="post"
        encType="multipart/form-data"
        preventScrollReset
        {...formProps}
        className="flex flex-col gap-5"
      >
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="log" />
        <TextInput
          {...field('day')}
          label={t('collaborations:log.day')}
          type="date"
          required
          className="max-w-60"
        />
        <TextArea
          {...field('text')}
          label={t('collaborations:log.text')}
          required
          rows={4}
          maxLength={4000}
        />
        <div className="flex flex-wrap gap-4">
          <TextInput {...field('people')} label={t('collaborations:log.peopleField')} inputMode="numeric" />
          <TextInput
            {...field('volunteers')}
            label={t('collaborations:log.volunteersField')}
            inputMode="numeric"
          />
        </div>
        <Field
          label={t('collaborations:log.photos')}
          help={t('collaborations:log.photosHelp')}
          errors={field('files').errors}
          id={field('files').id}
        >
          {(ids) => (
            <input
              type="file"
              name="files"
              multiple
              accept="image/jpeg,image/png,image/gif,image/webp,image/avif"
              {...ids}
              className="min-h-11 max-w-full file:mr-3 file:min-h-11 file:rounded-lg file:border file:border-brand file:bg-white file:px-4 file:font-bold file:text-brand"
            />
          )}
        </Field>
        <TextInput
          {...field('alt')}
          label={t('collaborations:log.alt')}
          help={t('collaborations:log.altHelp')}
          maxLength={200}
        />
        <Checkbox name="peopleAgreed" value="yes" label={t('collaborations:log.agreed')} />
        <Button type="submit" className="self-start">
          {t('collaborations:log.submit')}
        </Button>
      </Form>
    </Disclosure>
  );
}
