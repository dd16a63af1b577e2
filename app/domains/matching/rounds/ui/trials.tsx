import { Form, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Button, ButtonLink } from '~/ui/button';
import { Notice } from '~/ui/notice';
import type { RoundMethod } from '../model';
import type { TrialFigures, TrialView } from '../view';
import { SettingsText } from './parts';

/** How often the page looks whether a result has come, in milliseconds. */
const LOOK_MS = 1_000;

/** Results on trial: looked at, compared two by two, and one taken for the round. */
export function TrialList({
  trials,
  method,
  base,
  mayAdopt,
}: {
  trials: readonly TrialView[];
  method: RoundMethod;
  base: string;
  mayAdopt: boolean;
}) {
  const { t, i18n } = useTranslation();
  const running = trials.some(({ state }) => state === 'waiting' || state === 'running');
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!running || state !== 'idle') return;
    const timer = setTimeout(revalidate, LOOK_MS);
    return () => clearTimeout(timer);
  }, [running, state, revalidate]);
  const done = trials.filter((trial) => trial.figures !== null);
  return (
    <div className="flex flex-col gap-3">
      <ol reversed className="flex flex-col gap-3">
        {trials.map((trial, at) => (
          <li key={trial.id} className="flex flex-col gap-2 rounded-lg border border-line p-4">
            <p className="flex flex-wrap items-center gap-x-3">
              <b>{t('matching:rounds.trial', { number: trials.length - at })}</b>
              <span className="text-ink-soft">
                {formatDateTime(trial.createdAt, i18n.language as Language)} · {trial.createdByName}
              </span>
            </p>
            <p className="text-ink-soft">
              <SettingsText settings={trial.settings} seed={trial.seed} method={method} />
            </p>
            {trial.figures === null ? (
              <p role="status">
                {trial.state === 'failed'
                  ? t(`matching:rounds.failed.${trial.reason ?? 'unexpected'}`)
                  : t('matching:rounds.working')}
              </p>
            ) : (
              <FigureLine figures={trial.figures} method={method} />
            )}
            {trial.isStale ? <Notice kind="warn">{t('matching:rounds.stale')}</Notice> : null}
            {trial.figures === null ? null : (
              <Form method="post" className="flex flex-wrap gap-3">
                <input type="hidden" name="trial" value={trial.id} />
                <ButtonLink to={`${base}/trials/${trial.id}`} variant="secondary">
                  {t('matching:rounds.look')}
                </ButtonLink>
                {mayAdopt && !trial.isStale ? (
                  <Button type="submit" name="intent" value="adopt">
                    {t('matching:rounds.adopt')}
                  </Button>
                ) : null}
              </Form>
            )}
          </li>
        ))}
      </ol>
      {done.length < 2 ? null : <CompareForm trials={trials} base={base} />}
    </div>
  );
}

/** Chooses two results to see beside each other. */
function CompareForm({ trials, base }: { trials: readonly TrialView[]; base: string }) {
  const { t } = useTranslation();
  const options = trials.flatMap((trial, at) =>
    trial.figures === null ? [] : [{ id: trial.id, number: trials.length - at }],
  );
  const select = (name: 'a' | 'b', value: string) => (
    <label className="flex flex-col gap-1 font-bold">
      {t(`matching:rounds.compare.${name}`)}
      <select
        name={name}
        defaultValue={value}
        className="min-h-12 rounded-lg border border-line-strong bg-white px-3 font-normal"
      >
        {options.map((one) => (
          <option key={one.id} value={one.id}>
            {t('matching:rounds.trial', { number: one.number })}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <Form method="get" action={`${base}/compare`} className="flex flex-wrap items-end gap-3">
      {select('a', options[1]?.id ?? '')}
      {select('b', options[0]?.id ?? '')}
      <Button type="submit" variant="secondary">
        {t('matching:rounds.compare.submit')}
      </Button>
    </Form>
  );
}

const KEYS = ['groups', 'placed', 'blocking', 'meanPlace', 'firstChoices', 'worst', 'wait', 'total'] as const;

/** The figures of one result in a row. */
export function FigureLine({ figures, method }: { figures: TrialFigures; method: RoundMethod }) {
  const { t } = useTranslation();
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1">
      {KEYS.filter((key) => figures[key] !== null).map((key) => (
        <div key={key} className="flex gap-2">
          <dt className="text-ink-soft">
            {t(
              `matching:rounds.figures.${key === 'groups' || key === 'blocking' ? `${key}_${method}` : key}`,
            )}
          </dt>
          <dd className="font-bold">{figures[key]}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Two results beside each other: their figures and where they differ. */
export function Comparison({
  method,
  a,
  b,
  onlyA,
  onlyB,
  both,
}: {
  method: RoundMethod;
  a: TrialView;
  b: TrialView;
  onlyA: string[][];
  onlyB: string[][];
  both: number;
}) {
  const { t } = useTranslation();
  const sides = [
    { key: 'a' as const, trial: a, only: onlyA },
    { key: 'b' as const, trial: b, only: onlyB },
  ];
  return (
    <div className="flex flex-col gap-4">
      <p>{t('matching:rounds.compare.both', { count: both })}</p>
      <div className="grid gap-4 lg:grid-cols-2">
        {sides.map(({ key, trial, only }) => (
          <section key={key} className="flex flex-col gap-3 rounded-xl border border-line p-4">
            <h2 className="text-xl">{t(`matching:rounds.compare.${key}`)}</h2>
            <p className="text-ink-soft">
              <SettingsText settings={trial.settings} seed={trial.seed} method={method} />
            </p>
            {trial.figures ? <FigureLine figures={trial.figures} method={method} /> : null}
            <h3 className="font-bold">{t('matching:rounds.compare.only', { count: only.length })}</h3>
            <ul className="flex flex-col gap-1">
              {only.map((group) => (
                <li key={group.join(' ')}>{group.join(' ＋ ')}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
