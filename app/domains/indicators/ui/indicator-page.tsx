import { Link } from '@remix-run/react';
import { ArrowLeft, Pencil } from 'lucide-react';
import { ButtonLink } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { ScrollRegion } from '~/ui/scroll-region';
import { AppShell } from '~/ui/shell/app-shell';
import type { IndicatorView } from '../model';
import { breaksBetween, type IndicatorItem } from '../model';
import { IndicatorChart, type OtherSeries } from './chart';
import { Fold, JudgementSign, LINK, PANEL, Part } from './parts';
import { ProgrammeTable } from './programme-table';
import { RegisterPart } from './register-part';
import { SurveyPart } from './survey-part';
import { useIndicatorWords } from './words';

/** One indicator: what is said of it, its series, what it counts, and the programmes that serve it. */
export function IndicatorPage({ plan, item, register, surveys, programmes, mayKeep }: IndicatorView) {
  const { t } = useIndicatorWords();
  const others: OtherSeries[] = register
    ? [
        {
          key: 'register',
          name: t('indicators:chart.register'),
          points: register.rates.map(({ year, rate }) => ({ year, value: rate?.value ?? null })),
        },
        {
          key: 'survey' as const,
          name: t('indicators:chart.survey'),
          points: surveys.map(({ year, rate }) => ({ year, value: rate?.value ?? null })),
        },
      ]
    : [];
  return (
    <AppShell>
      <div className="flex flex-col gap-10 pb-8">
        <header className="flex flex-col gap-3">
          <Link to="/indicators" className={LINK}>
            <ArrowLeft aria-hidden="true" className="size-5" />
            {t('indicators:title')}
          </Link>
          <div className="flex flex-wrap items-start justify-between gap-3">
            <h1 className="text-3xl">
              <Phrases>{item.name}</Phrases>
            </h1>
            {mayKeep ? (
              <ButtonLink to={`/admin/indicators/${item.key}`} variant="secondary">
                <Pencil aria-hidden="true" className="size-5" />
                {t('indicators:keep.one')}
              </ButtonLink>
            ) : null}
          </div>
          <JudgementSign kind={item.judgement.kind} />
          <Judged item={item} />
        </header>
        <Part
          id="series"
          title={t('indicators:series.title')}
          lead={register ? t('indicators:series.leadRates') : undefined}
        >
          <div className="grid items-start gap-8 lg:grid-cols-2">
            <div className={PANEL}>
              <IndicatorChart item={item} others={others} />
            </div>
            <SeriesTable item={item} />
          </div>
        </Part>
        {register ? <RegisterPart item={item} register={register} /> : null}
        {register ? <SurveyPart item={item} surveys={surveys} /> : null}
        <Definitions item={item} />
        <Part
          id="programmes"
          title={t('indicators:programmes.title')}
          lead={t('indicators:programmes.lead', { count: programmes.length })}
        >
          <Fold title={t('indicators:programmes.show')}>
            <ProgrammeTable rows={programmes} />
          </Fold>
          <p className="text-ink-soft">{t('indicators:sourceOf', { source: plan.source })}</p>
        </Part>
      </div>
    </AppShell>
  );
}

/** The judgement in words; why figures can't be compared stands with it. */
function Judged({ item }: { item: IndicatorItem }) {
  const { sentence } = useIndicatorWords();
  const { judgement, target, definitions } = item;
  if (judgement.kind !== 'not_comparable') return <p className="max-w-3xl text-lg">{sentence(item)}</p>;
  return (
    <Notice kind="info">
      <p className="text-lg font-bold">{sentence(item)}</p>
      {breaksBetween(definitions, judgement.year, target.basisYear).map(({ from, why }) => (
        <p key={from} className="mt-1">
          {why}
        </p>
      ))}
    </Notice>
  );
}

const HEAD = 'border-b-2 border-line px-2 py-1';
const CELL = 'border-b border-line px-2 py-1 align-top';

function SeriesTable({ item }: { item: IndicatorItem }) {
  const { t, year, figure } = useIndicatorWords();
  const value = {
    className: `${CELL} text-right whitespace-nowrap`,
    'data-name': t('indicators:table.value'),
  };
  return (
    <ScrollRegion aria-label={t('indicators:series.table')}>
      <table className="row-cards w-full border-collapse tabular-nums">
        <caption className="pb-2 text-left font-bold">{t('indicators:series.table')}</caption>
        <thead>
          <tr>
            {(['year', 'value', 'source'] as const).map((key) => (
              <th key={key} scope="col" className={`${HEAD} ${key === 'value' ? 'text-right' : 'text-left'}`}>
                {t(`indicators:table.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {item.figures.map((one) => (
            <tr key={one.year}>
              <th scope="row" className={`${CELL} text-left font-normal`}>
                {one.year === item.baselineYear
                  ? t('indicators:table.baselineYear', { year: year(one.year) })
                  : year(one.year)}
              </th>
              <td {...value}>{figure(item, one)}</td>
              <td className={CELL}>
                {t(`indicators:origin.${one.origin}`)}
                {one.source ? `：${one.source}` : ''}
                {one.note ? <span className="block text-ink-soft">{one.note}</span> : null}
              </td>
            </tr>
          ))}
          <tr className="bg-surface-soft font-bold">
            <th scope="row" className={`${CELL} text-left`}>
              {t('indicators:table.targetYear', { year: year(item.target.year) })}
            </th>
            <td {...value}>{figure(item, item.target)}</td>
            <td className={CELL} />
          </tr>
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** What the indicator counts, version by version. */
function Definitions({ item }: { item: IndicatorItem }) {
  const { t, year } = useIndicatorWords();
  const span = (from: number | null, to: number | null) => {
    if (from === null && to === null) return t('indicators:definitions.always');
    if (from === null) return t('indicators:definitions.until', { to: year(to ?? 0) });
    if (to === null) return t('indicators:definitions.since', { from: year(from) });
    return t('indicators:definitions.span', { from: year(from), to: year(to) });
  };
  return (
    <Part id="definitions" title={t('indicators:definitions.title')}>
      <ol className="flex flex-col gap-4">
        {item.definitions.map((one, i) => (
          <li key={one.from} className="flex max-w-3xl flex-col gap-1 border-l-4 border-line pl-4">
            <b>{span(one.from, one.to)}</b>
            <span>{one.text}</span>
            {one.countedTypes ? (
              <span className="text-ink-soft">
                {t('indicators:definitions.counted', {
                  types: one.countedTypes.map((type) => t(`organisations:types.${type}`)).join('、'),
                })}
              </span>
            ) : null}
            {i > 0 ? (
              <span className="font-bold">
                {t(one.comparable ? 'indicators:definitions.comparable' : 'indicators:definitions.breaks')}
              </span>
            ) : null}
            {one.why ? <span>{one.why}</span> : null}
          </li>
        ))}
      </ol>
    </Part>
  );
}
