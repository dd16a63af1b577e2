import type { SearchedWord } from '~/domains/cases/model/search';
import { levelText } from '~/domains/organisations/model/level';
import { kanaSortKey } from '~/platform/kana';
import type { MarkedPart } from './excerpt';

/** What can be found, in the order it is shown; named in the catalogue under `search:kinds`. */
export const SEARCH_KINDS = [
  'organisations',
  'areas',
  'cases',
  'visions',
  'clauses',
  'maps',
  'places',
  'indicators',
  'grants',
  'applications',
  'answers',
  'awards',
  'collaborations',
  'records',
  'talks',
  'messages',
  'rounds',
  'surveys',
  'ideas',
  'workshops',
  'boards',
  'notes',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

export function isSearchKind(value: string | null): value is SearchKind {
  return SEARCH_KINDS.some((kind) => kind === value);
}

/** Shown of one kind; and where only that one is shown. */
export const MOST_HITS = 10;
export const MOST_HITS_ALONE = 100;

/** What a text inside of something is; named in the catalogue under `search:parts`. */
export const SEARCH_PARTS = [
  'note',
  'label',
  'frame',
  'group',
  'connector',
  'image',
  'pen',
  'stamp',
  'pin',
  'line',
  'area',
  'text',
  'photo',
  'heading',
  'clause',
  'answer',
  'milestone',
  'log',
  'message',
  'meeting',
  'question',
] as const;
export type SearchPart = (typeof SEARCH_PARTS)[number];

export interface FoundHit {
  id: string;
  /** How it is called; of a text inside of something the whole text. */
  title: string;
  /** Path of the page that opens it. */
  to: string;
  /** Where it belongs, or what it says in one sentence; may be empty. */
  note: string;
  /** Of a text inside of something: what it is. */
  part?: SearchPart;
}

/** A hit as it is shown, with the words marked; of a text inside of something the part around the first of them. */
export interface SearchHit extends Omit<FoundHit, 'title' | 'note'> {
  title: MarkedPart[];
  note: MarkedPart[];
}

export interface SearchGroup {
  kind: SearchKind;
  /** The first of them. */
  hits: SearchHit[];
  /** How many there are. */
  total: number;
  /** There are more than were counted. */
  isMore: boolean;
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
