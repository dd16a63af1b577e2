import type { IdeaStatus } from './moves';

export { IDEA_STATUSES, type IdeaStatus } from './moves';

export const IDEA_SOURCES = ['note', 'group', 'place', 'case'] as const;
export type IdeaSource = (typeof IDEA_SOURCES)[number];

/** Longest title that is taken from a note. */
const TITLE_FROM_TEXT = 40;

/** An idea as it is listed. */
export interface IdeaItem {
  id: string;
  title: string;
  status: IdeaStatus;
  source: { kind: IdeaSource; title: string };
  workshop: { id: string; title: string } | null;
  /** Milliseconds since the epoch. */
  createdAt: number;
}

/** An idea with where it came from. */
export interface Idea extends IdeaItem {
  text: string;
  /** What the note or place said when it became an idea. */
  snapshot: string;
  /** Where the note or place can be looked at; null when the board or map is gone or not for this viewer. */
  sourceHref: string | null;
  area: { code: string; name: string } | null;
  /** Who wrote the source; null when they are not to be named. */
  author: string | null;
  createdBy: string;
}

/** A title for the idea of a note: its first line, cut where it gets long. */
export function titleOf(text: string): string {
  const [line = ''] = text.trim().split('\n');
  const characters = [...line.trim()];
  return characters.length > TITLE_FROM_TEXT
    ? `${characters.slice(0, TITLE_FROM_TEXT - 1).join('')}…`
    : characters.join('');
}
