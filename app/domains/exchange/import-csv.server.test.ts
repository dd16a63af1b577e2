import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from './encoding.server';
import { IMPORT_LIMIT } from './import';
import { readNotesCsv } from './import-csv.server';

const utf8 = (text: string) => new TextEncoder().encode(text);
const texts = (csv: string | Uint8Array) =>
  readNotesCsv(typeof csv === 'string' ? utf8(csv) : csv).notes.map(({ text }) => text);

describe('reading notes from CSV', () => {
  it.each([
    ['UTF-8', utf8, 'utf-8'],
    ['UTF-8 with a mark', encodeUtf8, 'utf-8'],
    ['CP932', (text: string) => new Uint8Array(iconv.encode(text, 'cp932')), 'cp932'],
    ['UTF-16', (text: string) => new Uint8Array(iconv.encode(text, 'utf16le', { addBOM: true })), 'utf-16le'],
  ])('knows %s by itself', (_, encode, encoding) => {
    const read = readNotesCsv(encode('島,ふせんの内容\r\n遊ぶ,雪あそび①～髙\r\n'));
    expect(read).toMatchObject({ encoding, hasHeader: true, problems: [] });
    expect(read.notes).toEqual([{ text: '雪あそび①～髙', groups: ['遊ぶ'], colour: 'yellow', tags: [] }]);
  });

  it('reads every column it may set and names those it may not', () => {
    const read = readNotesCsv(
      utf8('フレーム,島,ふせんの内容,書いた人,票数,色,タグ\n冬,遊ぶ > 雪,そり,太郎,3,青,"冬、#公園"\n'),
    );
    expect(read.notes).toEqual([
      { text: 'そり', groups: ['遊ぶ', '雪'], colour: 'blue', tags: ['冬', '公園'] },
    ]);
    expect(read.ignoredColumns).toEqual(['フレーム', '書いた人', '票数']);
  });

  it('takes the first column for the note where there are no headings', () => {
    expect(readNotesCsv(utf8('雪あそび,遊ぶ\nそり,遊ぶ\n'))).toMatchObject({
      hasHeader: false,
      notes: [
        { text: '雪あそび', groups: ['遊ぶ'] },
        { text: 'そり', groups: ['遊ぶ'] },
      ],
    });
  });

  it('keeps line breaks, quotes and delimiters inside a cell', () => {
    expect(texts('内容\r\n"一行目\r\n二行目"\r\n"彼は""はい""と言った"\r\n"a,b"\r\n')).toEqual([
      '一行目\n二行目',
      '彼は"はい"と言った',
      'a,b',
    ]);
    expect(texts('内容;色\nそり;青\n')).toEqual(['そり']);
    expect(texts('内容\t色\nそり\t青\n')).toEqual(['そり']);
    expect(texts('内容\n高さ5" の雪\n')).toEqual(['高さ5" の雪']);
  });

  it('lists each bad row with line, column, value and reason', () => {
    const long = 'あ'.repeat(5001);
    const csv = `ふせんの内容,色,タグ\n"よい\nもの",青,\n,青,\nそり,虹色,\n${long},,\nおわり,,\n"とじない,青\nあと,,\n`;
    const { notes, problems } = readNotesCsv(utf8(csv));
    expect(notes.map(({ text }) => text)).toEqual(['よい\nもの', 'おわり']);
    expect(problems).toEqual([
      { line: 4, column: 'ふせんの内容', value: '', reason: 'empty' },
      { line: 5, column: '色', value: '虹色', reason: 'unknown_colour' },
      { line: 6, column: 'ふせんの内容', value: `${'あ'.repeat(40)}…`, reason: 'too_long' },
      { line: 8, column: null, value: '"とじない,青', reason: 'broken_quotes' },
    ]);
  });

  it('lists the rows beyond the limit instead of dropping them silently', () => {
    const csv = Array.from({ length: IMPORT_LIMIT.rows + 2 }, (_, i) => `ふせん${i}`).join('\n');
    const { notes, problems } = readNotesCsv(utf8(csv));
    expect(notes).toHaveLength(IMPORT_LIMIT.rows);
    expect(problems.map(({ line, reason }) => [line, reason])).toEqual([
      [2001, 'too_many_rows'],
      [2002, 'too_many_rows'],
    ]);
  });

  it('refuses a file that is too large', () => {
    expect(() => readNotesCsv(new Uint8Array(IMPORT_LIMIT.bytes + 1))).toThrow('import_too_large');
  });

  it.each(['', '\ufeff', '\n\n\n', ',,,\n'])('finds nothing in %j', (csv) => {
    expect(readNotesCsv(utf8(csv))).toMatchObject({ notes: [], problems: [] });
  });
});
