import type { IdeaAction, IdeaStatus } from './moves';

export {
  afterAction,
  IDEA_MOVES,
  IDEA_STATUSES,
  type IdeaAction,
  type IdeaMove,
  type IdeaRole,
  type IdeaStatus,
  isMove,
  NEEDS_REASON,
} from './moves';

export const IDEA_SOURCES = ['note', 'group', 'place', 'case'] as const;
export type IdeaSource = (typeof IDEA_SOURCES)[number];

/** Longest title that is taken from a note. */
const TITLE_FROM_TEXT = 40;

/** An idea as it is listed. */
export interface IdeaItem {
  id: string;
  title: string;
  status: IdeaStatus;
  /** What it came from first; null when that is not for this viewer. */
  source: { kind: IdeaSource; title: string } | null;
  sourceCount: number;
  workshop: string | null;
  /** Names of who carries it on: person, organisation. */
  owners: string[];
  isPublic: boolean;
  /** Milliseconds since the epoch. */
  createdAt: number;
}

/** One source of an idea as somebody may see it. */
export interface IdeaSourceView {
  id: string;
  kind: IdeaSource;
  title: string;
  /** What the note, group or place said when it became an idea. */
  snapshot: string;
  /** Where it can be looked at; null when it is gone or not for this viewer. */
  href: string | null;
  workshop: string | null;
  /** Names of authors who agreed to be named, and how many are not named. */
  authors: string[];
  unnamed: number;
  /** Title of the idea it belonged to before the two were joined. */
  mergedFrom: string | null;
}

/** One line of an idea's history. */
export interface IdeaStepView {
  id: string;
  at: number;
  by: string;
  action: string;
  status: IdeaStatus;
  reason: string;
  /** Title of the other idea, name of the owner: whatever the step was about. */
  about: string;
}

/** An idea as one person may see it. */
export interface Idea extends IdeaItem {
  text: string;
  sources: IdeaSourceView[];
  area: { code: string; name: string } | null;
  owner: { person: { id: string; name: string } | null; organisation: { id: string; name: string } | null };
  createdBy: string;
  /** Empty for those who only read what is public. */
  steps: IdeaStepView[];
  may: IdeaAction[];
  /** The viewer wrote a source: what they have said about being named. */
  naming: 'unasked' | 'agreed' | 'refused' | null;
  mergedInto: { id: string; title: string } | null;
}

/** A title for the idea of a note: its first line, cut where it gets long. */
export function titleOf(text: string): string {
  const [line = ''] = text.trim().split('\n');
  const characters = [...line.trim()];
  return characters.length > TITLE_FROM_TEXT
    ? `${characters.slice(0, TITLE_FROM_TEXT - 1).join('')}…`
    : characters.join('');
}

/** What a group says as the source of an idea: its title, then its notes as a list. */
export function textOfGroup(title: string, notes: readonly string[]): string {
  const lines = notes.map((note) => note.trim().replace(/\s*\n\s*/g, ' ')).filter((note) => note !== '');
  return [title.trim(), ...lines.map((line) => `・${line}`)].filter((line) => line !== '').join('\n');
}
