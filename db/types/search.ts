import type { Generated } from 'kysely';

/** What can be found by its words inside something; what is published has a kind of its own. */
export type SearchTextKind =
  | 'board'
  | 'map'
  | 'public-map'
  | 'vision'
  | 'public-vision'
  | 'talk'
  | 'collaboration'
  | 'application';

export interface SearchTextsTable {
  id: Generated<number>;
  kind: SearchTextKind;
  /** Board, map, vision, talk or collaboration. */
  document: string;
  /** Note, place, clause, line or entry in it. */
  object: string;
  /** What the object is, for words on the screen. */
  part: string;
  text: string;
  /** Where it is looked for: a workshop, a talk, …; '': only by those who look everywhere. */
  within: string;
  /** Of what is public: which publication it is of; else 0. */
  version: Generated<number>;
}
/** Cut words by the id of their text. Nothing can be read back from it. */
export interface SearchWordsTable {
  rowid: number;
  places: string;
  words: string;
}
/** What has to be read anew. */
export interface SearchStaleTable {
  kind: SearchTextKind;
  document: string;
  changes: Generated<number>;
  since: Generated<number>;
  last: Generated<number>;
}
export interface SearchProgressTable {
  id: number;
  seq: number;
}
