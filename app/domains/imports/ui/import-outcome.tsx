import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '~/ui/button';
import { Notice } from '~/ui/notice';
import type { ImportSummary } from '../model';
import type { ImportView } from '../service.server';
import type { UploadProblems } from '../upload-action.server';
import { EntryList } from './entry-list';
import { FileField, UploadErrors } from './upload-form';

type Change = NonNullable<ImportSummary['change']>;

export function changesNothing({ added, changed, removed }: Change): boolean {
  return added + changed + removed === 0;
}

/** What came of the import, and what can be done next. */
export function ImportOutcome({ view, result }: { view: ImportView; result: UploadProblems | undefined }) {
  switch (view.state) {
    case 'checked':
      return view.badRows > 0 ? <ToCorrect view={view} result={result} /> : <Ready view={view} />;
    case 'applied':
      return <Applied view={view} />;
    default:
      return <Ended view={view} />;
  }
}

function ToCorrect({ view, result }: { view: ImportView; result: UploadProblems | undefined }) {
  const { t } = useTranslation();
  const { source, day, townTable } = view.options;
  return (
    <>
      <Notice kind="bad" live>
        {t('imports:outcome.toCorrect', { count: view.badRows })}
      </Notice>
      <section className="flex flex-col gap-4 rounded-xl bg-surface-soft p-5">
        <h2 className="text-xl">{t('imports:correctedTitle')}</h2>
        <p>{t('imports:correctedText')}</p>
        <Form method="post" encType="multipart/form-data" className="flex max-w-3xl flex-col gap-4">
          <UploadErrors result={result} />
          <input type="hidden" name="kind" value={view.kind} />
          <input type="hidden" name="source" value={source} />
          <input type="hidden" name="day" value={day ?? ''} />
          <input type="hidden" name="townTable" value={townTable ?? ''} />
          <FileField errors={[]} />
          <div>
            <Button type="submit">{t('imports:actions.corrected')}</Button>
          </div>
        </Form>
        <Form method="post">
          <Button type="submit" name="intent" value="cancel" variant="quiet">
            {t('imports:actions.cancel')}
          </Button>
        </Form>
      </section>
    </>
  );
}

function Ready({ view }: { view: ImportView }) {
  const { t } = useTranslation();
  const change = view.summary?.change ?? null;
  const same = change !== null && changesNothing(change);
  return (
    <>
      <Notice kind={same ? 'info' : 'good'} live>
        {t(same ? 'imports:outcome.same' : 'imports:outcome.ready')}
      </Notice>
      {change ? <ChangeTiles change={change} done={false} /> : null}
      <EntryList entries={view.summary?.entries ?? []} done={false} />
      {change && change.removed > 0 ? (
        <Notice kind="warn">{t('imports:outcome.removes', { count: change.removed })}</Notice>
      ) : null}
      <Form method="post" className="flex flex-wrap gap-3">
        {same ? null : (
          <Button type="submit" name="intent" value="apply" size="large">
            {t('imports:actions.apply')}
          </Button>
        )}
        <Button
          type="submit"
          name="intent"
          value="cancel"
          variant={same ? 'secondary' : 'quiet'}
          size="large"
        >
          {t('imports:actions.close')}
        </Button>
      </Form>
    </>
  );
}

function Applied({ view }: { view: ImportView }) {
  const { t } = useTranslation();
  const change = view.summary?.change ?? null;
  const same = change !== null && changesNothing(change);
  return (
    <>
      <Notice kind="good" live>
        {t(same ? 'imports:outcome.appliedSame' : 'imports:outcome.applied')}
      </Notice>
      {change ? <ChangeTiles change={change} done /> : null}
      <EntryList entries={view.summary?.entries ?? []} done />
      <div>
        {view.kind === 'organisations' ? (
          <ButtonLink to="/organisations" variant="secondary">
            {t('imports:outcome.toDirectory')}
          </ButtonLink>
        ) : (
          <ButtonLink to="/areas" variant="secondary">
            {t('imports:outcome.toKarte')}
          </ButtonLink>
        )}
      </div>
    </>
  );
}

/** Failed, given up, or interrupted. */
function Ended({ view }: { view: ImportView }) {
  const { t } = useTranslation();
  if (view.state === 'cancelled') return <Notice kind="info">{t('imports:outcome.cancelled')}</Notice>;
  const failure = view.reason === 'out_of_memory' ? 'out_of_memory' : 'unexpected';
  return (
    <>
      <Notice kind="bad" live>
        {t(view.state === 'interrupted' ? 'imports:outcome.interrupted' : `imports:failures.${failure}`)}
      </Notice>
      <Form method="post" className="flex flex-wrap gap-3">
        <Button type="submit" name="intent" value="restart">
          {t('imports:actions.restart')}
        </Button>
        <Button type="submit" name="intent" value="cancel" variant="quiet">
          {t('imports:actions.cancel')}
        </Button>
      </Form>
    </>
  );
}

function ChangeTiles({ change, done }: { change: Change; done: boolean }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language === 'en' ? 'en-GB' : 'ja-JP');
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-xl">{t(done ? 'imports:change.doneTitle' : 'imports:change.title')}</h2>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {(['added', 'changed', 'removed', 'unchanged'] as const).map((what) => (
          <div key={what} className="rounded-xl border border-line p-4">
            <dt className="text-ink-soft">{t(`imports:change.${what}`)}</dt>
            <dd className="text-2xl font-bold">{number.format(change[what])}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
