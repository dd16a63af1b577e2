import type { ReactNode } from 'react';
import { runs, ticksUpTo } from './scale';

const WIDTH = 380;
const HEIGHT = 230;
const LEFT = 52;
const RIGHT = 12;
const TOP = 22;
const BOTTOM = 26;

export interface Line {
  key: string;
  name: string;
  /** One value a year; null breaks the line. */
  values: readonly (number | null)[];
}

/** Lines differ by colour, by dashes and by the shape of their points. */
const STYLES = [
  { stroke: 'stroke-brand', fill: 'fill-brand', dash: undefined },
  { stroke: 'stroke-[#a8470a]', fill: 'fill-[#a8470a]', dash: '7 3' },
  { stroke: 'stroke-[#115a36]', fill: 'fill-[#115a36]', dash: '2 3' },
  { stroke: 'stroke-[#5b2e91]', fill: 'fill-[#5b2e91]', dash: '9 3 2 3' },
] as const;

/**
 * Lines over years, from 0. Years from `projectedFrom` on lie on a tinted ground with its name. The numbers are in the
 * table that belongs to every chart.
 */
export function LineChart({
  label,
  years,
  lines,
  projectedFrom,
  projectedWord,
  format,
}: {
  label: string;
  years: readonly number[];
  lines: readonly Line[];
  projectedFrom: number | null;
  projectedWord: string;
  format: (value: number) => string;
}) {
  const largest = Math.max(0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const ticks = ticksUpTo(largest, 4);
  const end = ticks.at(-1) ?? 1;
  const first = years[0] ?? 0;
  const span = Math.max(1, (years.at(-1) ?? 1) - first);
  const x = (year: number) => LEFT + ((year - first) / span) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => HEIGHT - BOTTOM - (value / end) * (HEIGHT - TOP - BOTTOM);
  const lastCounted = years.filter((year) => projectedFrom === null || year < projectedFrom).at(-1);
  return (
    <figure className="flex flex-col gap-2">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} className="w-full">
        {projectedFrom !== null && lastCounted !== undefined ? (
          <g>
            <rect
              x={x(lastCounted)}
              y={TOP - 18}
              width={WIDTH - RIGHT - x(lastCounted)}
              height={HEIGHT - TOP - BOTTOM + 18}
              className="fill-surface-soft"
            />
            <text x={x(lastCounted) + 6} y={TOP - 5} className="fill-ink-soft text-[11px]">
              {projectedWord}
            </text>
          </g>
        ) : null}
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} className="stroke-line" />
            <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end" className="fill-ink-soft text-[11px]">
              {format(tick)}
            </text>
          </g>
        ))}
        {years.map((year, i) =>
          i % 2 === 1 && years.length > 6 ? null : (
            <text
              key={year}
              x={x(year)}
              y={HEIGHT - 8}
              textAnchor={year === years.at(-1) ? 'end' : 'middle'}
              className="fill-ink-soft text-[11px]"
            >
              {year}
            </text>
          ),
        )}
        {lines.map((line, i) => (
          <Series key={line.key} line={line} years={years} style={i % STYLES.length} x={x} y={y} />
        ))}
      </svg>
      <figcaption className="flex flex-wrap gap-x-5 gap-y-1">
        {lines.map(({ key, name }, i) => (
          <span key={key} className="inline-flex items-center gap-2">
            <Sample style={i % STYLES.length} />
            {name}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function Series(props: {
  line: Line;
  years: readonly number[];
  style: number;
  x: (year: number) => number;
  y: (value: number) => number;
}) {
  const { stroke, dash } = STYLES[props.style] ?? STYLES[0];
  const points = props.years.map((year, i) => ({ year, value: props.line.values[i] ?? null }));
  return (
    <g data-line={props.line.key}>
      {runs(points, ({ value }) => value !== null).map((run) => (
        <path
          key={run[0]?.year}
          d={run
            .map(
              ({ year, value }, i) =>
                `${i === 0 ? 'M' : 'L'}${props.x(year).toFixed(1)} ${props.y(value ?? 0).toFixed(1)}`,
            )
            .join('')}
          fill="none"
          className={stroke}
          strokeWidth={2}
          strokeDasharray={dash}
        />
      ))}
      {points.map(({ year, value }) =>
        value === null ? null : (
          <Mark key={year} style={props.style} x={props.x(year)} y={props.y(value)} value={value} />
        ),
      )}
    </g>
  );
}

function Mark({ style, x, y, value }: { style: number; x: number; y: number; value?: number }): ReactNode {
  const { fill } = STYLES[style] ?? STYLES[0];
  const shared = { className: fill, 'data-value': value };
  const at = (dx: number, dy: number) => `${(x + dx).toFixed(1)},${(y + dy).toFixed(1)}`;
  if (style === 1) return <rect x={x - 3.5} y={y - 3.5} width={7} height={7} {...shared} />;
  if (style === 2) return <polygon points={`${at(0, -4.5)} ${at(4.5, 3.5)} ${at(-4.5, 3.5)}`} {...shared} />;
  if (style === 3)
    return <polygon points={`${at(0, -5)} ${at(5, 0)} ${at(0, 5)} ${at(-5, 0)}`} {...shared} />;
  return <circle cx={x} cy={y} r={3.8} {...shared} />;
}

function Sample({ style }: { style: number }) {
  const { stroke, dash } = STYLES[style] ?? STYLES[0];
  return (
    <svg viewBox="0 0 36 12" aria-hidden="true" className="h-3 w-9 shrink-0">
      <line x1={0} x2={36} y1={6} y2={6} className={stroke} strokeWidth={2} strokeDasharray={dash} />
      <Mark style={style} x={18} y={6} />
    </svg>
  );
}
