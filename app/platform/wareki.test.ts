import { describe, expect, it } from 'vitest';
import {
  dayOf,
  eraYearOfDay,
  fiscalYearOf,
  formatFiscalYear,
  formatNumber,
  formatYen,
  jstTimestamp,
  parseDay,
  parseYear,
  sheetDateTime,
} from './wareki';

describe('days', () => {
  it('are those of Japan, whatever the machine thinks', () => {
    const lateEvening = Date.UTC(2026, 2, 31, 15, 0);
    expect(dayOf(lateEvening)).toBe('2026-04-01');
    expect(jstTimestamp(lateEvening)).toBe('2026-04-01T00:00:00+09:00');
    expect(sheetDateTime(lateEvening)).toBe('2026-04-01 00:00');
  });

  it.each([
    ['2019-04-30', '平成31年'],
    ['2019-05-01', '令和元年'],
    ['2020-01-01', '令和2年'],
    ['1989-01-07', '昭和64年'],
    ['1989-01-08', '平成元年'],
    ['1926-12-24', '大正15年'],
    ['1926-12-25', '昭和元年'],
    ['1912-07-29', '明治45年'],
    ['1912-07-30', '大正元年'],
    ['1873-01-01', '明治6年'],
    ['1872-12-31', '1872年'],
  ])('%s lies in %s', (day, era) => expect(eraYearOfDay(day)).toBe(era));
});

describe('fiscal years', () => {
  it.each([
    ['2026-03-31', 2025],
    ['2026-04-01', 2026],
    ['2027-01-01', 2026],
  ])('%s belongs to %i', (day, year) => expect(fiscalYearOf(day)).toBe(year));

  it.each([
    [2026, '令和8年度（2026）'],
    [2019, '令和元年度（2019）'],
    [2018, '平成30年度（2018）'],
    [1989, '平成元年度（1989）'],
    [1988, '昭和63年度（1988）'],
  ])('%i is written %s', (year, text) => expect(formatFiscalYear(year)).toBe(text));
});

describe('reading', () => {
  it.each([
    ['R6.4.1', '2024-04-01'],
    ['Ｒ６．４．１', '2024-04-01'],
    ['r6/4/1', '2024-04-01'],
    ['令和元年5月1日', '2019-05-01'],
    ['R元.5.1', '2019-05-01'],
    ['令和 6 年 4 月 1 日', '2024-04-01'],
    ['H31.4.30', '2019-04-30'],
    ['平成31年5月1日', '2019-05-01'],
    ['昭和64年1月7日', '1989-01-07'],
    ['S元.12.25', '1926-12-25'],
    ['明治45年7月29日', '1912-07-29'],
    ['2024/4/1', '2024-04-01'],
    ['2024-04-01', '2024-04-01'],
    ['2024年4月1日', '2024-04-01'],
    ['20240401', '2024-04-01'],
    ['2024/2/29', '2024-02-29'],
  ])('%s is %s', (text, day) => expect(parseDay(text)).toBe(day));

  it.each(['R1.4.30', '平成元年1月7日', '2023/2/29', '2024/13/1', 'R0.5.1', 'X6.4.1', '4/1', '', '冬'])(
    '%s is no day',
    (text) => expect(parseDay(text)).toBeNull(),
  );

  it.each([
    ['令和元年', 2019],
    ['R6', 2024],
    ['令和6年度', 2024],
    ['平成27年', 2015],
    ['2024', 2024],
    ['２０２４年度', 2024],
    ['明治6年', 1873],
  ])('%s is the year %i', (text, year) => expect(parseYear(text)).toBe(year));

  it.each(['令和', '元年', '24', 'R0', '冬6年'])('%s is no year', (text) =>
    expect(parseYear(text)).toBeNull(),
  );
});

it('puts separators into numbers and money', () => {
  expect(formatNumber(1234567)).toBe('1,234,567');
  expect(formatYen(2000000)).toBe('2,000,000円');
});
