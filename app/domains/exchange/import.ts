import type { Draft } from '~/domains/boards/doc';
import type { Board, BoardObject, Colour, IslandPlan, Point } from '~/domains/boards/model';
import { freeSpot, layOutIslands, linesIn, NOTE_SIZE, TEXT_LIMIT } from '~/domains/boards/model';
import { newId } from '~/platform/ids';

/** What one import may bring. */
export const IMPORT_LIMIT = { rows: 2_000, bytes: 4 * 1024 * 1024 } as const;

/** A note to be made. */
export interface ImportedNote {
  text: string;
  /** Titles of the groups to put it in, the outermost first. */
  groups: readonly string[];
  colour: Colour;
  tags: readonly string[];
}

/** Why a row makes no note. */
export type RowReason = 'empty' | 'too_long' | 'unknown_colour' | 'too_many_rows' | 'broken_quotes';

export interface RowProblem {
  /** Line of the file or text, from 1. */
  line: number;
  /** Heading of the column concerned; null when it is the row as a whole. */
  column: string | null;
  /** What stands there, shortened. */
  value: string;
  reason: RowReason;
}

/** What an import would make, to be shown before it is made. */
export interface ImportPreview {
  notes: ImportedNote[];
  problems: RowProblem[];
}

/** Pasted lines as notes: one each, see `linesIn`. */
export function readLines(text: string, colour: Colour = 'yellow'): ImportPreview {
  const preview: ImportPreview = { notes: [], problems: [] };
  linesIn(text).forEach((line, i) => {
    const reason = i >= IMPORT_LIMIT.rows ? 'too_many_rows' : line.length > TEXT_LIMIT ? 'too_long' : null;
    if (reason === null) preview.notes.push({ text: line, groups: [], colour, tags: [] });
    else preview.problems.push({ line: i + 1, column: null, value: excerpt(line), reason });
  });
  return preview;
}

/** The beginning of a text, for lists of problems. */
export function excerpt(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

interface Branch extends IslandPlan<ImportedNote> {
  title: string;
  notes: ImportedNote[];
  islands: Branch[];
}

/**
 * Notes and their groups as drafts for `addObjects`, laid out in a free spot of the board near `near`. Groups of the
 * same path become one.
 */
export function draftsFor(notes: readonly ImportedNote[], board: Board, near: Point): Draft[] {
  const root: Branch = { title: '', notes: [], islands: [] };
  for (const note of notes) branchFor(root, note.groups).notes.push(note);
  const { size } = layOutIslands(root, [0, 0]);
  const layout = layOutIslands(root, freeSpot(board, size, near));
  const drafts: Draft[] = [];
  const add = (branch: Branch, group: string | null) => {
    for (const note of branch.notes) {
      const at = layout.notes.get(note) ?? near;
      const { text, colour, tags } = note;
      drafts.push({ type: 'note', at, size: NOTE_SIZE, text, colour, tags, group, by: 'import' });
    }
    for (const island of branch.islands) {
      const id = newId('obj');
      const at = layout.islands.get(island) ?? near;
      drafts.push({ id, type: 'group', at, text: island.title, colour: 'grey', group, by: 'import' });
      add(island, id);
    }
  };
  add(root, null);
  return drafts;
}

function branchFor(root: Branch, path: readonly string[]): Branch {
  let at = root;
  for (const title of path) {
    let next = at.islands.find((island) => island.title === title);
    if (next === undefined) {
      next = { title, notes: [], islands: [] };
      at.islands.push(next);
    }
    at = next;
  }
  return at;
}

/**
 * Objects of a board file as drafts, with author, time and place as they were. Ids stay unless the board has one of
 * them already: then all are new, and references follow.
 */
export function draftsFromBoard(objects: readonly BoardObject[], board: Board): Draft[] {
  if (!objects.some(({ id }) => board.get(id) !== undefined)) return [...objects];
  const renamed = new Map(objects.map(({ id }) => [id, newId('obj')]));
  const rename = (id: string) => renamed.get(id) ?? id;
  return objects.map((object) => {
    const id = rename(object.id);
    const group = object.group === null ? null : rename(object.group);
    if (object.type !== 'connector') return { ...object, id, group };
    const end = (which: 'from' | 'to') => {
      const given = object[which];
      return 'object' in given ? { object: rename(given.object) } : given;
    };
    return { ...object, id, group, from: end('from'), to: end('to') };
  });
}
