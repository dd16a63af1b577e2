import * as Y from 'yjs';
import { type Principal, personId } from '~/domains/accounts/model';
import { listAreas } from '~/domains/areas/service.server';
import { copyFile } from '~/domains/files/service.server';
import {
  type DocumentAccess,
  documentAccess,
  requireWorkshop,
  touchSessions,
} from '~/domains/workshops/access.server';
import type { MapSummary } from '~/domains/workshops/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { type AuthorizeRoom, authorizeRooms } from '~/platform/rooms';
import { MAX_MAPS, mapIdOfRoom, mapRoom } from './policy';
import * as repo from './repo.server';

/** A map with what the viewer may do on it now. */
export interface MapAccess extends DocumentAccess {
  map: repo.MapRow;
}

/**
 * Reads a map by right, which is that of the boards of its workshop. Throws `not_found`, `unauthenticated`, or
 * `forbidden` with reason `waiting`, `removed` or none.
 */
export async function getMap(deps: Deps, principal: Principal, mapId: string): Promise<MapAccess> {
  const map = await repo.findMap(deps.db, mapId);
  if (!map) throw new DomainError('not_found');
  const document = { workshopId: map.workshop_id, locked: map.locked === 1 };
  return { map, ...(await documentAccess(deps, principal, document)) };
}

/** Rights on map rooms (`map-<map id>`), asked by the sync side at each connection. */
export function authorizeMapRoom(deps: Deps): AuthorizeRoom {
  return authorizeRooms(mapIdOfRoom, (principal, mapId) => getMap(deps, principal, mapId));
}

/** Maps of a workshop. The caller has checked the right. */
export async function listMapSummaries(deps: Pick<Deps, 'db'>, workshopId: string): Promise<MapSummary[]> {
  const maps = await repo.listMaps(deps.db, workshopId);
  return maps.map(({ id, title, kind, locked }) => ({ id, title, kind, locked: locked === 1 }));
}

/** Areas a map may show: 連合町内会 and centre areas, with the name of their ward, in the order of wards and kana. */
export async function listAreasForMaps(
  deps: Pick<Deps, 'db' | 'clock'>,
): Promise<{ code: string; name: string; ward: string }[]> {
  const wards = await listAreas(deps, { kind: 'ward' });
  const areas = [
    ...(await listAreas(deps, { kind: 'rengo' })),
    ...(await listAreas(deps, { kind: 'centre' })),
  ];
  return [...wards]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .flatMap((ward) =>
      areas
        .filter((area) => area.code.startsWith(ward.code))
        .map(({ code, name }) => ({ code, name, ward: ward.name })),
    );
}

/** Whether the map belongs to the workshop. */
export async function isMapOf(deps: Pick<Deps, 'db'>, mapId: string, workshopId: string): Promise<boolean> {
  return (await repo.findMap(deps.db, mapId))?.workshop_id === workshopId;
}

/** Makes an empty map; returns its id. Throws `conflict` (`too_many_maps`). */
export async function createMap(
  deps: Deps,
  principal: Principal,
  workshopId: string,
  input: { title: string; areaCode: string; kind?: 'table' | 'merged' },
): Promise<string> {
  await requireWorkshop(deps, principal, workshopId, 'plan.edit');
  return addMap(deps, workshopId, { kind: 'table', ...input });
}

async function addMap(
  deps: Deps,
  workshopId: string,
  input: { title: string; areaCode: string; kind: 'table' | 'merged' },
): Promise<string> {
  const existing = await repo.listMaps(deps.db, workshopId);
  if (existing.length >= MAX_MAPS) throw new DomainError('conflict', { reason: 'too_many_maps' });
  const id = newId('map');
  const last = existing[existing.length - 1]?.created_at ?? 0;
  await repo.insertMap(deps.db, {
    id,
    workshop_id: workshopId,
    area_code: input.areaCode,
    title: input.title,
    kind: input.kind,
    // Order of maps is the order of their times: two made within a millisecond must not tie.
    created_at: Math.max(deps.clock.now(), last + 1),
    merged_at: null,
    published: null,
    published_at: null,
  });
  await touchSessions(deps, workshopId);
  return id;
}

