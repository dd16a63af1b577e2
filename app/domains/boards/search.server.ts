import type * as Y from 'yjs';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { type SearchText, type TextSource, thoseOpen } from '~/platform/searched';
import { readBoard } from './doc';
import { hasText } from './model';
import { boardRoom } from './policy';
import * as repo from './repo.server';
import { getBoard } from './service.server';

/** What is written on a board, piece by piece, with tags; nothing when there is no such board. For the index only: asks nobody. */
export async function listBoardTexts(deps: TextSource, boardId: string): Promise<SearchText[]> {
  const row = await repo.findBoard(deps.db, boardId);
  if (!row) return [];
  return deps.rooms.read(boardRoom(boardId), (doc) => textsOn(doc, row.workshop_id));
}

function textsOn(doc: Y.Doc, within: string): SearchText[] {
  return readBoard(doc)
    .all()
    .map((object) => {
      const written = hasText(object) ? object.text : object.type === 'image' ? object.alt : '';
      const text = [written, ...object.tags.map((tag) => `#${tag}`)].join(' ');
      return { object: object.id, part: object.type, text, within };
    });
}

/** Those of the boards that somebody may open, by id, with how they and their workshops are called. */
export async function openBoards(
  deps: Deps,
  principal: Principal,
  ids: Iterable<string>,
): Promise<Map<string, { title: string; workshop: string }>> {
  return thoseOpen(ids, async (id) => {
    const { board, workshop } = await getBoard(deps, principal, id);
    return { title: board.title, workshop: workshop.title };
  });
}
