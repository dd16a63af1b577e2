import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapTiles } from '~/platform/map-tiles';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';
import type { BoundaryChange, BoundaryPlan } from '../../service/boundary-import.server';
import { PlanMap } from './plan-map';

/** Rows of a list that are shown; the rest is counted. */
const SHOWN = 100;
const CHANGES: readonly BoundaryChange[] = ['new', 'replaces', 'same'];

/** What the file would do, feature by feature, with the map of it; and the button that does it. */
export function ImportPlan({ plan, tiles, busy }: { plan: BoundaryPlan; tiles: MapTiles; busy: boolean }) {
  const { t } = useTranslation();
  const { matched, leftOut, bad } = plan;
  const changing = matched.filter(({ change }) => change !== 'same').length;
  const possible = bad.length === 0 && matched.length > 0;
  return (
    <section aria-labelledby="plan-title" className="flex flex-col gap-5 border-t border-line pt-5">
      <h2 id="plan-title" className="text-2xl">
        {t('areas:import.planTitle')}
      </h2>
      <Verdict plan={plan} changing={changing} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <div className="flex flex-col gap-5">
          {bad.length > 0 ? (
            <List title={t('areas:import.bad', { count: bad.length })} total={bad.length}>
              {bad.slice(0, SHOWN).map(({ number, value, problem, at }) => (
                <li key={number}>
                  {t('areas:import.feature', { number, value: value || '—' })}
                  <strong>{t(`areas:featureProblems.${problem}`)}</strong>
                  {at ? (
                    <span className="text-ink-soft"> {t('areas:import.at', { lng: at[0], lat: at[1] })}</span>
                  ) : null}
                </li>
              ))}
            </List>
          ) : null}
          {CHANGES.map((change) => {
            const areas = matched.filter((area) => area.change === change);
            return areas.length > 0 ? (
              <List
                key={change}
                title={t(`areas:import.${change}`, { count: areas.length })}
                total={areas.length}
              >
                {areas.slice(0, SHOWN).map(({ code, name, features }) => (
                  <li key={code}>
                    {t('areas:import.area', { name, code })}
                    {features > 1 ? t('areas:import.pieces', { count: features }) : null}
                  </li>
                ))}
              </List>
            ) : null;
          })}
          {leftOut.length > 0 ? (
            <List title={t('areas:import.leftOut', { count: leftOut.length })} total={leftOut.length}>
              {leftOut.slice(0, SHOWN).map(({ number, value, why }) => (
                <li key={number}>
                  {t('areas:import.feature', { number, value: value || '—' })}
                  {t(`areas:import.${why}`)}
                </li>
              ))}
            </List>
          ) : null}
        </div>
        <PlanMap plan={plan} tiles={tiles} />
      </div>
      <input type="hidden" name="digest" value={plan.digest} />
      {possible && changing > 0 ? (
        <div>
          <Button type="submit" name="intent" value="replace" size="large" isDisabled={busy}>
            {t('areas:import.replace', { count: changing })}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function Verdict({ plan, changing }: { plan: BoundaryPlan; changing: number }) {
  const { t } = useTranslation();
  const { matched, bad } = plan;
  if (bad.length > 0) return <Notice kind="bad">{t('areas:import.verdictBad')}</Notice>;
  if (matched.length === 0) return <Notice kind="warn">{t('areas:import.verdictNone')}</Notice>;
  if (changing === 0) return <Notice>{t('areas:import.verdictSame')}</Notice>;
  return <Notice kind="good">{t('areas:import.verdictGood', { count: changing })}</Notice>;
}

function List({ title, total, children }: { title: string; total: number; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section className="flex flex-col gap-1">
      <h3 className="text-lg">{title}</h3>
      <ul className="list-disc pl-6">{children}</ul>
      {total > SHOWN ? <p>{t('areas:import.more', { count: total - SHOWN })}</p> : null}
    </section>
  );
}
