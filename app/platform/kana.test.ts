import { describe, expect, it } from 'vitest';
import { isKana, kanaSortKey, toHiragana } from './kana';

describe('kana', () => {
  it('writes every reading as hiragana', () => {
    expect(toHiragana('ｻﾄｳ　ﾒｸﾞﾐ')).toBe('さとう めぐみ');
    expect(toHiragana('サトウ メグミ')).toBe('さとう めぐみ');
  });

  it('levels voicing, small kana and long vowels', () => {
    expect(kanaSortKey('ガッコウ')).toBe(kanaSortKey('かつこう'));
    expect(kanaSortKey('ラーメン')).toBe('らあめん');
    expect(kanaSortKey('パーティー')).toBe('はあていい');
  });

  it('orders names as a Japanese index does', () => {
    const names = ['わたなべ', 'さとう', 'ガモウ', 'かとう', 'あべ'];
    const sorted = [...names].sort((a, b) => (kanaSortKey(a) < kanaSortKey(b) ? -1 : 1));
    expect(sorted).toEqual(['あべ', 'かとう', 'ガモウ', 'さとう', 'わたなべ']);
  });

  it('tells readings from other writing', () => {
    expect(isKana('さとう めぐみ')).toBe(true);
    expect(isKana('ｻﾄｳ')).toBe(true);
    expect(isKana('佐藤')).toBe(false);
    expect(isKana('')).toBe(true);
  });
});
