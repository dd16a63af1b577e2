import type { Board, NoteObject, OutlineNode } from '~/domains/boards/model';
import { outline } from '~/domains/boards/model';

/** Notes that can be voted on, under the title of the group or frame they lie in; null for those that stand alone. */
export interface BallotSection {
  id: string;
  title: string | null;
  notes: readonly NoteObject[];
}

/** The board as a ballot: its notes in reading order, those of a group together. Empty notes are left out. */
export function ballotSections(board: Board): BallotSection[] {
  const sections: BallotSection[] = [];
  const loose: NoteObject[] = [];
  const collect = (node: OutlineNode, into: NoteObject[]) => {
    const object = board.get(node.id);
    if (object?.type === 'note' && object.text.trim() !== '') into.push(object);
    if (object?.type === 'group' || object?.type === 'frame') openSection(node, object.text);
    else for (const child of node.children) collect(child, into);
  };
  const openSection = (node: OutlineNode, title: string) => {
    const notes: NoteObject[] = [];
    const place = sections.push({ id: node.id, title, notes }) - 1;
    for (const child of node.children) collect(child, notes);
    if (notes.length === 0) sections.splice(place, 1);
  };
  for (const node of outline(board)) collect(node, loose);
  return loose.length > 0 ? [...sections, { id: 'loose', title: null, notes: loose }] : sections;
}
