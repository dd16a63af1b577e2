import type { Principal } from '~/domains/accounts/model';
import { readBoard } from '~/domains/boards/doc';
import { fold, hasText, readingOrder, searchBoard } from '~/domains/boards/model';
import { boardRoom } from '~/domains/boards/policy';
import { getBoard, listBoardSummaries } from '~/domains/boards/service.server';
import { readMap } from '~/domains/maps/doc';
import { mapRoom } from '~/domains/maps/policy';
import { getMap, listMapSummaries } from '~/domains/maps/service.server';
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
  const texts = new Map<string, Texts>();
  for (const { kind, source } of citations) {
    if (texts.has(source)) continue;
    texts.set(source, await (kind === 'note' ? textsOfBoard : textsOfMap)(deps, principal, source));
  }
  return citations.map((cited) => {
    const known = texts.get(cited.source) ?? null;
    if (known === null) return UNKNOWN;
    const text = known === 'gone' ? undefined : known.get(cited.object);
    if (text === undefined) return GONE;
    const href =
      cited.kind === 'note'
        ? `/boards/${cited.source}?object=${cited.object}`
        : `/maps/${cited.source}?feature=${cited.object}`;
    return { state: text.trim() === cited.text.trim() ? 'there' : 'changed', href };
  });
}

/** Texts by object; null without the right, "gone" when there is no such board or map any more. */
type Texts = Map<string, string> | null | 'gone';

async function textsOfBoard(deps: Deps, principal: Principal, boardId: string): Promise<Texts> {
  const refused = await refusal(() => getBoard(deps, principal, boardId));
  if (refused) return refused === 'not_found' ? 'gone' : null;
  return deps.rooms.read(boardRoom(boardId), (doc) => {
    const objects = readBoard(doc).all();
    return new Map(objects.flatMap((object) => (hasText(object) ? [[object.id, object.text] as const] : [])));
  });
}

async function textsOfMap(deps: Deps, principal: Principal, mapId: string): Promise<Texts> {
  const refused = await refusal(() => getMap(deps, principal, mapId));
  if (refused) return refused === 'not_found' ? 'gone' : null;
  return deps.rooms.read(
    mapRoom(mapId),
    (doc) => new Map(readMap(doc).features.map((feature) => [feature.id, feature.text] as const)),
  );
}

/** Why a board or map may not be seen; null when it may. */
async function refusal(open: () => Promise<unknown>): Promise<string | null> {
  try {
    await open();
    return null;
  } catch (error) {
    if (isDomainError(error)) return error.code;
    throw error;
  }
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

type Found = Citation & { by: string };

/**
 * Notes of the workshop's boards and places of its maps whose text or tags hold every word of `query`; without words
 * the first ones. The map that brings the tables together stands for theirs. What the viewer may not see is left out.
 */
export async function searchSources(
  deps: Deps,
  principal: Principal,
  visionId: string,
  query: string,
): Promise<Citation[]> {
  const { workshop } = await requireVision(deps, principal, visionId, 'draft.read');
  if (!workshop) return [];
  const notes = await searchNotes(deps, principal, workshop.id, query);
  const places = await searchPlaces(deps, principal, workshop.id, query);
  const found = [...notes, ...places].slice(0, MAX_RESULTS);
  const authors = await listAuthors(
    deps,
    workshop.id,
    found.map((one) => one.by),
  );
  return found.map(({ by, ...cited }) => ({ ...cited, who: authors[by]?.name ?? '' }));
}

async function searchNotes(
  deps: Deps,
  principal: Principal,
  workshopId: string,
  query: string,
): Promise<Found[]> {
  const found: Found[] = [];
  for (const board of await listBoardSummaries(deps, workshopId)) {
    if (found.length >= MAX_RESULTS) break;
    if (await refusal(() => getBoard(deps, principal, board.id))) continue;
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
  return found;
}

async function searchPlaces(
  deps: Deps,
  principal: Principal,
  workshopId: string,
  query: string,
): Promise<Found[]> {
  const maps = await listMapSummaries(deps, workshopId);
  const merged = maps.filter((map) => map.kind === 'merged');
  const words = fold(query).split(/\s+/).filter(Boolean);
  const found: Found[] = [];
  for (const map of merged.length > 0 ? merged : maps) {
    if (await refusal(() => getMap(deps, principal, map.id))) continue;
    const { features } = await deps.rooms.read(mapRoom(map.id), readMap);
    for (const { id, text, by } of features) {
      const said = fold(text);
      if (text.trim() === '' || !words.every((word) => said.includes(word))) continue;
      found.push({
        kind: 'place',
        source: map.id,
        object: id,
        text: text.trim(),
        where: map.title,
        who: '',
        by,
      });
    }
  }
  return found;
}
