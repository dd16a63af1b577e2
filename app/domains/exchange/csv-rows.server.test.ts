import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { csvRows } from './csv-rows.server';
import { CHUNK, detectEncoding } from './encoding-detection.server';
import { TableError, type TableLimits, type TableRow } from './table';

const LIMITS: TableLimits = { rows: 1_000, columns: 20, cell: 100, unpackedBytes: 1_000_000 };

async function rowsOf(bytes: Uint8Array, limits: TableLimits = LIMITS): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const batch of csvRows(bytes, detectEncoding(bytes), limits)) rows.push(...batch.rows);
  return rows;
}
const utf8 = (text: string) => new TextEncoder().encode(text);
const faultOf = (bytes: Uint8Array, limits?: TableLimits) =>
  rowsOf(bytes, limits).then(
    () => null,
    (error: unknown) => (error instanceof TableError ? [error.fault, error.line] : error),
  );

describe('encodings', () => {
  const text = '町丁,人口\r\n二十四軒～①髙,1\r\n';

  test.each([
    ['utf-8', false, utf8(text)],
    ['utf-8', true, utf8(`\ufeff${text}`)],
    ['cp932', false, iconv.encode(text, 'cp932')],
    ['utf-16le', true, iconv.encode(text, 'utf-16le', { addBOM: true })],
  ] as const)('%s, mark: %s', async (encoding, mark, bytes) => {
    expect(detectEncoding(bytes)).toEqual({ encoding, mark });
    // The mark is no part of the first heading.
    expect((await rowsOf(bytes))[0]?.cells).toEqual(['町丁', '人口']);
    expect((await rowsOf(bytes))[1]?.cells).toEqual(['二十四軒～①髙', '1']);
  });

  test('a second mark is no part of the first heading either', async () => {
    expect((await rowsOf(utf8('\ufeff\ufeff町丁,人口\n')))[0]?.cells).toEqual(['町丁', '人口']);
  });

  test.each(['cp932', 'utf-8'])('%s: characters across two pieces stay whole', async (encoding) => {
    const line = (i: number) => `${'あ'.repeat(49)}${i},${i}\n`;
    const lines = Array.from({ length: 4_000 }, (_, i) => line(i)).join('');
    const bytes = iconv.encode(lines, encoding);
    expect(bytes.length).toBeGreaterThan(CHUNK);
    const rows = await rowsOf(bytes, { ...LIMITS, rows: 10_000 });
    expect(rows).toHaveLength(4_000);
    expect(rows.every(({ cells }, i) => cells[0] === `${'あ'.repeat(49)}${i}`)).toBe(true);
  });

  test('one character of UTF-8 in the last line decides; a cut one becomes a replacement', async () => {
    const bytes = utf8(`${'a,b\n'.repeat(500)}末,1`);
    expect(detectEncoding(bytes).encoding).toBe('utf-8');
    const cut = await rowsOf(utf8('a,b\n1,末').slice(0, -1));
    expect(cut.at(-1)?.cells[1]).toContain('\ufffd');
    const half = await rowsOf(iconv.encode('名,地\n1,末', 'cp932').subarray(0, -1));
    expect(half.at(-1)?.cells[1]).not.toBe('末');
  });
});

describe('rows', () => {
  test('know the line they begin on, through quoted line breaks and blank lines', async () => {
    const rows = await rowsOf(utf8('a,"b\r\n1,234\r\n""c"""\r\n\r\nd, e \r\n'));
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b\n1,234\n"c"'] },
      { line: 5, cells: ['d', 'e'] },
    ]);
  });

  test('may end in any way and be separated by tabs or semicolons', async () => {
    expect((await rowsOf(utf8('a\tb\rc\td'))).map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect((await rowsOf(utf8('a;b\n1;2'))).map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  test('of different length are given as they are', async () => {
    expect((await rowsOf(utf8('a,b\n1\n1,2,3\n'))).map(({ cells }) => cells.length)).toEqual([2, 1, 3]);
  });

  test.each([
    ['a quote that never closes', utf8(`a,b\n1,2\n"3,4\n${'5,6\n'.repeat(20)}`), ['broken_quotes', 3]],
    [
      'a quote that swallows a large file',
      utf8(`a,b\n"3,4\n${'5,6\n'.repeat(100_000)}`),
      ['broken_quotes', 2],
    ],
    ['too many rows', utf8('a\n'.repeat(1_001)), ['too_many_rows', 1_001]],
    ['too many columns', utf8(`a\n${','.repeat(30)}`), ['too_many_columns', 2]],
    ['a cell too long', utf8(`a,b\n1,${'x'.repeat(101)}`), ['cell_too_long', 2]],
  ])('%s stops the reading', async (_name, bytes, fault) => {
    expect(await faultOf(bytes)).toEqual(fault);
  });
});
