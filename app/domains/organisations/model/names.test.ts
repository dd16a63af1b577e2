import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchAddress, matchName, nameLikeness, wardOfAddress } from './names';

describe('names as they are compared', () => {
  it.each([
    ['特定非営利活動法人ゆきあかり', 'ゆきあかり'],
    ['ＮＰＯ法人　ゆきあかり', 'ゆきあかり'],
    ['NPO法人ユキアカリ', 'ゆきあかり'],
    ['認定NPO法人 ゆきあかり', 'ゆきあかり'],
    ['株式会社まちの灯', 'まちの灯'],
    ['まちの燈㈱', 'まちの灯'],
    ['まちの灯（株）', 'まちの灯'],
    ['(一社)まちの灯', 'まちの灯'],
    ['（特非）まちの灯', 'まちの灯'],
    ['學校法人 髙澤學園', '高沢学園'],
    ['「つなぐ」・の 会', 'つなぐの会'],
    ['サッポロ−ネット', 'さっぽろーねっと'],
    ['SAPPORO  Net', 'sapporonet'],
    ['協同組合', '協同組合'],
    ['！？', '!?'],
  ])('%s → %s', (name, matched) => expect(matchName(name)).toBe(matched));

  it('stay what they are when levelled again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const once = matchName(name);
        expect(matchName(once)).toBe(once);
      }),
    );
  });

  it('are never empty unless nothing was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(matchName(name) === '').toBe(name.normalize('NFKC').replace(/\s+/g, '') === '');
      }),
    );
  });
});

describe('addresses as they are compared', () => {
  it.each([
    ['北海道札幌市中央区北一条西二丁目１番地１　まちビル3階', '中央区北1条西2-1-1'],
    ['札幌市中央区北1条西2丁目1-1', '中央区北1条西2-1-1'],
    ['中央区北１条西２−１−１', '中央区北1条西2-1-1'],
    ['〒060-0001 中央区北1条西2丁目', '中央区北1条西2'],
    ['西区二十四軒四条4丁目3番1号', '西区二十四軒4条4-3-1'],
    ['札幌市手稲区前田', '手稲区前田'],
    ['', ''],
  ])('%s → %s', (address, matched) => expect(matchAddress(address)).toBe(matched));

  it('tell their ward', () => {
    expect(wardOfAddress('中央区北1条西2')).toBe('中央区');
    expect(wardOfAddress('前田')).toBeNull();
  });
});

describe('likeness', () => {
  it('sees what is left out at an end, and what is written a little differently', () => {
    expect(nameLikeness('狸小路', '狸小路商店街')).toBe(1);
    expect(nameLikeness('ゆきあかりの会', 'ゆきあかり会')).toBeGreaterThan(0.7);
    expect(nameLikeness('ゆきあかり', 'もりのこえ')).toBe(0);
    expect(nameLikeness('', '')).toBe(0);
  });
  it('is between 0 and 1 and the same both ways', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const likeness = nameLikeness(a, b);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(nameLikeness(b, a)).toBe(likeness);
      }),
    );
  });
});
