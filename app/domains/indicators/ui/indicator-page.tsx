import { Link } from '@remix-run/react';
import { ArrowLeft, Pencil } from 'lucide-react';
import { FigureTable } from '~/domains/karte/ui/parts';
import { ButtonLink } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
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

function SeriesTable({ item }: { item: IndicatorItem }) {
  const { t, year, figure } = useIndicatorWords();
  return (
    <FigureTable
      caption={t('indicators:series.table')}
      columns={[
        { key: 'year', title: t('indicators:table.year') },
        { key: 'value', title: t('indicators:table.value') },
        { key: 'source', title: t('indicators:table.source') },
      ]}
      rows={[
        ...item.figures.map((one) => ({
          key: String(one.year),
          cells: [
            one.year === item.baselineYear
              ? t('indicators:table.baselineYear', { year: year(one.year) })
              : year(one.year),
            figure(item, one),
            <span key="source" className="block min-w-36 text-left whitespace-normal sm:min-w-48">
              {t(`indicators:origin.${one.origin}`)}
              {one.source ? `：${one.source}` : ''}
              {one.note ? <span className="block text-ink-soft">{one.note}</span> : null}
            </span>,
          ],
        })),
        {
          key: 'target',
          strong: true,
          cells: [
            t('indicators:table.targetYear', { year: year(item.target.year) }),
            figure(item, item.target),
            '',
          ],
        },
      ]}
    />
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
