import { equalityDeep } from 'lib0/function';
import * as Y from 'yjs';
import type { Principal } from '~/domains/accounts/model';
import { addObject, readBoard } from '~/domains/boards/doc';
import { freeSpot, NOTE_SIZE, type NoteObject } from '~/domains/boards/model';
import { boardRoom } from '~/domains/boards/policy';
import { getBoard, isBoardOf } from '~/domains/boards/service.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { featuresOf, readFeature, readMap } from '../doc';
import type { MapFeature } from '../model';
import { mapRoom } from '../policy';
import { findMap } from '../repo.server';
import { getMap, listMapSummaries, type MapAccess } from '../service.server';
import type { LinkedNote } from '../ui/parts/note-link';

/**
 * The note a place belongs to, and what it says now: on a merged map also the one of the place as its table drew it.
 * Throws as `getMap`.
 */
export async function readLinkedNote(
  deps: Deps,
  principal: Principal,
  input: { mapId: string; feature: string },
): Promise<LinkedNote> {
  const { map } = await getMap(deps, principal, input.mapId);
  const place = await readPlace(deps, map.id, input.feature);
  const note = place?.note ?? (await noteAtTable(deps, map.workshop_id, place));
  const none: LinkedNote = { feature: input.feature, note, text: null, board: '' };
  if (!note || !(await isBoardOf(deps, note.board, map.workshop_id))) return none;
  const { board } = await getBoard(deps, principal, note.board);
  const object = await deps.rooms.read(boardRoom(board.id), (doc) => readBoard(doc).get(note.object));
  return { ...none, text: object && 'text' in object ? object.text : null, board: board.title };
}

async function noteAtTable(deps: Deps, workshop: string, place: MapFeature | null): Promise<Note | null> {
  const origin = place?.origin;
  // What a document says of rooms was written by people: only maps of this workshop are read.
  if (!origin || (await findMap(deps.db, origin.map))?.workshop_id !== workshop) return null;
  return (await readPlace(deps, origin.map, origin.feature))?.note ?? null;
}

async function readPlace(deps: Deps, mapId: string, feature: string): Promise<MapFeature | null> {
  return deps.rooms.read(mapRoom(mapId), (doc) => readFeature(feature, featuresOf(doc).get(feature)));
}

/**
 * Makes a note of a place on a board of the same workshop, tied both ways; returns its id. Throws `not_found`,
 * `forbidden` (`board_read_only`), `invalid` (`board_foreign`), `conflict` (`has_note`).
 */
export async function makeNoteOfPlace(
  deps: Deps,
  principal: Principal,
  input: { mapId: string; feature: string; board: string },
): Promise<string> {
  const access = await mapToWrite(deps, principal, input.mapId);
  if (!(await isBoardOf(deps, input.board, access.map.workshop_id))) {
    throw new DomainError('invalid', { reason: 'board_foreign' });
  }
  const board = await getBoard(deps, principal, input.board);
  if (board.mode !== 'write') throw new DomainError('forbidden', { reason: 'board_read_only' });
  const place = await readPlace(deps, access.map.id, input.feature);
  if (!place) throw new DomainError('not_found');
  if (place.note) throw new DomainError('conflict', { reason: 'has_note' });
  const by = access.personId;
  const id = newId('obj');
  await deps.rooms.edit(boardRoom(input.board), by, (doc) => {
    addObject(
      { doc, origin: by, by, now: () => deps.clock.now() },
      {
        id,
        type: 'note',
        colour: 'yellow',
        size: NOTE_SIZE,
        at: freeSpot(readBoard(doc), NOTE_SIZE, [0, 0]),
        text: place.text,
        place: { map: access.map.id, feature: place.id },
      },
    );
  });
  await tie(deps, by, { mapId: access.map.id, feature: place.id, note: { board: input.board, object: id } });
  return id;
}

/**
 * Ties an existing note to an existing place, both ways. A note points to one place and a place to one note: what
 * either was tied to before knows nothing of it any more. Throws as `makeNoteOfPlace`.
 */
