import { levelText } from '~/domains/organisations/model/level';
import { isKana, kanaSortKey } from '~/platform/kana';

/** Words asked for at once, and letters of one word; more are left out. */
const MOST_WORDS = 8;
const MOST_LETTERS = 40;

/** A word as it is looked for: as it may stand in a text, and as it may sound; `reading` null: it is no reading. */
export interface SearchedWord {
  written: string;
  reading: string | null;
}

/**
 * What a case study is found by: all its words on one level (width, kana, old kanji), then the readings of its partners
 * without voicing and long vowels.
 */
export function searchText(texts: readonly string[], readings: readonly string[]): string {
  return [levelText(texts.join(' / ')), ...readings.map(kanaSortKey)].filter((part) => part !== '').join(' ');
}

/** What somebody typed, cut into words; null when it holds no letter or digit although something was typed. */
export function searchedWords(typed: string): SearchedWord[] | null {
  if (typed.trim() === '') return [];
  const words = levelText(typed)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
    .map((word) => [...word].slice(0, MOST_LETTERS).join(''));
  if (words.length === 0) return null;
  return words.map((written) => ({ written, reading: isKana(written) ? kanaSortKey(written) : null }));
}
