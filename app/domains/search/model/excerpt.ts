import { levelText } from '~/domains/organisations/model/level';

/** A stretch of a text; `isMarked`: it is one of the words looked for. */
export interface MarkedPart {
  text: string;
  isMarked: boolean;
}

/** Letters of an excerpt, and of those before the first word that is found. */
const LENGTH = 80;
const BEFORE = 20;

const LETTERS = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/**
 * The part of a text around the first of the words (levelled), on one line, with every word marked as it stands there,
 * whatever width, kana or old kanji it is written in. Without words: its beginning.
 */
export function excerptOf(
  text: string,
  words: readonly { written: string }[],
  length: number = LENGTH,
): MarkedPart[] {
  const letters = [...LETTERS.segment(text.replace(/\s+/g, ' ').trim())].map(({ segment }) => segment);
  const marks = marksIn(letters, words);
  const first = Math.max(0, marks.indexOf(true));
  const from = letters.length <= length ? 0 : Math.max(0, Math.min(first - BEFORE, letters.length - length));
  const to = Math.min(letters.length, from + length);
  const parts: MarkedPart[] = [];
  for (let at = from; at < to; at++) {
    const isMarked = marks[at] ?? false;
    const last = parts[parts.length - 1];
    if (last?.isMarked === isMarked) last.text += letters[at];
    else parts.push({ text: letters[at] ?? '', isMarked });
  }
  return ellipsed(parts, from > 0, to < letters.length);
}

/** Which letters belong to a word. A letter may become several when it is levelled (㈱ → 株), or none (・). */
function marksIn(letters: readonly string[], words: readonly { written: string }[]): boolean[] {
  const owners: number[] = [];
  const levelled = new Map<string, string>();
  let level = '';
  letters.forEach((letter, at) => {
    const plain = levelled.get(letter) ?? (levelText(letter) || ' ');
    levelled.set(letter, plain);
    for (let unit = 0; unit < plain.length; unit++) owners.push(at);
    level += plain;
  });
  const marks = letters.map(() => false);
  for (const { written } of words) {
    if (written === '') continue;
    for (let at = level.indexOf(written); at >= 0; at = level.indexOf(written, at + written.length)) {
      for (let unit = at; unit < at + written.length; unit++) {
        const owner = owners[unit];
        if (owner !== undefined) marks[owner] = true;
      }
    }
  }
  return marks;
}

function ellipsed(parts: MarkedPart[], isCutBefore: boolean, isCutAfter: boolean): MarkedPart[] {
  const more = { text: '…', isMarked: false };
  return [...(isCutBefore ? [more] : []), ...parts, ...(isCutAfter ? [more] : [])];
}
