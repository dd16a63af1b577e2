import { formatNumber } from '~/platform/wareki';
import type { KarteView, Shown } from '../../model';
import { type Line, LineChart } from '../charts/lines';
import { FictionalMark, FigureTable, Section, TableBelow } from '../parts';
import { shareOf, useKarteWords } from '../words';
import { HiddenNote } from './pyramid-section';

/** First year ahead; null when nothing is projected. */
function firstProjected(view: KarteView): number | null {
  return view.years.find(({ projected }) => projected)?.year ?? null;
}

const percentTick = (value: number) => `${formatNumber(value)}%`;

interface Course extends Line {
  /** Values as the table writes them. */
  texts: readonly string[];
}

/** A chart and its table, from the same values. */
function ChartWithTable({
  view,
  name,
  courses,
  format,
}: {
  view: KarteView;
  name: string;
  courses: readonly Course[];
  format: (value: number) => string;
}) {
  const { t, year } = useKarteWords();
  return (
    <div className="flex flex-col gap-2">
      {view.fictional ? (
        <p>
          <FictionalMark />
        </p>
      ) : null}
      <LineChart
        label={t('chartLabel', { name })}
        years={view.years.map((one) => one.year)}
        lines={courses}
        projectedFrom={firstProjected(view)}
        projectedWord={t('projected')}
        format={format}
      />
      <TableBelow>
        <FigureTable
          caption={view.fictional ? t('withFictional', { text: name }) : name}
          columns={[
            { key: 'year', title: t('yearTitle') },
            ...courses.map(({ key, name: title }) => ({ key, title })),
          ]}
          rows={view.years.map((one, i) => ({
            key: String(one.year),
            cells: [
              one.projected ? t('projectedYear', { year: year(one.year) }) : year(one.year),
              ...courses.map(({ texts }) => texts[i] ?? ''),
            ],
          }))}
        />
        <HiddenNote />
      </TableBelow>
    </div>
  );
}

/** Inhabitants: smoothed beside raw, and the published projection where it is of the same area. */
export function PopulationSection({ view }: { view: KarteView }) {
  const { t, people } = useKarteWords();
  const totals = view.years.map(({ table }) => table.total.both);
  const course = (key: string, name: string, values: readonly Shown[], missing: string): Course => ({
    key,
    name,
    values,
    texts: values.map((value, i) => (value === null && totals[i] !== null ? missing : people(value))),
  });
  const courses = [
    course('shown', t(view.method?.smoothed ? 'population.smoothed' : 'population.reckoned'), totals, ''),
  ];
  if (view.method) {
    const raw = view.years.map((one) => (one.projected ? (one.raw?.total ?? null) : null));
    courses.push(course('raw', t('population.raw'), raw, t('none')));
  }
  if (view.published && view.published.area.code === view.figuresOf.code) {
    const known = new Map(view.published.years.map((one) => [one.year, one.young + one.working + one.old]));
    const values = view.years.map(({ year }) => known.get(year) ?? null);
    courses.push(course('published', t('population.published'), values, t('none')));
  }
  return (
    <Section id="population" title={t('population.title')} lead={t('population.lead')}>
      <div className="max-w-3xl">
        <ChartWithTable view={view} name={t('population.title')} courses={courses} format={formatNumber} />
      </div>
    </Section>
  );
}

/** Shares of the three broad ages over the years. */
export function AgeShareSection({ view }: { view: KarteView }) {
  const { t, percent } = useKarteWords();
  const courses = (['young', 'working', 'old'] as const).map((group): Course => {
    const pairs = view.years.map(({ table }) => [table.groups[group].both, table.total.both] as const);
    return {
      key: group,
      name: t(`groups.${group}`),
      values: pairs.map(([part, whole]) => shareOf(part, whole)),
      texts: pairs.map(([part, whole]) => percent(part, whole)),
    };
  });
  return (
    <Section id="shares" title={t('shares.title')} lead={t('shares.lead')}>
      <div className="max-w-3xl">
        <ChartWithTable view={view} name={t('shares.title')} courses={courses} format={percentTick} />
      </div>
    </Section>
  );
}

/** 高齢化率 and 年少人口割合 beside the ward's and the city's. */
export function ComparisonSection({ view }: { view: KarteView }) {
  const { t, percent } = useKarteWords();
  const compared = (group: 'old' | 'young') =>
    view.courses.map(({ area, years }): Course => {
      const sums = view.years.map((one) => years.find(({ year }) => year === one.year)?.sums);
      return {
        key: area.code,
        name: area.name,
        values: sums.map((one) => shareOf(one?.[group] ?? null, one?.total ?? null)),
        texts: sums.map((one) => percent(one?.[group] ?? null, one?.total ?? null)),
      };
    });
  return (
    <Section id="comparison" title={t('comparison.title')} lead={t('comparison.lead')}>
      <div className="grid gap-8 lg:grid-cols-2">
        {(['old', 'young'] as const).map((group) => (
          <div key={group} className="flex flex-col gap-2">
            <h3 className="text-xl">{t(`${group}Share`)}</h3>
            <ChartWithTable
              view={view}
              name={t(`${group}Share`)}
              courses={compared(group)}
              format={percentTick}
            />
          </div>
        ))}
      </div>
    </Section>
  );
}

/** Households and people a household, in counted years. */
export function HouseholdsSection({ view }: { view: KarteView }) {
  const { t, year, people } = useKarteWords();
  const counted = view.years.filter(({ projected, households }) => !projected && households !== null);
  if (counted.length === 0) return null;
  const size = (total: Shown, households: Shown) =>
    total === null || households === null ? t('hidden') : (total / households).toFixed(2);
  return (
    <Section id="households" title={t('households.title')}>
      <div className="max-w-3xl">
        <FigureTable
          caption={
            view.fictional ? t('withFictional', { text: t('households.title') }) : t('households.title')
          }
          columns={[
            { key: 'year', title: t('yearTitle') },
            { key: 'households', title: t('households.count') },
            { key: 'size', title: t('households.size') },
          ]}
          rows={counted.map(({ year: value, households, table }) => ({
            key: String(value),
            cells: [year(value), people(households), size(table.total.both, households)],
          }))}
        />
      </div>
    </Section>
  );
}
