import type { SearchedWord } from '~/domains/cases/model/search';
import { levelText } from '~/domains/organisations/model/level';
import { kanaSortKey } from '~/platform/kana';

/** What can be found, in the order it is shown; named in the catalogue under `search:kinds`. */
export const SEARCH_KINDS = [
  'organisations',
  'areas',
  'cases',
  'visions',
  'maps',
  'indicators',
  'grants',
  'applications',
  'awards',
  'collaborations',
  'talks',
  'ideas',
  'workshops',
  'boards',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Shown of one kind. */
export const MOST_HITS = 10;

export interface SearchHit {
  id: string;
  title: string;
  /** Path of the page that opens it. */
  to: string;
  /** Where it belongs, or what it says in one sentence; may be empty. */
  note: string;
}

export interface SearchGroup {
  kind: SearchKind;
  /** The first `MOST_HITS`. */
  hits: SearchHit[];
  /** How many there are. */
  total: number;
  /** Path of a page that shows all of them; null: there is none. */
  all: string | null;
}

/** Whether every word is in one of the texts, whatever width, kana or old kanji it is written in, or sounds like `reading`. */
export function isMeantBy(words: readonly SearchedWord[], texts: readonly string[], reading = ''): boolean {
  const level = levelText(texts.join(' / '));
  const sound = kanaSortKey(reading);
  return words.every(
    ({ written, reading: asked }) =>
      level.includes(written) || (asked !== null && asked !== '' && sound.includes(asked)),
  );
}
