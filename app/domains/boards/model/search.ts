import { readingOrder } from './reading-order';
import type { Board, BoardObject } from './types';
import { hasText } from './types';

/** Folds what a searcher doesn't mean to distinguish: width, case, ひらがな and カタカナ. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u30a1-\u30f6\u30fd\u30fe]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/** Words of a query; all of them have to be found. A leading # asks for a tag. */
function terms(query: string): string[] {
  return fold(query).split(/\s+/).filter(Boolean);
}

function matches(object: BoardObject, words: readonly string[]): boolean {
  const text = hasText(object) ? fold(object.text) : object.type === 'image' ? fold(object.alt) : '';
  const tags = object.tags.map(fold);
  return words.every((word) =>
    word.startsWith('#')
      ? tags.some((tag) => tag.startsWith(word.slice(1)))
      : text.includes(word) || tags.some((tag) => tag.includes(word)),
  );
}

/** Ids of the objects whose text or tags hold every word of the query, in reading order; none for an empty query. */
export function searchBoard(board: Board, query: string): string[] {
  const words = terms(query);
  if (words.length === 0) return [];
  const found = new Set(
    board
      .all()
      .filter((object) => matches(object, words))
      .map(({ id }) => id),
  );
  return found.size === 0 ? [] : readingOrder(board).filter((id) => found.has(id));
}
