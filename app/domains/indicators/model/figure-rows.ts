import { parseYear } from '~/platform/wareki';
import { parseFigure } from './figures';
import { breaksSum, type Figure } from './judgement';
import type { IndicatorItem } from './view';

/** Columns of a file of figures, by what they may be headed with. */
const HEADINGS: Readonly<Record<string, FigureColumn>> = {
  指標: 'indicator',
  指標名: 'indicator',
  indicator: 'indicator',
  key: 'indicator',
  年度: 'year',
  会計年度: 'year',
  year: 'year',
  fiscalyear: 'year',
  数字: 'figure',
  実績: 'figure',
  実績値: 'figure',
  値: 'figure',
  value: 'figure',
  出典: 'source',
  出所: 'source',
  source: 'source',
  概数: 'approximate',
  approximate: 'approximate',
  備考: 'note',
  note: 'note',
};
type FigureColumn = 'indicator' | 'year' | 'figure' | 'source' | 'approximate' | 'note';

export type RowFault =
  | 'indicator_unknown'
  | 'year_wrong'
  | 'year_ahead'
  | 'figure_wrong'
  | 'source_missing'
  | 'text_long'
  | 'twice';

/** What one row would do. */
export interface FigureRow {
  line: number;
  key: string;
  name: string;
  unit: string;
  decimals: number;
  year: number;
  value: number;
  approximate: boolean;
  source: string;
  note: string;
  /** The figure it would take the place of; null where there is none. */
  before: number | null;
  /** It is a sum over the years and would be less than an earlier one. */
  falls: boolean;
}

export interface FigurePreview {
  file: string;
  rows: FigureRow[];
  /** Rows that can't be taken, with what they say. */
  bad: { line: number; fault: RowFault; text: string }[];
  /** Rows that say what is known already. */
  same: number;
  ignoredColumns: string[];
}

type Cells = Record<FigureColumn, string>;

/** Reads rows of a table whose first row has headings; null where it hasn't 指標, 年度, 数字 and 出典. */
export function readFigureRows(
  table: readonly { line: number; cells: readonly string[] }[],
  items: readonly IndicatorItem[],
  currentYear: number,
): FigurePreview | null {
  const [head, ...body] = table;
  const heads = (head?.cells ?? []).map((cell) => HEADINGS[fold(cell)] ?? null);
  if ((['indicator', 'year', 'figure', 'source'] as const).some((one) => !heads.includes(one))) return null;
  const preview: FigurePreview = {
    file: '',
    rows: [],
    bad: [],
    same: 0,
    ignoredColumns: (head?.cells ?? []).filter((cell, i) => cell !== '' && heads[i] === null),
  };
  for (const { line, cells } of body) {
    const at = (column: FigureColumn) => cells[heads.indexOf(column)]?.trim() ?? '';
    const said: Cells = {
      indicator: at('indicator'),
      year: at('year'),
      figure: at('figure'),
      source: at('source'),
      approximate: at('approximate'),
      note: at('note'),
    };
    const read = readRow(line, said, { items, currentYear, taken: preview.rows });
    if (read === 'same') preview.same += 1;
    else if ('fault' in read)
      preview.bad.push({ ...read, line, text: `${said.indicator} ${said.year} ${said.figure}` });
    else preview.rows.push(read);
  }
  return preview;
}

function fold(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

interface Surroundings {
  items: readonly IndicatorItem[];
  currentYear: number;
  taken: readonly FigureRow[];
}

function readRow(line: number, said: Cells, around: Surroundings): FigureRow | 'same' | { fault: RowFault } {
  const name = fold(said.indicator);
  const item = around.items.find((one) => one.key === name || fold(one.name) === name);
  if (!item) return { fault: 'indicator_unknown' };
  const year = parseYear(said.year);
  if (year === null || year < 1950) return { fault: 'year_wrong' };
  if (year > around.currentYear) return { fault: 'year_ahead' };
  const given = said.figure.normalize('NFKC').trim();
  const value = parseFigure(given.replace(/^約/, ''), item.decimals, item.unit);
  if (value === null || (item.unit === '%' && value > 100 * 10 ** item.decimals))
    return { fault: 'figure_wrong' };
  if (said.source === '') return { fault: 'source_missing' };
  if (said.source.length > 200 || said.note.length > 500) return { fault: 'text_long' };
  if (around.taken.some((one) => one.key === item.key && one.year === year)) return { fault: 'twice' };
  const approximate =
    given.startsWith('約') || /^(1|○|◯|はい|yes|true|約)$/i.test(said.approximate.normalize('NFKC'));
  const held = item.figures.find((one) => one.year === year);
  if (held?.value === value && held.approximate === approximate && held.source === said.source) return 'same';
  const others: Figure[] = [
    ...item.figures.filter((one) => one.year !== year),
    ...around.taken.filter((one) => one.key === item.key),
  ];
  return {
    line,
    key: item.key,
    name: item.name,
    unit: item.unit,
    decimals: item.decimals,
    year,
    value,
    approximate,
    source: said.source,
    note: said.note,
    before: held?.value ?? null,
    falls: item.cumulative && breaksSum(others, { year, value, approximate }),
  };
}
