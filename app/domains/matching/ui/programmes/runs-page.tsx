import { Form, Link, useRevalidator } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import { ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { formatDateTime } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Button, ButtonLink } from '~/ui/button';
import { EmptyState, Notice } from '~/ui/notice';
import { isRunUnderWay, type RunView } from '../../model';
import type { listRuns } from '../../service/runs.server';

type Runs = Awaited<ReturnType<typeof listRuns>>;

const W = 'matching:suggestions.admin.runs';
/** How often the page looks for news, in milliseconds. */
const LOOK_MS = 1_000;

/** Ranking everybody: start, progress, what it left. */
export function RunsPage({ programme, runs, pairs, leftOut }: Runs) {
  const { t } = useTranslation();
  const [last] = runs;
  const underWay = last !== undefined && isRunUnderWay(last.state);
  return (
    <AdminFrame>
      <div className="flex flex-col gap-6">
        <header className="flex flex-col gap-2">
          <Link
            to={`/admin/matching/${programme.id}`}
            className="inline-flex min-h-11 items-center gap-2 self-start text-brand underline underline-offset-4"
          >
            <ArrowLeft aria-hidden="true" className="size-5" />
            {programme.name}
          </Link>
          <h1 className="text-3xl">{t(`${W}.title`)}</h1>
          <p className="max-w-3xl">{t(`${W}.lead`)}</p>
        </header>
        {underWay ? (
          <RunProgress run={last} programmeId={programme.id} />
        ) : (
          <StartRun programme={programme} last={last} />
        )}
        {runs.length > 0 ? <RunList runs={runs} /> : null}
        <RunResult pairs={pairs} leftOut={leftOut} programmeId={programme.id} />
      </div>
    </AdminFrame>
  );
}

function StartRun({ programme, last }: { programme: Runs['programme']; last: RunView | undefined }) {
  const { t } = useTranslation();
  if (programme.status !== 'open') return <Notice kind="info">{t(`${W}.notOpen`)}</Notice>;
  return (
    <div className="flex flex-col gap-3">
      {last?.state === 'failed' ? (
        <Notice kind="bad" live>
          {t(`${W}.failures.${last.reason ?? 'unexpected'}`)}
        </Notice>
      ) : null}
      {last?.state === 'done' && last.revision !== programme.revision ? (
        <Notice kind="warn">{t(`${W}.outdated`)}</Notice>
      ) : null}
      <Form method="post">
        <Button type="submit" name="intent" value="start" size="large">
          {t(last ? `${W}.again` : `${W}.start`)}
        </Button>
      </Form>
    </div>
  );
}

/** How far it is, with the way to stop it. Looks for news by itself; the page may be left. */
function RunProgress({ run, programmeId }: { run: RunView; programmeId: string }) {
  const { t } = useTranslation();
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== 'idle') return;
    const timer = setTimeout(revalidate, LOOK_MS);
    return () => clearTimeout(timer);
  }, [state, revalidate]);
  const percent = run.total === 0 ? 0 : Math.round((run.done / run.total) * 100);
  return (
    <section className="flex flex-col gap-4 rounded-xl border border-line p-5 shadow-card">
      <ProgressBar value={percent} aria-label={t(`${W}.progress`)} className="flex flex-col gap-2">
        {({ valueText }) => (
          <>
            <span className="flex flex-wrap justify-between gap-2 text-lg font-bold">
              <span>{t(`${W}.states.${run.state}`)}</span>
              <span>{valueText}</span>
            </span>
            <span className="block h-4 overflow-hidden rounded-full bg-solid-gray-100">
              <span className="block h-full bg-brand transition-[width]" style={{ width: `${percent}%` }} />
            </span>
          </>
        )}
      </ProgressBar>
      <p>{t(`${W}.ranked`, { done: run.done, total: run.total })}</p>
      <p className="text-ink-soft">{t(`${W}.leave`)}</p>
      <Form method="post" className="flex flex-wrap gap-3">
        <Button type="submit" name="intent" value="cancel" variant="secondary">
          {t(`${W}.cancel`)}
        </Button>
        <noscript>
          <ButtonLink to={`/admin/matching/${programmeId}/runs`} variant="quiet" reloadDocument>
            {t(`${W}.refresh`)}
          </ButtonLink>
        </noscript>
      </Form>
    </section>
  );
}

function RunList({ runs }: { runs: RunView[] }) {
  const { t, i18n } = useTranslation();
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-xl">{t(`${W}.past`)}</h2>
      <ul className="flex flex-col gap-1">
        {runs.map(({ id, state, createdAt, total, revision }) => (
          <li key={id}>
            <strong>{t(`${W}.states.${state}`)}</strong>{' '}
            {t(`${W}.item`, {
              at: formatDateTime(createdAt, i18n.language as Language),
              total,
              revision,
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function RunResult({
  pairs,
  leftOut,
  programmeId,
}: Pick<Runs, 'pairs' | 'leftOut'> & { programmeId: string }) {
  const { t } = useTranslation();
  if (pairs.length === 0 && leftOut.rows.length === 0) return <EmptyState title={t(`${W}.nothing`)} />;
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <section className="flex flex-col gap-2">
        <h2 className="text-xl">{t(`${W}.pairs`)}</h2>
        <ol className="flex flex-col">
          {pairs.map(({ ownId, ownName, otherId, otherName, score }) => (
            <li key={`${ownId} ${otherId}`}>
              <Link
                to={`/matching?organisation=${ownId}&programme=${programmeId}&with=${otherId}`}
                className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
              >
                {t(`${W}.pair`, { own: ownName, other: otherName, percent: Math.round(score * 100) })}
              </Link>
            </li>
          ))}
        </ol>
      </section>
      <section className="flex flex-col gap-2">
        <h2 className="text-xl">{t(`${W}.leftOut`, { n: leftOut.total })}</h2>
        <p className="text-ink-soft">{t(`${W}.leftOutText`)}</p>
        <ul className="flex flex-col">
          {leftOut.rows.map(({ id, name }) => (
            <li key={id}>
              <Link
                to={`/matching?organisation=${id}&programme=${programmeId}`}
                className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
              >
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