export async function tieNoteToPlace(
  deps: Deps,
  principal: Principal,
  input: { boardId: string; object: string; mapId: string; feature: string },
): Promise<void> {
  const board = await getBoard(deps, principal, input.boardId);
  if (board.mode !== 'write') throw new DomainError('forbidden', { reason: 'board_read_only' });
  const access = await mapToWrite(deps, principal, input.mapId);
  if (access.map.workshop_id !== board.board.workshopId) {
    throw new DomainError('invalid', { reason: 'board_foreign' });
  }
  const place = await readPlace(deps, access.map.id, input.feature);
  if (!place) throw new DomainError('not_found');
  const by = access.personId;
  const here: Place = { map: access.map.id, feature: input.feature };
  const note: Note = { board: board.board.id, object: input.object };
  const before: { place?: Place } = {};
  await deps.rooms.edit(boardRoom(note.board), by, (doc) => {
    const object = doc.getMap<unknown>('objects').get(note.object);
    if (!(object instanceof Y.Map) || object.get('type') !== 'note') throw new DomainError('not_found');
    Object.assign(before, placeOf(doc, note));
    object.set('place', here);
  });
  const workshop = access.map.workshop_id;
  if (before.place && !isSame(before.place, here)) await forgetNote(deps, by, workshop, before.place, note);
  if (place.note && !isSame(place.note, note)) await forgetPlace(deps, by, workshop, place.note, here);
  await tie(deps, by, { mapId: here.map, feature: here.feature, note });
}

type Note = NonNullable<MapFeature['note']>;
type Place = NonNullable<NoteObject['place']>;

function isSame<T extends Note | Place>(a: T, b: T): boolean {
  return equalityDeep({ ...a }, { ...b });
}

/** Takes the way back to a note from the place it pointed to, unless that place has another note by now. */
async function forgetNote(deps: Deps, by: string, workshop: string, place: Place, note: Note): Promise<void> {
  // What a document says of rooms was written by people: only maps of this workshop are touched.
  if ((await findMap(deps.db, place.map))?.workshop_id !== workshop) return;
  await deps.rooms.edit(mapRoom(place.map), by, (doc) => {
    const stored = featuresOf(doc).get(place.feature);
    const tied = readFeature(place.feature, stored)?.note;
    if (stored instanceof Y.Map && tied && isSame(tied, note)) stored.delete('note');
  });
}

/** Takes the way to a place from the note it was tied to, unless that note points elsewhere by now. */
async function forgetPlace(
  deps: Deps,
  by: string,
  workshop: string,
  note: Note,
  place: Place,
): Promise<void> {
  if (!(await isBoardOf(deps, note.board, workshop))) return;
  await deps.rooms.edit(boardRoom(note.board), by, (doc) => {
    const stored = doc.getMap<unknown>('objects').get(note.object);
    const tied = placeOf(doc, note).place;
    if (stored instanceof Y.Map && tied && isSame(tied, place)) stored.delete('place');
  });
}

/** The place a note points to; empty when it points to none. */
function placeOf(doc: Y.Doc, { object }: Note): { place?: Place } {
  const note = readBoard(doc).get(object);
  return note?.type === 'note' && note.place ? { place: note.place } : {};
}

async function tie(
  deps: Deps,
  by: string,
  { mapId, feature, note }: { mapId: string; feature: string; note: { board: string; object: string } },
): Promise<void> {
  await deps.rooms.edit(mapRoom(mapId), by, (doc) => {
    const stored = featuresOf(doc).get(feature);
    if (stored instanceof Y.Map) stored.set('note', note);
  });
}

async function mapToWrite(deps: Deps, principal: Principal, mapId: string): Promise<MapAccess> {
  const access = await getMap(deps, principal, mapId);
  if (access.mode !== 'write') throw new DomainError('forbidden', { reason: 'board_read_only' });
  return access;
}

/** A place a note may point to. */
export interface PlaceChoice {
  map: string;
  mapTitle: string;
  feature: string;
  layer: string;
  text: string;
}

/** Places on the maps of a board's workshop that have words, for choosing one; and what a given place says now. */
export async function listPlaces(
  deps: Deps,
  principal: Principal,
  input: { boardId: string; map: string | null; feature: string | null },
): Promise<{ places: PlaceChoice[]; now: { text: string | null } | null }> {
  const { board } = await getBoard(deps, principal, input.boardId);
  const places: PlaceChoice[] = [];
  let now: { text: string | null } | null = input.feature === null ? null : { text: null };
  for (const map of await listMapSummaries(deps, board.workshopId)) {
    const { features } = await deps.rooms.read(mapRoom(map.id), readMap);
    for (const { id, text, layer } of features) {
      if (map.id === input.map && id === input.feature) now = { text };
      if (text.trim() !== '') {
        places.push({ map: map.id, mapTitle: map.title, feature: id, layer, text: text.slice(0, 80) });
      }
    }
  }
  return { places, now };
}
