import { isKana, kanaSortKey } from '~/platform/kana';
import { levelText } from './level';

/**
 * Japanese for an index of words. A text is cut into pairs of neighbouring letters, the last letter alone:
 * 冬の公園 → 冬の の公 公園 園. Then two letters or more are found as a phrase of pairs, and one letter as the beginning of
 * a pair. See docs/decisions/011-search-in-japanese.md.
 */

/** Words asked for at once; more are left out. */
const MOST_WORDS = 8;
/** Letters of one word that are looked for. */
const MOST_LETTERS = 40;

/** A levelled text as it is written into the index. */
export function cut(levelled: string): string {
  return levelled
    .split(' ')
    .map((run) => {
      const letters = [...run];
      return letters.map((letter, at) => letter + (letters[at + 1] ?? '')).join(' ');
    })
    .join(' ');
}

/** The three columns of the index. */
export function indexColumns(texts: { names: readonly string[]; kana: string; body: readonly string[] }): {
  name: string;
  kana: string;
  body: string;
} {
  const join = (parts: readonly string[]) => cut(levelText(parts.join(' / ')));
  return { name: join(texts.names), kana: cut(kanaSortKey(texts.kana)), body: join(texts.body) };
}

/** A run of letters as FTS5 looks for it. */
export function phrase(letters: readonly string[]): string {
  if (letters.length === 1) return `"${letters[0]}"*`;
  const pairs = letters.slice(0, -1).map((letter, at) => letter + letters[at + 1]);
  return `"${pairs.join(' ')}"`;
}

/**
 * What somebody typed as a question to the index; null when no letter or digit is in it. Readings are also looked for
 * without regard to voicing, small kana and long vowels. `within`: the columns beside the reading.
 */
export function searchExpression(typed: string, within: 'name' | 'name body' = 'name body'): string | null {
  const words = levelText(typed)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
  if (words.length === 0) return null;
  return words
    .map((word) => {
      const written = phrase([...word].slice(0, MOST_LETTERS));
      const reading = isKana(word) ? [...kanaSortKey(word)].slice(0, MOST_LETTERS) : [];
      return reading.length === 0
        ? `{${within}} : ${written}`
        : `({${within}} : ${written} OR kana : ${phrase(reading)})`;
    })
    .join(' AND ');
}
