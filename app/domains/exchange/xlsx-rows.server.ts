import { Unzip, UnzipInflate, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { withoutGuard } from './csv';
import { firstSheetPath, inPieces } from './sheet-pieces';
import { TableError, type TableLimits, type TableRow } from './table';

/** Whether bytes are a zip archive, which is what an xlsx file is. */
export function looksLikeXlsx(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** Whether bytes are the format of Excel before 2007. */
export function looksLikeXls(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
}

/**
 * The rows of a workbook's first sheet, cells as texts: numbers as they are written in the file, days as
 * `YYYY-MM-DD`, formulas as the value they had when the file was saved. Nothing is calculated and nothing outside
 * of the file is read. Throws `TableError`.
 */
export async function xlsxRows(bytes: Uint8Array, limits: TableLimits): Promise<TableRow[]> {
  if (looksLikeXls(bytes)) throw new TableError('old_spreadsheet');
  const parts = unpack(bytes, limits);
  for (const [path, xml] of parts) checkPart(path, xml, limits);
  const rows: TableRow[] = [];
  for (const { parts: book, before } of booksOf(parts)) {
    const sheet = await cellsOf(book);
    sheet.forEach((cells, index) => {
      const line = before + index + 1;
      const texts = cells.map(textOf);
      if (texts.every((text) => text === '')) return;
      if (texts.some((text) => text.length > limits.cell)) throw new TableError('cell_too_long', line);
      rows.push({ line, cells: texts });
    });
  }
  return evenlyWide(rows);
}

type Parts = ReadonlyMap<string, Uint8Array>;

async function cellsOf(parts: Parts): Promise<readonly (readonly unknown[])[]> {
  // Stored without compression: whatever reads it next can't be made to unpack more than was measured here.
  const safe = zipSync(Object.fromEntries(parts), { level: 0 });
  return readSheet(safe.buffer as ArrayBuffer, 1, { parseNumber: (text) => text, trim: false }).catch(
    (error: unknown) => {
      throw new TableError('not_a_spreadsheet', null, { cause: error });
    },
  );
}

/** The workbook, or where its first sheet is long, workbooks each with a piece of that sheet (`inPieces`). */
function* booksOf(parts: Parts): Generator<{ parts: Parts; before: number }> {
  const path = firstSheetPath(
    latin1(parts.get('xl/workbook.xml')),
    latin1(parts.get('xl/_rels/workbook.xml.rels')),
  );
  const sheet = path === null ? undefined : parts.get(path);
  if (path === null || sheet === undefined) return yield { parts, before: 0 };
  for (const { xml, before } of inPieces(latin1(sheet))) {
    yield { parts: new Map([...parts, [path, Buffer.from(xml, 'latin1')]]), before };
  }
}

const latin1 = (bytes: Uint8Array = new Uint8Array()) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** Rows of as many cells each: a piece of a sheet ends at its own last cell. */
function evenlyWide(rows: readonly TableRow[]): TableRow[] {
  const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  return rows.map((row) =>
    row.cells.length === width
      ? row
      : { ...row, cells: [...row.cells, ...Array<string>(width - row.cells.length).fill('')] },
  );
}

/** Bytes handed to the unpacker at a time: with the format's highest ratio they become some 64 MB at most. */
const STEP = 64 * 1024;

/** Unpacks the parts that make up sheets, and stops as soon as they are more than allowed. */
function unpack(bytes: Uint8Array, limits: TableLimits): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array[]>();
  let total = 0;
  let failure: Error | null = null;
  const unzip = new Unzip((file) => {
    if (!/\.xml$|\.rels$/.test(file.name) || parts.has(file.name)) return;
    const chunks: Uint8Array[] = [];
    parts.set(file.name, chunks);
    file.ondata = (error, chunk) => {
      if (error) failure ??= new TableError('not_a_spreadsheet');
      if (failure !== null) return;
      total += chunk.length;
      if (total > limits.unpackedBytes) failure = new TableError('unpacks_too_large');
      else chunks.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && failure === null; at += STEP) {
      unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
    }
  } catch {
    failure ??= new TableError('not_a_spreadsheet');
  }
  if (failure !== null) throw failure;
  if (!parts.has('xl/workbook.xml')) throw new TableError('not_a_spreadsheet');
  return new Map([...parts].map(([path, chunks]) => [path, new Uint8Array(Buffer.concat(chunks))]));
}

/** Refuses document type declarations, and cells so far out that reading them would fill the memory with empty ones. */
function checkPart(path: string, xml: Uint8Array, limits: TableLimits): void {
  const text = latin1(xml);
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text) || text.includes('<\0!\0')) throw new TableError('unsafe_xml');
  if (!path.startsWith('xl/worksheets/')) return;
  for (const [, column = '', row = '', alone] of text.matchAll(
    /\sr\s*=\s*["'](?:\$?([A-Za-z]+)\$?(\d+)|(\d+))["']/g,
  )) {
    if (Number(alone ?? row) > limits.rows) throw new TableError('too_many_rows', limits.rows);
    if (alone === undefined && columnNumber(column) > limits.columns) {
      throw new TableError('too_many_columns', Number(row));
    }
  }
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return withoutGuard(String(value).trim());
}
