import { loadDefaultJapaneseParser } from 'budoux';
import { Fragment } from 'react';

const parser = loadDefaultJapaneseParser();

/** Letters that fill a line of a heading on a phone: longer phrases also break before a word in katakana. */
const LONG = 10;

/** Words that the parser cuts in two. */
const WHOLE = ['こんにちは', 'お聞かせ'];

/** Phrases of a Japanese heading. A single letter is no phrase to end a line with: it goes with the next one. */
export function phrasesOf(text: string): string[] {
  const phrases: string[] = [];
  for (const phrase of parser.parse(text)) {
    const last = phrases.at(-1);
    if (last !== undefined && (last.length === 1 || isCut(last, phrase)))
      phrases[phrases.length - 1] = last + phrase;
    else phrases.push(phrase);
  }
  return phrases.flatMap((phrase) =>
    phrase.length > LONG ? phrase.split(/(?<=\p{Script=Hiragana})(?=\p{Script=Katakana}{3})/u) : phrase,
  );
}

/** Whether a word that belongs together lies on the border of two phrases. */
function isCut(before: string, after: string): boolean {
  const both = before + after;
  return WHOLE.some((word) => both.includes(word) && !before.includes(word) && !after.includes(word));
}

/** Japanese headings that break between phrases, not inside a word. `whole`: not even where a phrase is too wide. */
export function Phrases({ children, whole = false }: { children: string; whole?: boolean }) {
  return (
    <span style={{ wordBreak: 'keep-all', overflowWrap: whole ? 'normal' : 'anywhere' }}>
      {phrasesOf(children).map((phrase, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: phrases of one fixed sentence never move
        <Fragment key={index}>
          {index > 0 ? <wbr /> : null}
          {phrase}
        </Fragment>
      ))}
    </span>
  );
}
