import { expect, test } from 'vitest';
import { kanjiNumber, todaysKanji } from './kanji';

test.each([
  ['北海道開拓ノ會', '北海道開拓ノ会'],
  ['髙澤學園', '高沢学園'],
  ['渡邊・渡邉・渡辺', '渡辺・渡辺・渡辺'],
  ['𠮷野', '吉野'],
  ['ふつうの名前 abc', 'ふつうの名前 abc'],
])('%s is compared as %s', (old, today) => {
  expect(todaysKanji(old)).toBe(today);
  expect(todaysKanji(today)).toBe(today);
});

test.each([
  ['一', '1'],
  ['十', '10'],
  ['十二', '12'],
  ['二十', '20'],
  ['二十四', '24'],
])('%s is %s', (kanji, digits) => expect(kanjiNumber(kanji)).toBe(digits));
