import { levelText } from '~/domains/organisations/model/level';
import { cut, phrase } from '~/domains/organisations/model/search-words';
import type { SearchText, Within } from '~/platform/searched';

/** Places asked for at once; a person has fewer. */
const MOST_PLACES = 500;

/** An id as one word of the index: letters and digits only. Two that become the same word cost a look, no right. */
function placeWord(id: string): string {
  return id.toLowerCase().replace(/[^0-9a-z]/g, 'x');
}

/** The two columns of the index for a text of this kind. */
export function indexColumns(
  kind: string,
  { text, within }: Pick<SearchText, 'text' | 'within'>,
): { places: string; words: string } {
  const places = within === '' ? [kind] : [kind, within];
  return { places: places.map(placeWord).join(' '), words: cut(levelText(text)) };
}

/**
 * A question to the index for texts of one kind that hold every word (levelled, from `searchedWords`); null when it is
 * asked nowhere. See docs/decisions/011-search-in-japanese.md about the cutting.
 */
export function insideExpression(
  kind: string,
  words: readonly { written: string }[],
  within: Within,
): string | null {
  if (words.length === 0) return null;
  const parts = [`places : "${placeWord(kind)}"`];
  if (within !== 'everywhere') {
    if (within.length === 0) return null;
    const places = within.slice(0, MOST_PLACES).map((id) => `"${placeWord(id)}"`);
    parts.push(`places : (${places.join(' OR ')})`);
  }
  return [...parts, ...words.map(({ written }) => `words : ${phrase([...written])}`)].join(' AND ');
}
