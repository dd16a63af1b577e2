import type { Deps } from './deps.server';
import { isDomainError } from './errors';

/** Letters of one text that are found by; what a person writes in one piece is shorter. */
export const MOST_SEARCHED_LETTERS = 5_000;

/** What is needed to read texts for the index. */
export interface TextSource extends Pick<Deps, 'db'> {
  rooms: Pick<Deps['rooms'], 'read'>;
}

/** A piece of a document as it is found by its words. */
export interface SearchText {
  /** Id of the piece within its document. */
  object: string;
  /** What it is; its name is in the catalogue under `search:parts`. */
  part: string;
  text: string;
  /** Where it is looked for (`Within`); '': only by those who look everywhere. */
  within: string;
  /** Of what is public: which publication it is of. */
  version?: number;
}

/**
 * Where somebody's words are looked for: ids of workshops, talks, … It only narrows the search; who may read what is
 * found is asked of each document's own policy.
 */
export type Within = 'everywhere' | readonly string[];

/** `within` of what everybody may read. */
export const IN_PUBLIC = 'public';

/** Opens each id as its page does, and leaves out what is refused. */
export async function thoseOpen<T>(
  ids: Iterable<string>,
  open: (id: string) => Promise<T>,
): Promise<Map<string, T>> {
  const opened = new Map<string, T>();
  for (const id of new Set(ids)) {
    try {
      opened.set(id, await open(id));
    } catch (error) {
      if (!isDomainError(error)) throw error;
    }
  }
  return opened;
}