export async function renameMap(
  deps: Deps,
  principal: Principal,
  input: { mapId: string; title: string },
): Promise<void> {
  const map = await mapForEditing(deps, principal, input.mapId);
  await repo.changeMap(deps.db, map.id, { title: input.title });
  await touchSessions(deps, map.workshop_id);
}

/** Removes a map; phases that worked on it have none then. What was drawn stays in the room log. */
export async function removeMap(deps: Deps, principal: Principal, mapId: string): Promise<void> {
  const map = await mapForEditing(deps, principal, mapId);
  await repo.removeMap(deps.db, map.id);
  deps.events.emit({ type: 'access.changed', rooms: [mapRoom(map.id)] });
  await touchSessions(deps, map.workshop_id);
}

async function mapForEditing(deps: Deps, principal: Principal, mapId: string): Promise<repo.MapRow> {
  const map = await repo.findMap(deps.db, mapId);
  if (!map) throw new DomainError('not_found');
  await requireWorkshop(deps, principal, map.workshop_id, 'plan.edit');
  return map;
}

/** Locks a map for participants, or opens it again; holds at once for everyone on it. */
export async function setMapLocked(
  deps: Deps,
  principal: Principal,
  input: { mapId: string; locked: boolean },
): Promise<void> {
  const map = await repo.findMap(deps.db, input.mapId);
  if (!map) throw new DomainError('not_found');
  await requireWorkshop(deps, principal, map.workshop_id, 'session.conduct');
  if ((map.locked === 1) === input.locked) return;
  await repo.changeMap(deps.db, map.id, { locked: input.locked ? 1 : 0 });
  deps.events.emit({ type: 'access.changed', rooms: [mapRoom(map.id)] });
  await touchSessions(deps, map.workshop_id);
}

/**
 * Copies the tables' maps of one workshop to another: names and areas, and what is drawn on them when `content`.
 * Merged maps follow from the others and are not copied. The caller has checked the rights in both. Returns
 * old id → new id.
 */
export async function copyMaps(
  deps: Deps,
  principal: Principal,
  input: { from: string; to: string; content: boolean },
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const map of await repo.listMaps(deps.db, input.from)) {
    if (map.kind === 'merged') continue;
    const id = await addMap(deps, input.to, { title: map.title, areaCode: map.area_code, kind: 'table' });
    ids.set(map.id, id);
    if (input.content) await copyMapContent(deps, principal, { from: map.id, to: id, workshopId: input.to });
  }
  return ids;
}

/** Photos get files of their own, since they are seen by the people of their workshop. */
async function copyMapContent(
  deps: Deps,
  principal: Principal,
  { from, to, workshopId }: { from: string; to: string; workshopId: string },
): Promise<void> {
  const by = personId(principal) ?? 'import';
  const state = await deps.rooms.snapshot(mapRoom(from));
  await deps.rooms.edit(mapRoom(to), by, (doc) => Y.applyUpdate(doc, state));
  const files = await deps.rooms.read(mapRoom(to), filesIn);
  const copies = new Map<string, string>();
  for (const file of files) {
    const copy = await copyFile(deps, file, { workshop: workshopId });
    if (copy) copies.set(file, copy);
  }
  // A change of its own: Yjs takes a transaction that applied an update for somebody else's.
  await deps.rooms.edit(mapRoom(to), by, (doc) => {
    for (const feature of doc.getMap<unknown>('features').values()) {
      if (!(feature instanceof Y.Map)) continue;
      feature.delete('note');
      const copy = copies.get(String(feature.get('file')));
      if (copy) feature.set('file', copy);
    }
  });
}

/** Ids of the uploads a map document refers to. */
export function filesIn(doc: Y.Doc): string[] {
  const ids = new Set<string>();
  for (const feature of doc.getMap<unknown>('features').values()) {
    const file = feature instanceof Y.Map ? feature.get('file') : undefined;
    if (typeof file === 'string') ids.add(file);
  }
  return [...ids];
}
