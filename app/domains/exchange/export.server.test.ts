import { unzipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { Writer } from '~/domains/boards/doc';
import { addObject, createBoardDoc, groupObjects, readBoard } from '~/domains/boards/doc';
import { exportBoard } from './export.server';
import { readNotesCsv } from './import-csv.server';
import type { ExportInput } from './model';

const doc = createBoardDoc();
const writer: Writer = { doc, origin: null, by: 'gst_a', now: () => Date.UTC(2026, 10, 24, 5, 30) };

function addNote(text: string, at: readonly [number, number], tags: string[] = []): string {
  return addObject(writer, { type: 'note', at, size: [200, 140], colour: 'blue', text, tags });
}

const play = [
  addNote('雪あそび\nみんなで', [100, 100], ['冬']),
  addNote('=HYPERLINK("http://x")', [320, 100]),
];
const inner = groupObjects(writer, play.slice(0, 1), { text: '雪' });
groupObjects(writer, [inner ?? '', play[1] ?? ''], { text: '遊ぶ' });
const star = addNote('焼き芋🍠 と *お茶*', [100, 900]);
addObject(writer, { type: 'frame', at: [0, 0], size: [700, 500], colour: 'white', text: 'アイデア' });

const input: ExportInput = {
  board: readBoard(doc),
  title: '冬の公園/案',
  language: 'ja',
  exportedAt: Date.UTC(2026, 10, 25),
  authors: new Map([['gst_a', 'はなこ']]),
  votes: new Map([[star, 3]]),
  workshop: {
    title: '冬の公園の有効活用',
    startsAt: Date.UTC(2026, 10, 24, 1),
    people: 24,
    agenda: [{ title: '書く', instruction: '思いつくまま', minutes: 15 }],
  },
};
const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

describe('exporting notes', () => {
  it('writes CSV that Excel opens, with nothing that it would calculate', async () => {
    const { body, filename, mediaType } = await exportBoard(input, 'csv');
    expect(filename).toBe('冬の公園_案_20261125.csv');
    expect(mediaType).toContain('text/csv');
    expect(text(body).split('\r\n')).toEqual([
      '\ufeffフレーム,島,ふせんの内容,書いた人,票数,色,タグ,作成日時,作成年（和暦）',
      'アイデア,遊ぶ > 雪,"雪あそび\nみんなで",はなこ,0,青,冬,2026-11-24 14:30,令和8年',
      'アイデア,遊ぶ,"\'=HYPERLINK(""http://x"")",はなこ,0,青,,2026-11-24 14:30,令和8年',
      ',,焼き芋🍠 と *お茶*,はなこ,3,青,,2026-11-24 14:30,令和8年',
      '',
    ]);
  });

  it('writes CP932 and names what it has no character for', async () => {
    const { body, warnings } = await exportBoard(input, 'csv-cp932');
    expect(iconv.decode(Buffer.from(body), 'cp932')).toContain('焼き芋〓 と');
    expect(warnings).toEqual([{ kind: 'unmappable', character: '🍠', codePoint: 'U+1F360', rows: [3] }]);
  });

  it('reads its own CSV back', async () => {
    const { body } = await exportBoard(input, 'csv');
    expect(readNotesCsv(body).notes).toEqual([
      { text: '雪あそび\nみんなで', groups: ['遊ぶ', '雪'], colour: 'blue', tags: ['冬'] },
      { text: '=HYPERLINK("http://x")', groups: ['遊ぶ'], colour: 'blue', tags: [] },
      { text: '焼き芋🍠 と *お茶*', groups: [], colour: 'blue', tags: [] },
    ]);
  });

  it('writes a workbook whose cells are texts and numbers, never formulas', async () => {
    const { body, filename } = await exportBoard(input, 'xlsx');
    expect(filename).toMatch(/\.xlsx$/);
    const files = unzipSync(body);
    const sheet = text(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).not.toContain('<f>');
    expect(sheet).toContain('<v>3</v>');
    const words = Object.entries(files)
      .filter(([name]) => name.endsWith('.xml'))
      .map(([, bytes]) => text(bytes))
      .join();
    expect(words).toContain('<t>=HYPERLINK("http://x")</t>');
  });

  it('says nothing of votes while nobody may know them', async () => {
    const secret = { ...input, votes: null };
    expect(text((await exportBoard(secret, 'csv')).body)).toContain('はなこ,,青');
    const report = text((await exportBoard(secret, 'markdown')).body);
    expect(report).not.toContain('票');
  });

  it('writes a report', async () => {
    const report = text((await exportBoard(input, 'markdown')).body);
    expect(report).toMatchInlineSnapshot(`
      "# 冬の公園の有効活用

      - 開催日：2026年11月24日（令和8年・火）
      - 参加者：24人
      - ふせん：3枚
      - 島：2
      - 投票：3票
      - 書き出した日：2026年11月25日（令和8年・水）

      ## 進行

      | 場面 | 時間 | すること |
      | --- | --- | --- |
      | 書く | 15分 | 思いつくまま |

      ## 投票の結果

      | 順位 | ふせんの内容 | 票数 | 島 |
      | --- | --- | --- | --- |
      | 1位 | 焼き芋🍠 と \\*お茶\\* | 3票 |  |

      ## ボード「冬の公園/案」

      - 焼き芋🍠 と \\*お茶\\*（はなこさん、3票）

      ### フレーム：アイデア

      #### 島：遊ぶ

      - =HYPERLINK("http://x")（はなこさん）

      ##### 島：雪

      - 雪あそび<br>みんなで（はなこさん、\\#冬）
      "
    `);
  });

  it('writes it in each language', async () => {
    for (const language of ['en', 'easy'] as const) {
      const report = text((await exportBoard({ ...input, language }, 'markdown')).body);
      expect(report).not.toMatch(/report\.|columns\.|\{\{/);
    }
  });
});
