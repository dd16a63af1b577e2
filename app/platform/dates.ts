import { INTL_LOCALE, type Language } from './i18n/languages';

/** Everything happens in Japan: the server's own time zone has no say, and both sides render the same words. */
const TIME_ZONE = 'Asia/Tokyo';

function part(parts: Intl.DateTimeFormatPart[], type: Intl.DateTimeFormatPartTypes): string {
  return parts.find((candidate) => candidate.type === type)?.value ?? '';
}

const ERA = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
  era: 'long',
  year: 'numeric',
  timeZone: TIME_ZONE,
});
const DAY_JA = new Intl.DateTimeFormat('ja-JP', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
  timeZone: TIME_ZONE,
});
const DAY_EN = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: TIME_ZONE,
});

/** A year as the Japanese calendar counts it: 令和8年, 令和元年. */
export function eraYear(at: number): string {
  const parts = ERA.formatToParts(at);
  const year = part(parts, 'year');
  return `${part(parts, 'era')}${year === '1' ? '元' : year}年`;
}

/** 2026年11月24日（令和8年・火）; in English `Tue, 24 November 2026`. `at`: milliseconds since the epoch. */
export function formatDate(at: number, language: Language): string {
  if (language === 'en') return DAY_EN.format(at);
  const parts = DAY_JA.formatToParts(at);
  const date = `${part(parts, 'year')}年${part(parts, 'month')}月${part(parts, 'day')}日`;
  return `${date}（${eraYear(at)}・${part(parts, 'weekday')}）`;
}

/** A calendar day, `YYYY-MM-DD`, as `formatDate` writes it. */
export function formatDay(day: string, language: Language): string {
  return formatDate(Date.parse(`${day}T12:00:00+09:00`), language);
}

/** 14:05, as people in Japan read it. */
export function formatTime(at: number, language: Language): string {
  return new Intl.DateTimeFormat(INTL_LOCALE[language], {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: TIME_ZONE,
  }).format(at);
}

/** Date and time in one line. */
export function formatDateTime(at: number, language: Language): string {
  return `${formatDate(at, language)} ${formatTime(at, language)}`;
}
