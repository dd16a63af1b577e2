/** Longest display name, in characters as people count them. */
export const MAX_NAME_LENGTH = 40;

export type NameProblem = 'name_empty' | 'name_long' | 'name_characters';

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** Characters as people count them: が, 👩‍🌾 and 葛󠄀 are one each. */
export function countGraphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

/** Control characters, line and paragraph separators, private use, lone surrogates. */
const REFUSED = /[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u;
/** Marks that turn the writing direction, and invisible joiners other than those emoji and variants need. */
const STRIPPED =
  /[\u00AD\u061C\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu;
/** Something to see: not only spaces, joiners, accents or letters that are drawn blank. */
const INVISIBLE = /[\s\p{M}\p{Cf}\u115F\u1160\u3164\uFFA0\u2800]/gu;

/**
 * Cleans a display name: composed (NFC), half-width kana made full width, ends trimmed, runs of spaces
 * made one. Full-width letters stay as the person wrote them.
 */
export function cleanName(input: string): { ok: true; name: string } | { ok: false; problem: NameProblem } {
  const trimmed = input.trim();
  if (REFUSED.test(trimmed)) return { ok: false, problem: 'name_characters' };
  const name = trimmed
    .replace(STRIPPED, '')
    .replace(/[\uFF61-\uFF9F]+/gu, (kana) => kana.normalize('NFKC'))
    .normalize('NFC')
    .replace(/\s{2,}/gu, (spaces) => spaces.charAt(0))
    .trim();
  if (name.replace(INVISIBLE, '') === '') return { ok: false, problem: 'name_empty' };
  if (countGraphemes(name) > MAX_NAME_LENGTH || name.length > MAX_NAME_LENGTH * 8) {
    return { ok: false, problem: 'name_long' };
  }
  return { ok: true, name };
}

/** Names that look the same to people in a room: width, case, spaces and ひらがな/カタカナ don't count. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s/gu, '')
    .replace(/[\u30A1-\u30F6]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/**
 * A name that tells somebody apart from others of the same name: さとう → さとう（2）. Null when the name is
 * alone. The suggestion is never longer than a name may be.
 */
export function suggestDistinctName(name: string, others: readonly string[]): string | null {
  const taken = new Set(others.map(nameKey));
  if (!taken.has(nameKey(name))) return null;
  for (let n = 2; n <= others.length + 2; n += 1) {
    const suffix = `（${n}）`;
    const room = MAX_NAME_LENGTH - countGraphemes(suffix);
    const head = [...segmenter.segment(name)].slice(0, room).map((part) => part.segment);
    const candidate = `${head.join('')}${suffix}`;
    if (!taken.has(nameKey(candidate))) return candidate;
  }
  return null;
}
