/**
 * Calendar days, eras, fiscal years and numbers as a Japanese town hall writes and reads them. Days are `YYYY-MM-DD`;
 * moments are milliseconds since the epoch, in Japan's time (UTC+9, no summer time). How a moment is put on a screen
 * in each language is in `dates.ts`.
 */

interface Era {
  name: string;
  letter: string;
  from: string;
  /** Western year of its first year, where `from` doesn't tell. */
  firstYear?: number;
}

/** Eras with the day each begins, the latest first. */
const ERAS: readonly Era[] = [
  { name: '令和', letter: 'R', from: '2019-05-01' },
  { name: '平成', letter: 'H', from: '1989-01-08' },
  { name: '昭和', letter: 'S', from: '1926-12-25' },
  { name: '大正', letter: 'T', from: '1912-07-30' },
  // Its solar calendar began in the sixth year; earlier days were counted otherwise.
  { name: '明治', letter: 'M', from: '1873-01-01', firstYear: 1868 },
];
const JST = 9 * 3_600_000;

/** The calendar day of a moment in Japan, `YYYY-MM-DD`. */
export function dayOf(moment: number): string {
  return isoOf(moment).slice(0, 10);
}

/** `YYYY-MM-DDTHH:MM:SS+09:00`, for data. */
export function jstTimestamp(moment: number): string {
  return `${isoOf(moment).slice(0, 19)}+09:00`;
}

/** `YYYY-MM-DD HH:MM` in Japan's time: sorts well and is a date to a spreadsheet. */
export function sheetDateTime(moment: number): string {
  return isoOf(moment).slice(0, 16).replace('T', ' ');
}

function isoOf(moment: number): string {
  return new Date(moment + JST).toISOString();
}

/** 令和8年, 令和元年; the western year with 年 before the eras known here. */
export function eraYearOfDay(day: string): string {
  const era = ERAS.find(({ from }) => day >= from);
  const year = Number(day.slice(0, 4));
  return era === undefined ? `${year}年` : `${era.name}${eraNumber(year - firstYearOf(era) + 1)}年`;
}

function eraNumber(year: number): string {
  return year === 1 ? '元' : String(year);
}

/** The day some months after `day`; the last of a month where there is no such day. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The fiscal year (April to March) a calendar day lies in. */
export function fiscalYearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) >= 4 ? year : year - 1;
}

/** 令和8年度（2026）, in English FY2026. A year in which the era changed in spring carries the new one: 令和元年度（2019）. */
export function formatFiscalYear(year: number, language?: string): string {
  if (language === 'en') return `FY${year}`;
  return `${eraYearOfDay(`${year}-05-01`)}度（${year}）`;
}

/** 1,234 */
export function formatNumber(value: number): string {
  return NUMBER.format(value);
}

/** 1,234円 */
export function formatYen(value: number): string {
  return `${NUMBER.format(value)}円`;
}

const NUMBER = new Intl.NumberFormat('ja-JP');

/**
 * Reads a calendar day: R6.4.1, 令和元年5月1日, 2024/4/1, 2024年4月1日, 2024-04-01, 20240401, in full or half width.
 * Null for anything else, for days that don't exist, and for days before the era named. Days after an era's end are
 * understood (平成31年5月1日 is on many forms).
 */
export function parseDay(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
  const western =
    /^(\d{4})(?:年|[/.-])(\d{1,2})(?:月|[/.-])(\d{1,2})日?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (western !== null) return existing(Number(western[1]), Number(western[2]), Number(western[3]));
  const japanese = /^([^\d元]+)(\d{1,2}|元)(?:年|[/.-])(\d{1,2})(?:月|[/.-])(\d{1,2})日?$/.exec(plain);
  const era = japanese === null ? undefined : eraNamed(japanese[1] ?? '');
  if (japanese === null || era === undefined) return null;
  const day = existing(yearOf(era, japanese[2] ?? ''), Number(japanese[3]), Number(japanese[4]));
  return day !== null && day >= era.from ? day : null;
}

/** Reads a year, also with 度: 令和元年, R6, 2024, 令和6年度. Null for anything else. */
export function parseYear(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
  const western = /^(\d{4})(?:年度?)?$/.exec(plain);
  if (western !== null) return Number(western[1]);
  const japanese = /^([^\d元]+)(\d{1,2}|元)(?:年度?)?$/.exec(plain);
  const era = japanese === null ? undefined : eraNamed(japanese[1] ?? '');
  const year = japanese === null || era === undefined ? 0 : yearOf(era, japanese[2] ?? '');
  return year > 0 ? year : null;
}

function eraNamed(name: string): Era | undefined {
  return ERAS.find((era) => era.name === name || era.letter === name);
}

/** The western year of an era's year; 0 when there is none. */
function yearOf(era: Era, year: string): number {
  const count = year === '元' ? 1 : Number(year);
  if (count < 1) return 0;
  return firstYearOf(era) + count - 1;
}

function firstYearOf(era: Era): number {
  return era.firstYear ?? Number(era.from.slice(0, 4));
}

function existing(year: number, month: number, date: number): string | null {
  const day = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const parsed = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== day ? null : day;
}
