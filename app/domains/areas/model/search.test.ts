import { expect, test } from 'vitest';
import { isMeant } from './search';

const area = { name: '琴似二十四軒', kana: 'ことににじゅうよんけん', code: '011070-03' };

test.each(['琴似', 'ことに', 'コトニ', 'ﾆｼﾞｭｳ', 'にしゆう', '二十四軒', '琴似 二十四軒', '011070', ''])(
  '%s means it',
  (typed) => {
    expect(isMeant(area, typed)).toBe(true);
  },
);
test.each(['山の手', 'やま', '011011', 'x'])('%s does not', (typed) => {
  expect(isMeant(area, typed)).toBe(false);
});
test('an area without a reading is found by its name alone', () => {
  expect(isMeant({ ...area, kana: '' }, 'こと')).toBe(false);
  expect(isMeant({ ...area, kana: '' }, '琴似')).toBe(true);
});
