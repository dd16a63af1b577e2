import { toHiragana } from '~/platform/kana';
import { todaysKanji } from '~/platform/kanji';

/**
 * Words as they are searched: one width, lower case, hiragana for katakana, today's form for an old kanji, ヶ as け. Only
 * letters and digits are left, and one space where something else stood between them.
 */
export function levelText(text: string): string {
  const plain = toHiragana(text)
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/ゖ/g, 'け')
    .replace(/ゕ/g, 'か')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return todaysKanji(plain);
}
