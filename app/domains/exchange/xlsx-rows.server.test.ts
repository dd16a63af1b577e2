import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ROWS_AT_ONCE } from './sheet-pieces';
import { TableError, type TableLimits } from './table';
import { xlsxOf } from './xlsx.server';
import { looksLikeXlsx, xlsxRows } from './xlsx-rows.server';

const LIMITS: TableLimits = { rows: 100, columns: 20, cell: 50, unpackedBytes: 200_000 };
const COLUMNS = ['コード', '町丁', '人口'].map((title) => ({ title, width: 10, kind: 'text' as const }));
const book = () =>
  xlsxOf('人口', COLUMNS, [
    ['011070', '二十四軒\n一条', 12],
    ['', '', null],
    ['x', "'=1+1", 3.5],
  ]);

const faultOf = async (bytes: Uint8Array) =>
  xlsxRows(bytes, LIMITS).then(
    () => null,
    (error: unknown) => (error instanceof TableError ? error.fault : error),
  );
/** The workbook with some of its parts replaced or added. */
async function withParts(parts: Record<string, string | Uint8Array>): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = unzipSync(await book());
  for (const [path, content] of Object.entries(parts)) {
    files[path] = typeof content === 'string' ? strToU8(content) : content;
  }
  return zipSync(files);
}
const sheet = (rows: string) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;

describe('a workbook', () => {
  test('gives texts as they stand, codes with their zeros, and the row of the sheet', async () => {
    const bytes = await book();
    expect(looksLikeXlsx(bytes)).toBe(true);
    expect(await xlsxRows(bytes, LIMITS)).toEqual([
      { line: 1, cells: ['コード', '町丁', '人口'] },
      { line: 2, cells: ['011070', '二十四軒\n一条', '12'] },
      { line: 4, cells: ['x', '=1+1', '3.5'] },
    ]);
  });

  test('formulas are the value they had; errors and links do nothing', async () => {
    const rows = `<row r="1"><c r="A1"><f>HYPERLINK("http://example.invalid")</f><v>7</v></c><c r="B1" t="str"><f>1+1</f><v>二</v></c></row>`;
    expect(await xlsxRows(await withParts({ 'xl/worksheets/sheet1.xml': sheet(rows) }), LIMITS)).toEqual([
      { line: 1, cells: ['7', '二'] },
    ]);
  });
});

test('a long sheet is read to its end, each row at its place and as wide as the widest', {
  timeout: 60_000,
}, async () => {
  const count = ROWS_AT_ONCE + 5;
  const body = Array.from({ length: count }, (_, i) =>
    i === 3
      ? [String(i), '', null]
      : i % 7 === 0
        ? ['', '', null]
        : [String(i), `町${i}`, i === 5 ? 2.5 : null],
  );
  const limits = { ...LIMITS, rows: count + 1, unpackedBytes: 100_000_000 };
  const rows = await xlsxRows(await xlsxOf('人口', COLUMNS, body), limits);
  const written = body.flatMap((cells, i) =>
    i % 7 === 0 ? [] : [{ line: i + 2, cells: cells.map((cell) => String(cell ?? '')) }],
  );
  expect(rows).toEqual([{ line: 1, cells: ['コード', '町丁', '人口'] }, ...written]);
});

describe('refused', () => {
  test('what unpacks to too much, long before it has', async () => {
    const bomb = await withParts({ 'xl/worksheets/sheet2.xml': new Uint8Array(50_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await faultOf(bomb)).toBe('unpacks_too_large');
  });

  test('a bomb that lies about its size', async () => {
    const bomb = Buffer.from(await withParts({ 'xl/worksheets/sheet1.xml': new Uint8Array(50_000_000) }));
    // The size is told in the local header and in the directory; both say 100 bytes.
    const size = Buffer.alloc(4);
    size.writeUInt32LE(50_000_000);
    const lie = Buffer.alloc(4);
    lie.writeUInt32LE(100);
    for (let at = bomb.indexOf(size); at !== -1; at = bomb.indexOf(size)) lie.copy(bomb, at);
    expect(await faultOf(bomb)).toBe('unpacks_too_large');
  });

  test.each([
    ['entities', '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]>', 'unsafe_xml'],
    ['outside files', '<!DOCTYPE a SYSTEM "file:///etc/passwd">', 'unsafe_xml'],
  ])('%s', async (_name, doctype, fault) => {
    const xml = sheet('<row r="1"><c r="A1"><v>1</v></c></row>').replace('?>', `?>${doctype}`);
    expect(await faultOf(await withParts({ 'xl/worksheets/sheet1.xml': xml }))).toBe(fault);
  });

  test.each([
    ['a cell in the last row', '<row r="1048576"><c r="A1048576"><v>1</v></c></row>', 'too_many_rows'],
    ['a row number without cells', '<row r="900000"/>', 'too_many_rows'],
    ['a cell in the last column', '<row r="1"><c r="XFD1"><v>1</v></c></row>', 'too_many_columns'],
    [
      'a long cell',
      `<row r="1"><c r="A1" t="inlineStr"><is><t>${'x'.repeat(51)}</t></is></c></row>`,
      'cell_too_long',
    ],
  ])('%s', async (_name, rows, fault) => {
    expect(await faultOf(await withParts({ 'xl/worksheets/sheet1.xml': sheet(rows) }))).toBe(fault);
  });

  test.each([
    ['another archive', () => zipSync({ 'a.txt': strToU8('a') }), 'not_a_spreadsheet'],
    ['half a workbook', async () => (await book()).slice(0, 2_000), 'not_a_spreadsheet'],
    ['the old format', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old_spreadsheet'],
    [
      'broken XML',
      () => withParts({ 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row' }),
      'not_a_spreadsheet',
    ],
  ])('%s', async (_name, make, fault) => {
    expect(await faultOf(await make())).toBe(fault);
  });
});
