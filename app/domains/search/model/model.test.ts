import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { searchedWords } from '~/domains/cases/model/search';
import { excerptOf } from './excerpt';
import { indexColumns, insideExpression } from './words';

const words = (typed: string) => searchedWords(typed) ?? [];
const shown = (text: string, typed: string, length?: number) =>
  excerptOf(text, words(typed), length)
    .map(({ text, isMarked }) => (isMarked ? `[${text}]` : text))
    .join('');

it.each([
  ['雪の公園', '雪', '[雪]の公園'],
  ['ｶﾞﾗｽの公園', 'ガラス 公園', '[ｶﾞﾗｽ]の[公園]'],
  ['廣い公園', '広い', '[廣い]公園'],
  ['㈱雪印', '株', '[㈱]雪印'],
  ['Yuki YUKI', 'ｙｕｋｉ', '[Yuki] [YUKI]'],
  ['公・園', '公園', '公・園'],
  ['一行目\n  二行目', '二', '一行目 [二]行目'],
  ['', '雪', ''],
])('marks in %j what %j means', (text, typed, marked) => {
  expect(shown(text, typed)).toBe(marked);
});

it('shows the part around the first word', () => {
  const text = `${'あ'.repeat(100)}雪${'い'.repeat(100)}`;
  expect(shown(text, '雪', 30)).toBe(`…${'あ'.repeat(20)}[雪]${'い'.repeat(9)}…`);
  expect(shown(text, '花', 30)).toBe(`${'あ'.repeat(30)}…`);
  expect(shown(`${'あ'.repeat(100)}雪`, '雪', 30)).toBe(`…${'あ'.repeat(29)}[雪]`);
});

it('asks the index in many places at once, and in none', () => {
  const sqlite = new Sqlite(':memory:');
  sqlite.exec(
    `create virtual table w using fts5(places, words, tokenize = "unicode61 remove_diacritics 0", prefix = '1')`,
  );
  const insert = sqlite.prepare('insert into w (rowid, places, words) values (?, ?, ?)');
  const text = { text: '雪の公園', within: 'wsp_7' };
  const add = (id: number, kind: string, one = text) => {
    const { places, words } = indexColumns(kind, one);
    insert.run(id, places, words);
  };
  add(1, 'board');
  add(2, 'map');
  add(3, 'board', { ...text, within: 'wsp_70' });
  add(4, 'board', { ...text, within: '' });
  const found = (typed: string, within: 'everywhere' | string[]) =>
    sqlite
      .prepare('select rowid from w where w match ? order by rowid')
      .pluck()
      .all(insideExpression('board', words(typed), within));
  const many = Array.from({ length: 600 }, (_, at) => `wsp_${at}`);
  expect(found('公園', 'everywhere')).toEqual([1, 3, 4]);
  expect(found('雪', ['wsp_7'])).toEqual([1]);
  expect(found('雪 公園', many)).toEqual([1, 3]);
  expect(insideExpression('board', words('雪'), [])).toBeNull();
  expect(insideExpression('board', [], 'everywhere')).toBeNull();
});
