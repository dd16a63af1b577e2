import type { Principal } from '~/domains/accounts/model';
import { readBoard } from '~/domains/boards/doc';
import { hasText, readingOrder, searchBoard } from '~/domains/boards/model';
import { boardRoom } from '~/domains/boards/policy';
import { getBoard, listBoardSummaries } from '~/domains/boards/service.server';
import { listAuthors } from '~/domains/workshops/service/people.server';
import type { Deps } from '~/platform/deps.server';
import { isDomainError } from '~/platform/errors';
import { readBody } from '../doc';
import { type Citation, citationsOf, type SourceState } from '../model';
import { visionRoom } from '../policy';
import { requireVision } from './access.server';

const UNKNOWN: SourceState = { state: 'unknown', href: null };
const GONE: SourceState = { state: 'gone', href: null };
/** Results of one search at most. */
const MAX_RESULTS = 60;

/** Says for each citation whether its source is still there and where; each board is asked once. */
export async function resolveSources(
  deps: Deps,
  principal: Principal,
  citations: readonly Citation[],
): Promise<SourceState[]> {
  const texts = new Map<string, Map<string, string> | null | 'gone'>();
  for (const { kind, source } of citations) {
    if (!texts.has(source))
      texts.set(source, kind === 'note' ? await textsOfBoard(deps, principal, source) : null);
  }
  return citations.map((cited) => {
    const known = texts.get(cited.source) ?? null;
    if (known === null) return UNKNOWN;
    const text = known === 'gone' ? undefined : known.get(cited.object);
    if (text === undefined) return GONE;
    const href = `/boards/${cited.source}?object=${cited.object}`;
    return { state: text.trim() === cited.text.trim() ? 'there' : 'changed', href };
  });
}

/** Texts of a board by object; null without the right, "gone" when there is no such board any more. */
async function textsOfBoard(
  deps: Deps,
  principal: Principal,
  boardId: string,
): Promise<Map<string, string> | null | 'gone'> {
  try {
    await getBoard(deps, principal, boardId);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return error.code === 'not_found' ? 'gone' : null;
  }
  return deps.rooms.read(boardRoom(boardId), (doc) => {
    const objects = readBoard(doc).all();
    return new Map(objects.flatMap((object) => (hasText(object) ? [[object.id, object.text] as const] : [])));
  });
}

/** States of the citations in the draft as it is now, by `source object`. */
export async function draftSources(
  deps: Deps,
  principal: Principal,
  visionId: string,
): Promise<Record<string, SourceState>> {
  await requireVision(deps, principal, visionId, 'draft.read');
  const citations = citationsOf(await deps.rooms.read(visionRoom(visionId), readBody));
  const states = await resolveSources(deps, principal, citations);
  return Object.fromEntries(
    citations.map((cited, i) => [`${cited.source} ${cited.object}`, states[i] ?? UNKNOWN]),
  );
}

/**
 * Notes of the workshop's boards whose text or tags hold every word of `query`, in the order they are read; without
 * words the first ones. Boards the viewer may not see are left out.
 */
export async function searchSources(
  deps: Deps,
  principal: Principal,
  visionId: string,
  query: string,
): Promise<Citation[]> {
  const { workshop } = await requireVision(deps, principal, visionId, 'draft.read');
  if (!workshop) return [];
  const found: (Citation & { by: string })[] = [];
  for (const board of await listBoardSummaries(deps, workshop.id)) {
    if (found.length >= MAX_RESULTS || !(await maySee(deps, principal, board.id))) continue;
    const notes = await deps.rooms.read(boardRoom(board.id), (doc) => {
      const content = readBoard(doc);
      const ids = query === '' ? readingOrder(content) : searchBoard(content, query);
      return ids.flatMap((id) => {
        const object = content.get(id);
        return object?.type === 'note' && object.text.trim() !== ''
          ? [{ object: id, text: object.text.trim(), by: object.by }]
          : [];
      });
    });
    for (const note of notes) {
      found.push({ kind: 'note', source: board.id, where: board.title, who: '', ...note });
    }
  }
  const first = found.slice(0, MAX_RESULTS);
  const authors = await listAuthors(
    deps,
    workshop.id,
    first.map((one) => one.by),
  );
  return first.map(({ by, ...cited }) => ({ ...cited, who: authors[by]?.name ?? '' }));
}

async function maySee(deps: Deps, principal: Principal, boardId: string): Promise<boolean> {
  try {
    await getBoard(deps, principal, boardId);
    return true;
  } catch (error) {
    if (isDomainError(error)) return false;
    throw error;
  }
}
