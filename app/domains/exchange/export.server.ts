import { i18nFor } from '~/platform/i18n/translate.server';
import { dayOf, eraYearOfDay, sheetDateTime } from '~/platform/wareki';
import { csvOf } from './csv';
import { encodeCp932, encodeUtf8, unmappable } from './encoding.server';
import { boardToJson } from './json';
import type { Translate } from './markdown';
import { boardToMarkdown } from './markdown';
import type { ExportFile, ExportFormat, ExportInput, ExportWarning, NoteRow } from './model';
import { fileName, GROUP_SEPARATOR, noteRows } from './model';
import type { SheetColumn } from './xlsx.server';
import { CELL_LIMIT, xlsxOf } from './xlsx.server';

/** Makes a file of a board. Rights and the secrecy of votes are the caller's: `input` holds only what may be seen. */
export async function exportBoard(input: ExportInput, format: ExportFormat): Promise<ExportFile> {
  const i18n = i18nFor(input.language);
  const t: Translate = (key, values) => i18n.t(`exchange:${key}`, values);
  const day = dayOf(input.exportedAt);
  const file = (extension: string, mediaType: string, body: Uint8Array, warnings: ExportWarning[] = []) => ({
    filename: fileName(input.title, day, extension),
    mediaType,
    body,
    warnings,
  });
  switch (format) {
    case 'csv':
      return file('csv', 'text/csv; charset=utf-8', encodeUtf8(csvOf(noteTable(input, t))));
    case 'csv-cp932': {
      const table = noteTable(input, t);
      return file('csv', 'text/csv; charset=Shift_JIS', encodeCp932(csvOf(table)), unmappableIn(table));
    }
    case 'xlsx': {
      const [, ...rows] = noteTable(input, t);
      const body = await xlsxOf(t('sheet'), sheetColumns(t), rows);
      return file('xlsx', XLSX, body, tooLongIn(rows));
    }
    case 'markdown':
      return file('md', 'text/markdown; charset=utf-8', new TextEncoder().encode(boardToMarkdown(input, t)));
    case 'json':
      return file('json', 'application/json', new TextEncoder().encode(boardToJson(input)));
  }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Table = (string | number | null)[][];

/** The columns of a list of notes: key of the catalogue, width in a sheet, value of a row. */
const COLUMNS: readonly {
  key: string;
  width: number;
  kind: SheetColumn['kind'];
  value: (row: NoteRow, t: Translate) => string | number | null;
}[] = [
  { key: 'frame', width: 20, kind: 'text', value: ({ frame }) => frame },
  { key: 'groups', width: 26, kind: 'text', value: ({ groups }) => groups.join(GROUP_SEPARATOR) },
  { key: 'text', width: 48, kind: 'text', value: ({ text }) => text },
  { key: 'author', width: 16, kind: 'text', value: ({ author }) => author },
  { key: 'votes', width: 8, kind: 'number', value: ({ votes }) => votes },
  { key: 'colour', width: 10, kind: 'text', value: ({ colour }, t) => t(`colours.${colour}`) },
  { key: 'tags', width: 20, kind: 'text', value: ({ tags }, t) => tags.join(t('report.comma')) },
  { key: 'createdAt', width: 18, kind: 'text', value: ({ createdAt }) => sheetDateTime(createdAt) },
  { key: 'createdEra', width: 12, kind: 'text', value: ({ createdAt }) => eraYearOfDay(dayOf(createdAt)) },
];

function sheetColumns(t: Translate): SheetColumn[] {
  return COLUMNS.map(({ key, width, kind }) => ({ title: t(`columns.${key}`), width, kind }));
}

/** Headings, then one row a note. */
function noteTable(input: ExportInput, t: Translate): Table {
  const head = COLUMNS.map(({ key }) => t(`columns.${key}`));
  return [head, ...noteRows(input).map((row) => COLUMNS.map(({ value }) => value(row, t)))];
}

function unmappableIn(table: Table): ExportWarning[] {
  const rows = new Map<string, number[]>();
  table.forEach((cells, row) => {
    for (const character of unmappable(cells.join('\n')))
      rows.set(character, [...(rows.get(character) ?? []), row]);
  });
  return [...rows].map(([character, at]) => ({
    kind: 'unmappable',
    character,
    codePoint: `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
    rows: at,
  }));
}

function tooLongIn(rows: Table): ExportWarning[] {
  return rows.flatMap((cells, i) =>
    cells.some((cell) => typeof cell === 'string' && cell.length > CELL_LIMIT)
      ? [{ kind: 'cell_too_long' as const, row: i + 1, limit: CELL_LIMIT }]
      : [],
  );
}
