import { formatNumber } from '~/platform/wareki';
import type { ShownTable } from '../../model';
import { ticksUpTo } from './scale';

const ROW = 18;
const WIDTH = 380;
const MIDDLE = 56;
const SIDE = (WIDTH - MIDDLE) / 2;
const TOP = 24;
const FOOT = 26;

export interface PyramidWords {
  /** What the picture shows, for people who don't see it. */
  label: string;
  male: string;
  female: string;
  /** Sign of a group that is not shown. */
  hidden: string;
  /** 85–89, 90+ */
  age: (from: number, to: number | null) => string;
}

/**
 * A population pyramid: men to the left, women to the right, the youngest below. `largest` is the longest bar of all
 * years that are stepped through, so that years can be compared. `before`: an outline of another year.
 */
export function Pyramid({
  table,
  largest,
  before,
  words,
}: {
  table: ShownTable;
  largest: number;
  before?: ShownTable | undefined;
  words: PyramidWords;
}) {
  const ticks = ticksUpTo(largest, 3);
  const end = ticks.at(-1) ?? 1;
  const long = (value: number) => (value / end) * SIDE;
  const height = TOP + table.rows.length * ROW + FOOT;
  const bottom = height - FOOT;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={words.label} className="w-full">
      <text x={SIDE / 2} y={14} textAnchor="middle" className="fill-ink text-[13px] font-bold">
        {words.male}
      </text>
      <text x={WIDTH - SIDE / 2} y={14} textAnchor="middle" className="fill-ink text-[13px] font-bold">
        {words.female}
      </text>
      <Axis ticks={ticks} long={long} bottom={bottom} />
      {table.rows.map((row, i) => {
        const y = bottom - (i + 1) * ROW;
        return (
          <g key={row.from}>
            <text x={WIDTH / 2} y={y + 13} textAnchor="middle" className="fill-ink text-[11px]">
              {words.age(row.from, row.to)}
            </text>
            <Bar
              value={row.male}
              x={SIDE - long(row.male ?? 0)}
              y={y}
              width={long(row.male ?? 0)}
              sex="male"
            />
            <Bar value={row.female} x={SIDE + MIDDLE} y={y} width={long(row.female ?? 0)} sex="female" />
            {row.both === null ? (
              <>
                <Hidden x={SIDE - 10} y={y + 13} sign={words.hidden} />
                <Hidden x={SIDE + MIDDLE + 10} y={y + 13} sign={words.hidden} />
              </>
            ) : null}
          </g>
        );
      })}
      {before ? <Outline table={before} long={long} bottom={bottom} rows={table.rows.length} /> : null}
    </svg>
  );
}

function Axis({ ticks, long, bottom }: { ticks: number[]; long: (value: number) => number; bottom: number }) {
  const last = ticks.length - 1;
  return (
    <g>
      {ticks.map((tick, i) => (
        <g key={tick}>
          {[SIDE - long(tick), SIDE + MIDDLE + long(tick)].map((x, side) => (
            <g key={x}>
              <line x1={x} x2={x} y1={TOP} y2={bottom} className="stroke-line" strokeWidth={1} />
              <text
                x={x}
                y={bottom + 16}
                textAnchor={i === last ? (side === 0 ? 'start' : 'end') : 'middle'}
                className="fill-ink-soft text-[11px]"
              >
                {formatNumber(tick)}
              </text>
            </g>
          ))}
        </g>
      ))}
    </g>
  );
}

const FILL = { male: 'fill-brand', female: 'fill-[#a8470a]' } as const;

function Bar(props: { value: number | null; x: number; y: number; width: number; sex: keyof typeof FILL }) {
  if (props.value === null) return null;
  return (
    <rect
      data-sex={props.sex}
      data-value={props.value}
      x={props.x}
      y={props.y + 1}
      width={props.width}
      height={ROW - 2}
      className={FILL[props.sex]}
    />
  );
}

function Hidden({ x, y, sign }: { x: number; y: number; sign: string }) {
  return (
    <text x={x} y={y} textAnchor="middle" className="fill-ink-soft text-[11px]">
      {sign}
    </text>
  );
}

/** The steps of another year's bars. Years of another open group are drawn as far as their groups agree. */
function Outline({
  table,
  long,
  bottom,
  rows,
}: {
  table: ShownTable;
  long: (value: number) => number;
  bottom: number;
  rows: number;
}) {
  const drawn = table.rows.slice(
    0,
    rows === table.rows.length ? rows : Math.min(rows, table.rows.length) - 1,
  );
  const path = (sex: 'male' | 'female') => {
    const inner = sex === 'male' ? SIDE : SIDE + MIDDLE;
    const away = sex === 'male' ? -1 : 1;
    let open = false;
    return drawn
      .map((row, i) => {
        const value = row[sex];
        if (value === null) {
          open = false;
          return '';
        }
        const x = (inner + away * long(value)).toFixed(1);
        const y = bottom - i * ROW;
        const start = open ? 'L' : 'M';
        open = true;
        return `${start}${x} ${y}V${y - ROW}`;
      })
      .join('');
  };
  return (
    <g fill="none" className="stroke-ink" strokeWidth={1.5} strokeDasharray="4 2">
      <path d={path('male')} />
      <path d={path('female')} />
    </g>
  );
}
