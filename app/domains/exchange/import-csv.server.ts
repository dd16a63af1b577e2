import { parse } from 'csv-parse/sync';
import type { Colour } from '~/domains/boards/model';
import { COLOURS, fold, TAG_LIMIT, TEXT_LIMIT } from '~/domains/boards/model';
import { DomainError } from '~/platform/errors';
import { withoutGuard } from './csv';
import type { Encoding } from './encoding.server';
import { decode } from './encoding.server';
import type { ImportedNote, ImportPreview, RowProblem } from './import';
import { excerpt, IMPORT_LIMIT } from './import';
import easy from './locales/easy.json';
import en from './locales/en.json';
import ja from './locales/ja.json';
import { GROUP_SEPARATOR } from './model';

/** What a CSV file would make, and how it was understood. */
export interface CsvPreview extends ImportPreview {
  encoding: Encoding;
  /** Whether the first row was taken as headings. */
  hasHeader: boolean;
  /** Headings that say nothing to us, or that nobody may set (author, votes, time). */
  ignoredColumns: string[];
}

type Column = 'text' | 'groups' | 'colour' | 'tags';
const CATALOGUES = [ja, en, easy];
/** Without headings the columns are taken in this order. */
const ORDER: readonly Column[] = ['text', 'groups', 'colour', 'tags'];

/** Headings by what they mean: those of our own exports in every language, and what people write. */
const HEADINGS: ReadonlyMap<string, Column> = new Map([
  ...ORDER.flatMap((column) => CATALOGUES.map(({ columns }) => [fold(columns[column]), column] as const)),
  ...(
    [
      ['内容', 'text'],
      ['意見', 'text'],
      ['アイデア', 'text'],
      ['ふせん', 'text'],
      ['付箋', 'text'],
      ['本文', 'text'],
      ['グループ', 'groups'],
      ['分類', 'groups'],
      ['カテゴリ', 'groups'],
      ['カテゴリー', 'groups'],
      ['colour', 'colour'],
      ['color', 'colour'],
      ['tag', 'tags'],
      ['キーワード', 'tags'],
    ] as const
  ).map(([heading, column]) => [fold(heading), column] as const),
]);

const COLOUR_NAMES: ReadonlyMap<string, Colour> = new Map(
  COLOURS.flatMap((colour) => [
    [fold(colour), colour] as const,
    ...CATALOGUES.map(({ colours }) => [fold(colours[colour]), colour] as const),
  ]),
);

/**
 * Reads notes from a CSV file: UTF-8 with or without mark, UTF-16 or CP932, commas, semicolons or tabs, cells with
 * line breaks, with or without headings. Every row that makes no note is listed; nothing is made here.
 * @throws DomainError `too_large` (`import_too_large`)
 */
export function readNotesCsv(bytes: Uint8Array, colour: Colour = 'yellow'): CsvPreview {
  if (bytes.length > IMPORT_LIMIT.bytes) {
    throw new DomainError('too_large', { reason: 'import_too_large', limit: IMPORT_LIMIT.bytes });
  }
  const { text, encoding } = decode(bytes);
  const { rows, problems } = readRows(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  const header = headerOf(rows[0]?.cells ?? []);
  const notes: ImportedNote[] = [];
  const body = header === null ? rows : rows.slice(1);
  const columns = header?.columns ?? ORDER.map((column, index) => ({ column, index, heading: null }));
  body.forEach((row, i) => {
    const read = i < IMPORT_LIMIT.rows ? readRow(row, columns, colour) : tooMany(row);
    if ('reason' in read) problems.push(read);
    else notes.push(read);
  });
  problems.sort((a, b) => a.line - b.line);
  return { notes, problems, encoding, hasHeader: header !== null, ignoredColumns: header?.ignored ?? [] };
}

interface Row {
  line: number;
  cells: string[];
}
interface Known {
  column: Column;
  index: number;
  heading: string | null;
}

/** Cells with the line each row begins on; a row whose quotes never close becomes a problem, with all after it. */
function readRows(text: string): { rows: Row[]; problems: RowProblem[] } {
  const rows: Row[] = [];
  const problems: RowProblem[] = [];
  // A quoted cell may hold line breaks, so the parser's count at the end of a row tells where the next begins.
  let next = 1;
  parse(text, {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    on_record: (cells: string[], { lines }) => {
      rows.push({ line: next, cells: cells.map((cell) => withoutGuard(cell.trim())) });
      next = lines + 1;
      return null;
    },
    on_skip: () => {
      const value = excerpt(text.split('\n')[next - 1] ?? '');
      problems.push({ line: next, column: null, value, reason: 'broken_quotes' });
      return undefined;
    },
  });
  return { rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')), problems };
}

function delimiterOf(text: string): string {
  const line = text.slice(0, text.search(/\n|$/));
  const count = (delimiter: string) => line.split(delimiter).length;
  if (count('\t') > count(',')) return '\t';
  return count(';') > count(',') ? ';' : ',';
}

/** Reads the first row as headings; null when none of its cells is a heading of the text. */
function headerOf(cells: readonly string[]): { columns: Known[]; ignored: string[] } | null {
  const known = cells.map((heading, index) => ({ heading, index, column: HEADINGS.get(fold(heading)) }));
  if (!known.some(({ column }) => column === 'text')) return null;
  return {
    columns: known.flatMap(({ column, ...rest }) => (column === undefined ? [] : [{ ...rest, column }])),
    ignored: known
      .filter(({ column, heading }) => column === undefined && heading !== '')
      .map(({ heading }) => heading),
  };
}

function readRow({ line, cells }: Row, columns: readonly Known[], colour: Colour): ImportedNote | RowProblem {
  const cell = (wanted: Column) => {
    const known = columns.find(({ column }) => column === wanted);
    return { heading: known?.heading ?? null, value: (known && cells[known.index]) ?? '' };
  };
  const text = cell('text');
  const problem = (
    at: { heading: string | null; value: string },
    reason: RowProblem['reason'],
  ): RowProblem => ({
    line,
    column: at.heading,
    value: excerpt(at.value),
    reason,
  });
  if (text.value === '') return problem(text, 'empty');
  if (text.value.length > TEXT_LIMIT) return problem(text, 'too_long');
  const named = cell('colour');
  const chosen = named.value === '' ? colour : COLOUR_NAMES.get(fold(named.value));
  if (chosen === undefined) return problem(named, 'unknown_colour');
  return {
    text: text.value,
    colour: chosen,
    groups: pathOf(cell('groups').value),
    tags: tagsOf(cell('tags').value),
  };
}

function tooMany({ line, cells }: Row): RowProblem {
  return { line, column: null, value: excerpt(cells.join(' ')), reason: 'too_many_rows' };
}

function pathOf(value: string): string[] {
  return value
    .split(GROUP_SEPARATOR)
    .map((title) => title.trim().slice(0, TEXT_LIMIT))
    .filter(Boolean);
}

function tagsOf(value: string): string[] {
  const names = value
    .split(/[,、，;；\n]|\s+#|^#/)
    .map((tag) => tag.trim().replace(/^#/, '').slice(0, TAG_LIMIT));
  return [...new Set(names.filter(Boolean))];
}
