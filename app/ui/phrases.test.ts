import { expect, it } from 'vitest';
import { phrasesOf } from './phrases';

it('leaves no single letter at the end of a line, and breaks a long name before its last word', () => {
  expect(phrasesOf('もみじ台地区まちづくりビジョン')).toEqual(['もみじ台地区まちづくり', 'ビジョン']);
});

it('loses no letter', () => {
  for (const text of ['', 'あ', '版を比べる', 'Map of areas', '琴似二十四軒の地域カルテ']) {
    expect(phrasesOf(text).join('')).toBe(text);
  }
});
