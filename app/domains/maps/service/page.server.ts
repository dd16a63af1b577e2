import type { Principal } from '~/domains/accounts/model';
import { type AreaStanding, boxAround } from '~/domains/areas/model';
import { openArea } from '~/domains/areas/service/standing.server';
import { listShapes } from '~/domains/areas/service.server';
import { standingOf } from '~/domains/boards/page.server';
import { listBoardSummaries } from '~/domains/boards/service.server';
import type { RoomView } from '~/domains/workshops/model';
import { listAuthors } from '~/domains/workshops/service/people.server';
import type { Deps } from '~/platform/deps.server';
import { mapTilesOf } from '~/platform/map-tiles';
import { readMap } from '../doc';
import { type Bounds, type MapContent, sourcesOf } from '../model';
import { mapRoom, mayPublishMap } from '../policy';
import { getMap, listMapSummaries } from '../service.server';
import type { MapFacts, MapPerson } from '../ui/facts';

/** Around a middle whose area nobody drew, in degrees of latitude. */
const AROUND = 0.012;
/** The middle of Sapporo, for an area nobody knows. */
const NOWHERE = { lat: 43.062, lng: 141.354 };

/**
 * What is known of the area of a map as of a day ('': today): name, outline, and the box to look at. An area that is no
 * more keeps its last. `standing` null: nobody ever had the code.
 */
export async function placeOf(
  deps: Deps,
  code: string,
  on = '',
): Promise<Pick<MapFacts, 'area' | 'outline' | 'box'> & { standing: AreaStanding | null }> {
  const opened = await openArea(deps, code, on);
  const area = opened?.area;
  const shape = (await listShapes(deps, [code], opened?.standing.day)).get(code) ?? null;
  const box = shape ? boxAround([shape.shape]) : null;
  const { lat, lng } = area?.middle ?? NOWHERE;
  const around: Bounds = {
    south: lat - AROUND,
    north: lat + AROUND,
    west: lng - AROUND * 1.4,
    east: lng + AROUND * 1.4,
  };
  return {
    standing: opened?.standing ?? null,
    area: { code, name: area?.name ?? '' },
    outline: shape && { shape: shape.shape, approximate: shape.approximate, source: shape.source },
    box: box ?? around,
  };
}

/** What a screen needs of a map besides its document, by right. Throws `not_found`, `unauthenticated`, `forbidden`. */
export async function readMapFacts(deps: Deps, principal: Principal, mapId: string): Promise<MapFacts> {
  const { map, workshop, lead } = await getMap(deps, principal, mapId);
  const { standing: _, ...place } = await placeOf(deps, map.area_code);
  const content = await deps.rooms.read(mapRoom(map.id), readMap);
  const authors = await listAuthors(deps, workshop.id, sourcesOf(content.features).people);
  const maps = (await listMapSummaries(deps, workshop.id)).filter((each) => each.id !== map.id);
  return {
    mapId: map.id,
    title: map.title,
    kind: map.kind,
    room: mapRoom(map.id),
    workshop,
    ...place,
    tiles: mapTilesOf(deps.env),
    names: Object.fromEntries(Object.entries(authors).map(([id, { name }]) => [id, name])),
    maps: maps.map(({ id, title, kind }) => ({ id, title, kind })),
    boards: (await listBoardSummaries(deps, workshop.id)).map(({ id, title }) => ({ id, title })),
    locked: map.locked === 1,
    publishedAt: map.published_at,
    mergedAt: map.merged_at,
    lead,
    mayPublish: mayPublishMap(principal),
  };
}

/** What is on a map now, by right. Throws as `readMapFacts`. */
export async function readMapContent(deps: Deps, principal: Principal, mapId: string): Promise<MapContent> {
  const { map } = await getMap(deps, principal, mapId);
  return deps.rooms.read(mapRoom(map.id), readMap);
}

/** What the page of a map shows before the document has come. */
export interface MapPage {
  facts: MapFacts;
  person: MapPerson;
  session: RoomView | null;
}

/** Reads a map's page by right. */
export async function openMapPage(deps: Deps, principal: Principal, mapId: string): Promise<MapPage> {
  const access = await getMap(deps, principal, mapId);
  const facts = await readMapFacts(deps, principal, mapId);
  return { facts, ...(await standingOf(deps, principal, access)) };
}
