import { runs, ticksUpTo } from '~/domains/karte/ui/charts/scale';
import { figureNumber, type IndicatorItem, isComparable } from '../model';
import { useIndicatorWords } from './words';

const WIDTH = 380;
const HEIGHT = 210;
const LEFT = 48;
const RIGHT = 16;
const TOP = 14;
const BOTTOM = 26;
/** Labels of years that fit below. */
const YEAR_LABELS = 7;

/** Points of another way of measuring, drawn beside the published figures. */
export interface OtherSeries {
  key: 'register' | 'survey';
  name: string;
  points: readonly { year: number; value: number | null }[];
}

interface Scale {
  x: (year: number) => number;
  y: (value: number) => number;
}

/**
 * The figures of an indicator over fiscal years from 0, with its target. The line is broken, with a vertical mark, where
 * the figures of two years can't be compared. The numbers are in the table that belongs to every chart.
 */
export function IndicatorChart({
  item,
  others = [],
}: {
  item: IndicatorItem;
  others?: readonly OtherSeries[];
}) {
  const { t, tick } = useIndicatorWords();
  const number = (value: number) => figureNumber(value, item.decimals);
  const shown = [item.target, ...item.figures, ...others.flatMap(({ points }) => points)];
  const years = shown.map(({ year }) => year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const ticks = ticksUpTo(Math.max(...shown.map(({ value }) => number(value ?? 0))), 4);
  const end = ticks.at(-1) ?? 1;
  const scale: Scale = {
    x: (year) => LEFT + ((year - first) / Math.max(1, last - first)) * (WIDTH - LEFT - RIGHT),
    y: (value) => HEIGHT - BOTTOM - (number(value) / end) * (HEIGHT - TOP - BOTTOM),
  };
  const { x, y } = scale;
  const breaks = item.definitions.flatMap(({ from, comparable }) =>
    from !== null && !comparable && from > first && from <= last ? [from] : [],
  );
  return (
    <figure className="flex flex-col gap-2">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t('indicators:chart.label', { name: item.name })}
        className="w-full"
      >
        {ticks.map((one) => (
          <g key={one}>
            <line
              x1={LEFT}
              x2={WIDTH - RIGHT}
              y1={y(one * 10 ** item.decimals)}
              y2={y(one * 10 ** item.decimals)}
              className="stroke-line"
            />
            <text
              x={LEFT - 6}
              y={y(one * 10 ** item.decimals) + 4}
              textAnchor="end"
              className="fill-ink-soft text-[12px]"
            >
              {tick(one)}
            </text>
          </g>
        ))}
        <YearLabels first={first} last={last} x={x} />
        {breaks.map((year) => (
          <line
            key={year}
            data-break={year}
            x1={x(year - 0.5)}
            x2={x(year - 0.5)}
            y1={TOP}
            y2={HEIGHT - BOTTOM}
            strokeDasharray="2 4"
            className="stroke-ink"
          />
        ))}
        <Target item={item} {...scale} />
        {others.map((series) => (
          <Other key={series.key} series={series} {...scale} />
        ))}
        <Published item={item} {...scale} />
      </svg>
      <Legend item={item} others={others} hasBreak={breaks.length > 0} />
    </figure>
  );
}

function YearLabels({ first, last, x }: { first: number; last: number; x: Scale['x'] }) {
  const step = Math.ceil((last - first + 1) / YEAR_LABELS);
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return years
    .filter((year) => (last - year) % step === 0)
    .map((year) => (
      <text
        key={year}
        x={x(year)}
        y={HEIGHT - 7}
        textAnchor={year === last ? 'end' : year === first ? 'start' : 'middle'}
        className="fill-ink-soft text-[12px]"
      >
        {year}
      </text>
    ));
}

/** The figures that count: squares of one line, broken where they can't be compared. */
function Published({ item, x, y }: { item: IndicatorItem } & Scale) {
  const { figures, definitions } = item;
  return (
    <g>
      {figures.slice(1).map((figure, i) => {
        const before = figures[i];
        if (!before || !isComparable(definitions, before.year, figure.year)) return null;
        return (
          <line
            key={figure.year}
            x1={x(before.year)}
            y1={y(before.value)}
            x2={x(figure.year)}
            y2={y(figure.value)}
            className="stroke-brand"
            strokeWidth={2.5}
          />
        );
      })}
      {figures.map(({ year, value }) => (
        <circle
          key={year}
          cx={x(year)}
          cy={y(value)}
          r={4.5}
          className="fill-brand"
          data-value={value}
          data-year={year}
        />
      ))}
    </g>
  );
}

