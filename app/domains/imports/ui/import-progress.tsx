import { Form, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '~/ui/button';
import type { ImportView } from '../service.server';

/** How often the page looks for news, in milliseconds. */
const LOOK_MS = 1_000;

/** How far the work is, with the way to stop it. Looks for news by itself; the page may be left. */
export function ImportProgress({ view }: { view: ImportView }) {
  const { t } = useTranslation();
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== 'idle') return;
    const timer = setTimeout(revalidate, LOOK_MS);
    return () => clearTimeout(timer);
  }, [state, revalidate]);
  const percent = Math.round(view.progress * 100);
  return (
    <section className="flex flex-col gap-4 rounded-xl border border-line p-5 shadow-card">
      <ProgressBar value={percent} aria-label={t('imports:progress.label')} className="flex flex-col gap-2">
        {({ valueText }) => (
          <>
            <span className="flex flex-wrap justify-between gap-2 text-lg font-bold">
              <span>{t(`imports:states.${view.state}`)}</span>
              <span>{valueText}</span>
            </span>
            <span className="block h-4 overflow-hidden rounded-full bg-solid-gray-100">
              <span className="block h-full bg-brand transition-[width]" style={{ width: `${percent}%` }} />
            </span>
          </>
        )}
      </ProgressBar>
      <p>{t('imports:progress.rows', { rows: view.rowsRead })}</p>
      <p className="text-ink-soft">{t('imports:progress.leave')}</p>
      <Form method="post" className="flex flex-wrap gap-3">
        <Button type="submit" name="intent" value="cancel" variant="secondary">
          {t('imports:actions.cancel')}
        </Button>
        <noscript>
          <ButtonLink to={`/admin/imports/${view.id}`} variant="quiet" reloadDocument>
            {t('imports:progress.refresh')}
          </ButtonLink>
        </noscript>
      </Form>
    </section>
  );
}
