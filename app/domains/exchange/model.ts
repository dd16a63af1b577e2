import type { Board } from '~/domains/boards/model';
import { framesOf, groupPath, groupsAbove, hasText, readingOrder } from '~/domains/boards/model';
import type { Language } from '~/platform/i18n/languages';

export const EXPORT_FORMATS = ['csv', 'csv-cp932', 'xlsx', 'markdown', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What is exported. Names and votes live outside of the board's document. */
export interface ExportInput {
  board: Board;
  /** Title of the board. */
  title: string;
  language: Language;
  /** When it is exported, milliseconds since the epoch. */
  exportedAt: number;
  /** Names by person id; people who are not in it stay unnamed. */
  authors: ReadonlyMap<string, string>;
  /** Votes by note; null while nobody may know them. */
  votes: ReadonlyMap<string, number> | null;
  workshop: WorkshopSummary | null;
}

/** What a report says of the workshop around the board. */
export interface WorkshopSummary {
  title: string;
  /** Start of the session, milliseconds since the epoch. */
  startsAt: number | null;
  /** How many people took part; null when not counted. */
  people: number | null;
  agenda: readonly { title: string; instruction: string; minutes: number }[];
}

export interface ExportFile {
  filename: string;
  mediaType: string;
  body: Uint8Array;
  warnings: ExportWarning[];
}

/** What could not be taken along as it is. Rows count from 1 for the first note. */
export type ExportWarning =
  | { kind: 'unmappable'; character: string; codePoint: string; rows: number[] }
  | { kind: 'cell_too_long'; row: number; limit: number };

/** One note as lists show it. */
export interface NoteRow {
  id: string;
  /** Title of the frame it lies in, empty for none. */
  frame: string;
  /** Titles of the groups around it, the outermost first. */
  groups: readonly string[];
  text: string;
  /** Empty when unknown. */
  author: string;
  votes: number | null;
  colour: string;
  tags: readonly string[];
  createdAt: number;
}

/** Between the titles of nested groups. */
export const GROUP_SEPARATOR = ' > ';

/** The notes of a board in reading order. */
export function noteRows({ board, authors, votes }: ExportInput): NoteRow[] {
  const frameOf = framesOf(board);
  return readingOrder(board).flatMap((id) => {
    const note = board.get(id);
    if (note?.type !== 'note') return [];
    // A group lies in a frame as a whole, so the outermost group tells.
    const frame = board.get(frameOf.get(groupsAbove(board, id).at(-1) ?? id) ?? '');
    return [
      {
        id,
        frame: frame !== undefined && hasText(frame) ? frame.text : '',
        groups: groupPath(board, id),
        text: note.text,
        author: authors.get(note.by) ?? '',
        votes: votes === null ? null : (votes.get(id) ?? 0),
        colour: note.colour,
        tags: note.tags,
        createdAt: note.createdAt,
      },
    ];
  });
}

/** A row of the ranking; equal votes share a place (1, 1, 3). */
export interface RankedNote {
  place: number;
  row: NoteRow;
}

/** Notes with votes, the most first; ties in reading order. */
export function ranking(rows: readonly NoteRow[]): RankedNote[] {
  const voted = rows.filter(({ votes }) => (votes ?? 0) > 0);
  const sorted = [...voted].sort((a, b) => (b.votes ?? 0) - (a.votes ?? 0));
  return sorted.map((row) => ({ place: sorted.findIndex(({ votes }) => votes === row.votes) + 1, row }));
}

/** A file name that every system takes: the title without characters that mean something to one. */
export function fileName(title: string, day: string, extension: string): string {
  const safe = title
    .normalize('NFKC')
    .replace(/[\\/:*?"<>|\p{Cc}\s.]+/gu, '_')
    .slice(0, 60);
  return `${safe.replace(/^_+|_+$/g, '') || 'board'}_${day.replaceAll('-', '')}.${extension}`;
}