/** The target as a flag, and the way to it from the baseline. */
function Target({ item, x, y }: { item: IndicatorItem } & Scale) {
  const { target, baseline, definitions } = item;
  const hasWay = baseline !== null && isComparable(definitions, baseline.year, target.basisYear);
  const [tx, ty] = [x(target.year), y(target.value)];
  return (
    <g>
      {hasWay ? (
        <line
          x1={x(baseline.year)}
          y1={y(baseline.value)}
          x2={tx}
          y2={ty}
          strokeDasharray="6 4"
          strokeWidth={1.5}
          className="stroke-ink-soft"
        />
      ) : null}
      <polygon
        points={diamond(tx, ty, 6)}
        className="fill-white stroke-ink"
        strokeWidth={2}
        data-target={target.value}
      />
    </g>
  );
}

const OTHER_STYLES = {
  register: { stroke: 'stroke-[#115a36]', fill: 'fill-[#115a36]', dash: '2 3' },
  survey: { stroke: 'stroke-[#a8470a]', fill: 'fill-[#a8470a]', dash: '7 3' },
} as const;

function Other({ series, x, y }: { series: OtherSeries } & Scale) {
  const { stroke, fill, dash } = OTHER_STYLES[series.key];
  return (
    <g data-series={series.key}>
      {runs(series.points, ({ value }) => value !== null).map((run) => (
        <polyline
          key={run[0]?.year}
          points={run.map(({ year, value }) => `${x(year).toFixed(1)},${y(value ?? 0).toFixed(1)}`).join(' ')}
          fill="none"
          strokeWidth={2}
          strokeDasharray={dash}
          className={stroke}
        />
      ))}
      {series.points.map(({ year, value }) =>
        value === null ? null : (
          <OtherMark key={year} kind={series.key} x={x(year)} y={y(value)} className={fill} />
        ),
      )}
    </g>
  );
}

function OtherMark({
  kind,
  x,
  y,
  className,
}: {
  kind: OtherSeries['key'];
  x: number;
  y: number;
  className: string;
}) {
  if (kind === 'survey') return <rect x={x - 4} y={y - 4} width={8} height={8} className={className} />;
  return <polygon points={`${x},${y - 5} ${x + 5},${y + 4} ${x - 5},${y + 4}`} className={className} />;
}

const diamond = (x: number, y: number, r: number) =>
  `${x},${y - r} ${x + r},${y} ${x},${y + r} ${x - r},${y}`;

function Legend({
  item,
  others,
  hasBreak,
}: {
  item: IndicatorItem;
  others: readonly OtherSeries[];
  hasBreak: boolean;
}) {
  const { t, year } = useIndicatorWords();
  return (
    <figcaption className="flex flex-wrap gap-x-5 gap-y-1">
      <span className="inline-flex items-center gap-2">
        <svg viewBox="0 0 24 12" aria-hidden="true" className="h-3 w-6 shrink-0">
          <line x1={0} x2={24} y1={6} y2={6} strokeWidth={2.5} className="stroke-brand" />
          <circle cx={12} cy={6} r={4.5} className="fill-brand" />
        </svg>
        {t('indicators:chart.published')}
      </span>
      <span className="inline-flex items-center gap-2">
        <svg viewBox="0 0 24 14" aria-hidden="true" className="h-3.5 w-6 shrink-0">
          <polygon points={diamond(12, 7, 6)} className="fill-white stroke-ink" strokeWidth={2} />
        </svg>
        {t('indicators:chart.target', { year: year(item.target.year) })}
      </span>
      {others.map(({ key, name }) => (
        <span key={key} className="inline-flex items-center gap-2">
          <svg viewBox="0 0 24 12" aria-hidden="true" className="h-3 w-6 shrink-0">
            <line
              x1={0}
              x2={24}
              y1={6}
              y2={6}
              strokeWidth={2}
              strokeDasharray={OTHER_STYLES[key].dash}
              className={OTHER_STYLES[key].stroke}
            />
            <OtherMark kind={key} x={12} y={6} className={OTHER_STYLES[key].fill} />
          </svg>
          {name}
        </span>
      ))}
      {hasBreak ? (
        <span className="inline-flex items-center gap-2">
          <svg viewBox="0 0 24 12" aria-hidden="true" className="h-3 w-6 shrink-0">
            <line x1={12} x2={12} y1={0} y2={12} strokeDasharray="2 4" className="stroke-ink" />
          </svg>
          {t('indicators:chart.break')}
        </span>
      ) : null}
    </figcaption>
  );
}
