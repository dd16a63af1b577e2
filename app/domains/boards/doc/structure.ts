import * as Y from 'yjs';
import type { Board, BoardObject, Colour, Point } from '../model';
import { attachedTo, copyable, groupsAbove, topmost, union } from '../model';
import { objectsOf } from './document';
import { readBoard, readStored } from './read';
import type { Draft, Writer } from './writer';
import { addObject, addObjects, changeEach, nextId, setValue } from './writer';

/**
 * Deletes objects, and the connectors that hang on them. Members of a deleted group that stay move up into the group
 * around it; to delete a group with its members pass `withMembers(board, ids)`.
 */
export function deleteObjects(writer: Writer, ids: Iterable<string>): void {
  const objects = objectsOf(writer.doc);
  const gone = new Set(ids);
  writer.doc.transact(() => {
    const around = new Map<string, string | null>();
    for (const id of gone) around.set(id, storedGroup(objects.get(id)));
    objects.forEach((value, id) => {
      const group = storedGroup(value);
      if (value instanceof Y.Map && !gone.has(id) && group !== null && gone.has(group)) {
        putInGroup(value, firstLeft(group, around));
      }
    });
    for (const id of [...gone, ...hangingOn(objects, gone)]) objects.delete(id);
  }, writer.origin);
}

function storedGroup(value: unknown): string | null {
  const group = value instanceof Y.Map ? value.get('group') : null;
  return typeof group === 'string' ? group : null;
}

/** The first group upwards from `id` that is not among those that go. */
function firstLeft(id: string, around: ReadonlyMap<string, string | null>): string | null {
  const seen = new Set<string>();
  let group: string | null = id;
  while (group !== null && around.has(group) && !seen.has(group)) {
    seen.add(group);
    group = around.get(group) ?? null;
  }
  return group !== null && seen.has(group) ? null : group;
}

function hangingOn(objects: Y.Map<unknown>, ids: ReadonlySet<string>): string[] {
  const out: string[] = [];
  objects.forEach((value, id) => {
    if (!(value instanceof Y.Map) || value.get('type') !== 'connector' || ids.has(id)) return;
    const connector = readStored(id, value);
    if (connector?.type === 'connector' && attachedTo(connector).some((end) => ids.has(end))) out.push(id);
  });
  return out;
}

function putInGroup(object: Y.Map<unknown>, group: string | null): void {
  if (group === null) object.delete('group');
  else setValue(object, 'group', group);
}

/**
 * Makes a group (島) of objects; frames and connectors can't be in one. It lies in the group they all lie in, if they
 * do. Returns its id, null when there was nothing to group.
 */
export function groupObjects(
  writer: Writer,
  ids: Iterable<string>,
  { text = '', colour = 'grey' }: { text?: string; colour?: Colour } = {},
  board: Board = readBoard(writer.doc),
): string | null {
  const members = topmost(board, ids).flatMap((id) => {
    const object = board.get(id);
    return object !== undefined && canBeMember(object) ? [object] : [];
  });
  const [first] = members;
  if (first === undefined) return null;
  const parent = members.every(({ group }) => group === first.group) ? first.group : null;
  const box = union(members.flatMap(({ id }) => board.boxOf(id) ?? []));
  const at: Point = box === null ? [0, 0] : [box.x, box.y];
  const group = nextId(writer);
  writer.doc.transact(() => {
    addObject(writer, { id: group, type: 'group', at, text, colour, group: parent });
    changeEach(
      writer,
      members.map(({ id }) => id),
      (object) => setValue(object, 'group', group),
    );
  }, writer.origin);
  return group;
}

function canBeMember(object: BoardObject): boolean {
  return object.type !== 'frame' && object.type !== 'connector';
}

/** Takes groups away and leaves their members, in the group around if there is one. */
export function ungroup(writer: Writer, groupIds: Iterable<string>): void {
  const objects = objectsOf(writer.doc);
  deleteObjects(
    writer,
    [...groupIds].filter((id) => readStored(id, objects.get(id))?.type === 'group'),
  );
}

/** Puts objects into a group, or out of any (null). A group is never put into itself or what it holds. */
export function putInto(
  writer: Writer,
  ids: Iterable<string>,
  group: string | null,
  board: Board = readBoard(writer.doc),
): void {
  if (group !== null && board.get(group)?.type !== 'group') return;
  const above = new Set(group === null ? [] : [group, ...groupsAbove(board, group)]);
  const movable = [...ids].filter((id) => {
    const object = board.get(id);
    return object !== undefined && canBeMember(object) && !above.has(id);
  });
  changeEach(writer, movable, (object) => putInGroup(object, group));
}

/**
 * Copies of objects with everything in their groups, `by` and time of the writer, in the same groups as the originals.
 * Returns the ids of the copies.
 */
export function duplicateObjects(
  writer: Writer,
  ids: Iterable<string>,
  offset: Point = [24, 24],
  board: Board = readBoard(writer.doc),
): string[] {
  const objects = copyable(board, ids).map((object) => ({
    ...object,
    group: board.get(object.id)?.group ?? null,
  }));
  return insertCopies(writer, objects, offset);
}

/** Adds objects from elsewhere (a clipboard, another board) under new ids, shifted by `offset`. Returns the new ids. */
export function insertCopies(writer: Writer, objects: readonly BoardObject[], offset: Point): string[] {
  const renamed = new Map(objects.map(({ id }) => [id, nextId(writer)]));
  return addObjects(
    writer,
    [...objects].sort((a, b) => a.z - b.z).map((object) => copyOf(object, renamed, offset)),
  );
}

function copyOf(object: BoardObject, renamed: ReadonlyMap<string, string>, [dx, dy]: Point): Draft {
  const { z: _z, by: _by, createdAt: _createdAt, ...values } = object;
  const id = renamed.get(object.id);
  const group = object.group === null ? null : (renamed.get(object.group) ?? object.group);
  const move = ([x, y]: Point): Point => [x + dx, y + dy];
  if (values.type !== 'connector') return { ...values, id, group, at: move(values.at) };
  const end = (which: 'from' | 'to') => {
    const given = values[which];
    return 'point' in given
      ? { point: move(given.point) }
      : { object: renamed.get(given.object) ?? given.object };
  };
  return { ...values, id, group, from: end('from'), to: end('to') };
}
