import { kanjiNumber, todaysKanji } from '~/platform/kanji';
import { LEGAL_FORMS } from './legal-forms';

/** Words of legal forms as `level` writes them, the longest first: 認定NPO法人 is not 認定 and NPO法人. */
const FORM_WORDS: readonly string[] = [...new Set(Object.values(LEGAL_FORMS).flat())]
  .map(level)
  .sort((a, b) => b.length - a.length);

/** Width, case, kana, old kanji, dashes and spaces levelled. */
function level(text: string): string {
  return todaysKanji(text.normalize('NFKC').toLowerCase())
    .replace(/[ァ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60))
    .replace(/[‐‑‒–—―−ｰ-]/g, 'ー')
    .replace(/\s+/g, '');
}

/**
 * What names of organisations are compared by: without the legal form before or after it, in one width, case and kind
 * of kana, with today's kanji, without spaces and punctuation. A name that is nothing but a legal form stays as it is.
 */
export function matchName(name: string): string {
  const whole = level(name);
  let rest = whole;
  for (let before = ''; rest !== before; ) {
    before = rest;
    for (const word of FORM_WORDS) {
      if (rest.startsWith(word)) rest = rest.slice(word.length);
      if (rest.endsWith(word)) rest = rest.slice(0, rest.length - word.length);
    }
  }
  return bare(rest) || bare(whole) || whole;
}

function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}ー]/gu, '').replace(/^ー+/, '');
}

/**
 * What addresses are compared by: without prefecture, city and building, numbers in digits, 丁目・番地・号 as dashes.
 * 北海道札幌市中央区北一条西二丁目１番地１ まちビル3階 → 中央区北1条西2-1-1. Empty when nothing is known.
 */
export function matchAddress(address: string): string {
  const text = todaysKanji(address.normalize('NFKC'))
    .replace(/\s+/g, '')
    .replace(/^〒?\d{3}-?\d{4}/, '')
    .replace(/^(?:北海道|東京都|京都府|大阪府|.{2,3}県)/, '')
    .replace(/^[^区]{1,5}?市(?=.{1,4}区)/, '')
    .replace(/([一二三四五六七八九十]+)(?=丁目|条|線|番|号)/g, (_all, number: string) => kanjiNumber(number))
    .replace(/[‐‑‒–—―−ー](?=\d)/g, '-')
    .replace(/(\d)(?:丁目|番地の?|番|号|の)(?=\d)/g, '$1-')
    .replace(/(\d)(?:丁目|番地|番|号)/g, '$1 ');
  const block = /^\D*(?:\d+[条線])?[東西南北]?(?:\d+(?:-\d+)*)?/.exec(text)?.[0] ?? '';
  return block.replace(/\s+$/, '');
}

/** The ward at the beginning of a compared address; null when it names none. */
export function wardOfAddress(matched: string): string | null {
  return /^(.{1,4}?区)/.exec(matched)?.[1] ?? null;
}

/**
 * How alike two compared names are, 0 to 1: the share of pairs of neighbouring characters they have in common
 * (Sørensen–Dice); 1 for one that the other begins or ends with, if it has three characters or more.
 */
export function nameLikeness(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length >= 3 && (long.startsWith(short) || long.endsWith(short))) return 1;
  const left = pairs(a);
  const right = pairs(b);
  if (left.length + right.length === 0) return 0;
  const rest = [...right];
  let common = 0;
  for (const pair of left) {
    const at = rest.indexOf(pair);
    if (at === -1) continue;
    common++;
    rest.splice(at, 1);
  }
  return (2 * common) / (left.length + right.length);
}

function pairs(text: string): string[] {
  const characters = [...text];
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}
