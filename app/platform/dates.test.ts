import { describe, expect, it } from 'vitest';
import { eraYear, formatDate, formatDateTime } from './dates';

const at = (iso: string) => Date.parse(iso);

describe('dates', () => {
  it('puts the Japanese year beside the date', () => {
    expect(formatDate(at('2026-11-24T03:00:00Z'), 'ja')).toBe('2026年11月24日（令和8年・火）');
    expect(formatDate(at('2026-11-24T03:00:00Z'), 'easy')).toBe('2026年11月24日（令和8年・火）');
    expect(formatDate(at('2026-11-24T03:00:00Z'), 'en')).toBe('Tue, 24 November 2026');
  });

  it('counts days in Japan wherever the server stands', () => {
    expect(formatDateTime(at('2026-11-24T15:30:00Z'), 'ja')).toBe('2026年11月25日（令和8年・水） 00:30');
    expect(formatDateTime(at('2026-11-24T15:30:00Z'), 'en')).toMatch(/25 November 2026 00:30$/);
  });

  it('knows when an era begins', () => {
    expect(eraYear(at('2019-04-30T14:59:59Z'))).toBe('平成31年');
    expect(eraYear(at('2019-04-30T15:00:00Z'))).toBe('令和元年');
  });
});
