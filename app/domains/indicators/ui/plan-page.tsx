import { Link } from '@remix-run/react';
import { ArrowRight, Pencil } from 'lucide-react';
import { FigureTable } from '~/domains/karte/ui/parts';
import { ButtonLink } from '~/ui/button';
import { EmptyState } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import { type IndicatorItem, JUDGEMENTS, type PlanView } from '../model';
import { IndicatorChart } from './chart';
import { Fold, JudgementSign, LINK, Part } from './parts';
import { useIndicatorWords } from './words';

/** The plan: how many targets are met, and every indicator under its goal. */
export function PlanPage({ plan, mayKeep }: { plan: PlanView | null; mayKeep: boolean }) {
  const { t, year } = useIndicatorWords();
  const items = plan?.goals.flatMap(({ indicators }) => indicators) ?? [];
  return (
    <AppShell>
      <div className="flex flex-col gap-10 pb-8">
        <header className="flex flex-col gap-3">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h1 className="text-3xl">
              <Phrases>{t('indicators:title')}</Phrases>
            </h1>
            {mayKeep ? (
              <ButtonLink to="/admin/indicators" variant="secondary">
                <Pencil aria-hidden="true" className="size-5" />
                {t('indicators:keep.title')}
              </ButtonLink>
            ) : null}
          </div>
          <p className="max-w-3xl text-lg">{t('indicators:lead')}</p>
          {plan ? (
            <p className="text-ink-soft">
              {t('indicators:planOf', {
                title: plan.title,
                from: year(plan.baselineYear),
                to: year(plan.targetYear),
              })}
            </p>
          ) : null}
        </header>
        {plan ? (
          <>
            <Summary items={items} />
            {plan.goals.map(({ number, name, indicators }) => (
              <Part key={number} id={`goal-${number}`} title={t('indicators:goal', { number, name })}>
                <ul className="grid gap-5 lg:grid-cols-2">
                  {indicators.map((item) => (
                    <Card key={item.key} item={item} />
                  ))}
                </ul>
              </Part>
            ))}
            <WholeTable plan={plan} />
          </>
        ) : (
          <EmptyState title={t('indicators:none')}>
            <p>{t(mayKeep ? 'indicators:noneStaff' : 'indicators:noneText')}</p>
          </EmptyState>
        )}
      </div>
    </AppShell>
  );
}

function Summary({ items }: { items: readonly IndicatorItem[] }) {
  const { t } = useIndicatorWords();
  return (
    <section aria-label={t('indicators:summary.title')} className="flex flex-col gap-3">
      <dl className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {JUDGEMENTS.map((kind) => (
          <div
            key={kind}
            className="flex items-center justify-between gap-1 rounded-xl border border-line px-4 py-3 shadow-card lg:flex-col lg:items-start lg:py-4"
          >
            <dt>
              <JudgementSign kind={kind} />
            </dt>
            <dd className="text-3xl font-bold tabular-nums" data-judgement={kind}>
              {t('indicators:summary.count', {
                count: items.filter(({ judgement }) => judgement.kind === kind).length,
              })}
            </dd>
          </div>
        ))}
      </dl>
      <p className="max-w-3xl text-ink-soft">{t('indicators:summary.note')}</p>
    </section>
  );
}

function Card({ item }: { item: IndicatorItem }) {
  const { t, sentence } = useIndicatorWords();
  return (
    <li
      className="flex flex-col gap-3 rounded-xl border border-line p-4 shadow-card sm:p-5"
      data-indicator={item.key}
    >
      <div className="flex flex-col gap-2">
        <h3 className="text-lg">
          <Link to={`/indicators/${item.key}`} className={LINK}>
            <span>
              <Phrases>{item.name}</Phrases>
            </span>
          </Link>
        </h3>
        <JudgementSign kind={item.judgement.kind} />
        <p>{sentence(item)}</p>
      </div>
      <IndicatorChart item={item} />
      <Fold title={t('indicators:showTable')}>
        <FiguresOf item={item} />
      </Fold>
      <Link
        to={`/indicators/${item.key}`}
        className={`${LINK} mt-auto`}
        aria-label={t('indicators:moreOf', { name: item.name })}
      >
        {t('indicators:more')}
        <ArrowRight aria-hidden="true" className="size-5" />
      </Link>
    </li>
  );
}

/** The figures of one chart. */
export function FiguresOf({ item }: { item: IndicatorItem }) {
  const { t, year, figure } = useIndicatorWords();
  return (
    <FigureTable
      caption={item.name}
      columns={[
        { key: 'year', title: t('indicators:table.year') },
        { key: 'value', title: t('indicators:table.value') },
      ]}
      rows={[
        ...item.figures.map((one) => ({
          key: String(one.year),
          cells: [
            one.year === item.baselineYear
              ? t('indicators:table.baselineYear', { year: year(one.year) })
              : year(one.year),
            figure(item, one),
          ],
        })),
        {
          key: 'target',
          strong: true,
          cells: [
            t('indicators:table.targetYear', { year: year(item.target.year) }),
            figure(item, item.target),
          ],
        },
      ]}
    />
  );
}

/** All indicators in one table, as the plan prints them. */
function WholeTable({ plan }: { plan: PlanView }) {
  const { t, year, figure } = useIndicatorWords();
  const latest = (item: IndicatorItem) =>
    item.latest ? `${figure(item, item.latest)}（${item.latest.year}）` : t('indicators:table.notMeasured');
  return (
    <Part id="table" title={t('indicators:table.title')}>
      <Fold title={t('indicators:table.show')}>
        <FigureTable
          caption={plan.title}
          columns={[
            { key: 'name', title: t('indicators:table.name') },
            { key: 'baseline', title: t('indicators:table.baselineYear', { year: year(plan.baselineYear) }) },
            { key: 'latest', title: t('indicators:table.latest') },
            { key: 'target', title: t('indicators:table.targetYear', { year: year(plan.targetYear) }) },
            { key: 'judgement', title: t('indicators:table.judgement') },
          ]}
          rows={plan.goals.flatMap(({ number, indicators }) =>
            indicators.map((item) => ({
              key: item.key,
              cells: [
                <span key="name" className="block max-w-sm whitespace-normal">
                  {number}. {item.name}
                </span>,
                item.baseline ? figure(item, item.baseline) : t('indicators:table.notMeasured'),
                latest(item),
                figure(item, item.target),
                t(`indicators:judgement.${item.judgement.kind}`),
              ],
            })),
          )}
        />
      </Fold>
      <p className="text-ink-soft">{t('indicators:sourceOf', { source: plan.source })}</p>
    </Part>
  );
}
