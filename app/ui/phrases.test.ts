import { expect, it } from 'vitest';
import { phrasesOf } from './phrases';

it('leaves no single letter at the end of a line, and breaks a long name before its last word', () => {
  expect(phrasesOf('もみじ台地区まちづくりビジョン')).toEqual(['もみじ台地区まちづくり', 'ビジョン']);
});

it('keeps words together that the parser cuts', () => {
  expect(phrasesOf('鈴木 あゆみ さん、こんにちは').at(-1)).toBe('こんにちは');
  expect(phrasesOf('その後をお聞かせください')).toEqual(['その後を', 'お聞かせください']);
});

it('loses no letter', () => {
  for (const text of ['', 'あ', '版を比べる', 'Map of areas', '琴似二十四軒の地域カルテ']) {
    expect(phrasesOf(text).join('')).toBe(text);
  }
});
