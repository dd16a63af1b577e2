import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { IN_PUBLIC, type SearchText, type TextSource, thoseOpen } from '~/platform/searched';
import { readMap } from '../doc';
import { type MapContent, parsePublished } from '../model';
import { mapRoom } from '../policy';
import * as repo from '../repo.server';
import { getMap } from '../service.server';

/** What is written on a map, place by place; nothing when there is no such map. For the index only: asks nobody. */
export async function listMapTexts(deps: TextSource, mapId: string): Promise<SearchText[]> {
  const row = await repo.findMap(deps.db, mapId);
  if (!row) return [];
  return textsOn(await deps.rooms.read(mapRoom(mapId), readMap)).map((text) => ({
    ...text,
    within: row.workshop_id,
  }));
}

/** The same of a map as everybody sees it; nothing when it is not public. */
export async function listPublishedMapTexts(deps: Pick<Deps, 'db'>, mapId: string): Promise<SearchText[]> {
  const row = await repo.findMap(deps.db, mapId);
  if (!row || row.published === null || row.published_at === null) return [];
  const version = row.published_at;
  return textsOn(parsePublished(row.published)).map((text) => ({ ...text, within: IN_PUBLIC, version }));
}

function textsOn({ features }: MapContent): Omit<SearchText, 'within'>[] {
  return features.map((feature) => ({
    object: feature.id,
    part: feature.type,
    text: [feature.text, feature.type === 'photo' ? feature.alt : ''].join(' '),
  }));
}

/** Those of the maps that somebody may open, by id, with how they and their workshops are called. */
export async function openMaps(
  deps: Deps,
  principal: Principal,
  ids: Iterable<string>,
): Promise<Map<string, { title: string; workshop: string }>> {
  return thoseOpen(ids, async (id) => {
    const { map, workshop } = await getMap(deps, principal, id);
    return { title: map.title, workshop: workshop.title };
  });
}

/** Those of the maps that are public now, by id; `version`: which publication. */
export async function openPublishedMaps(
  deps: Pick<Deps, 'db'>,
  ids: Iterable<string>,
): Promise<Map<string, { title: string; areaCode: string; version: number }>> {
  return thoseOpen(ids, async (id) => {
    const row = await repo.findMap(deps.db, id);
    if (!row || row.published === null || row.published_at === null) throw new DomainError('not_found');
    return { title: row.title, areaCode: row.area_code, version: row.published_at };
  });
}
