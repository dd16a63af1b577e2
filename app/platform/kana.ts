/**
 * Ordering by reading. A sort key levels what a Japanese index levels: katakana and hiragana, voicing marks,
 * small kana, and the long-vowel mark (as the vowel before it). Kanji keep their place after kana.
 */
const SMALL: Record<string, string> = {
  ぁ: 'あ',
  ぃ: 'い',
  ぅ: 'う',
  ぇ: 'え',
  ぉ: 'お',
  っ: 'つ',
  ゃ: 'や',
  ゅ: 'ゆ',
  ょ: 'よ',
  ゎ: 'わ',
};
const ROWS: readonly (readonly [vowel: string, row: string])[] = [
  ['あ', 'あかさたなはまやらわ'],
  ['い', 'いきしちにひみり'],
  ['う', 'うくすつぬふむゆる'],
  ['え', 'えけせてねへめれ'],
  ['お', 'おこそとのほもよろを'],
];
const VOICING = /[\u3099\u309a]/g;

/** Katakana as hiragana, full width, one space between words; other characters as they are. */
export function toHiragana(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[ァ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60))
    .replace(/\s+/g, ' ')
    .trim();
}

/** What two readings are compared by; stored beside the name so that a database can order by it. */
export function kanaSortKey(text: string): string {
  const plain = toHiragana(text).toLowerCase().normalize('NFD').replace(VOICING, '').normalize('NFC');
  let out = '';
  for (const c of plain) {
    if (c === ' ') continue;
    const before = out.at(-1) ?? '';
    if (c === 'ー') out += ROWS.find(([, row]) => row.includes(before))?.[0] ?? '';
    else out += SMALL[c] ?? c;
  }
  return out;
}

/** Whether a text is a reading: hiragana or katakana, long-vowel mark, spaces. */
export function isKana(text: string): boolean {
  return /^[ぁ-ゖァ-ヺー・\s]*$/u.test(text.normalize('NFKC'));
}
