import { equalityDeep } from 'lib0/function';
import * as Y from 'yjs';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import type { BoardObject } from '../model';
import { BOARD_LIMIT, TEXT_LIMIT } from '../model';
import { objectsOf } from './document';
import { TAG_PREFIX } from './read';
import { wellFormed } from './text';

/** Who writes into which document. Everything that changes a board takes it first. */
export interface Writer {
  doc: Y.Doc;
  /** Origin of the transactions: undo tells one's own actions by it. */
  origin: unknown;
  /** Person id written into what is made (`usr_…`, `gst_…`, `import`). */
  by: string;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Makes the ids of new objects; random ones when not given. */
  newId?: () => string;
}

/** An id for a new object. */
export function nextId(writer: Writer): string {
  return writer.newId?.() ?? newId('obj');
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
type Given = 'id' | 'z' | 'by' | 'createdAt' | 'group' | 'tags';

/** What to make: the values of its type; the rest is filled in (on top, by the writer, now) unless given. */
export type Draft = DistributiveOmit<BoardObject, Given> & Partial<Pick<BoardObject, Given>>;

/**
 * Adds objects, in the order of stacking, in one transaction. Returns their ids.
 * @throws DomainError `too_large` (`board_full`, `text_too_long`) before anything is written
 */
export function addObjects(writer: Writer, drafts: readonly Draft[]): string[] {
  const objects = objectsOf(writer.doc);
  if (objects.size + drafts.length > BOARD_LIMIT.objects) {
    throw new DomainError('too_large', { reason: 'board_full', limit: BOARD_LIMIT.objects });
  }
  for (const draft of drafts) if ('text' in draft) assertLength(draft.text, '');
  let top = drafts.every(({ z }) => z !== undefined) ? 0 : highest(objects);
  const ids: string[] = [];
  writer.doc.transact(() => {
    for (const draft of drafts) {
      const id = draft.id ?? nextId(writer);
      top = Math.max(top + 1, draft.z ?? 0);
      objects.set(id, toStored({ ...draft, z: draft.z ?? top }, writer));
      ids.push(id);
    }
  }, writer.origin);
  return ids;
}

/** Adds one object; see `addObjects`. */
export function addObject(writer: Writer, draft: Draft): string {
  const [id] = addObjects(writer, [draft]);
  if (id === undefined) throw new Error('nothing was added');
  return id;
}

/** The Y.Map of an object, from values. */
function toStored(draft: Draft, writer: Writer): Y.Map<unknown> {
  const { id: _, by, createdAt, group, tags, ...values } = draft;
  const stored = new Y.Map<unknown>();
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined)
      stored.set(key, key === 'text' ? new Y.Text(wellFormed(String(value))) : plain(value));
  }
  stored.set('by', by ?? writer.by);
  stored.set('t', createdAt ?? writer.now());
  if (group) stored.set('group', group);
  for (const tag of tags ?? []) stored.set(TAG_PREFIX + wellFormed(tag), true);
  return stored;
}

/** A copy that shares nothing with the caller: Yjs keeps what it is given. */
export function plain(value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value);
  return typeof value === 'object' ? structuredClone(value) : value;
}

function highest(objects: Y.Map<unknown>): number {
  let top = 0;
  objects.forEach((object) => {
    const z = object instanceof Y.Map ? object.get('z') : null;
    if (typeof z === 'number' && z > top && z < Number.MAX_SAFE_INTEGER / 2) top = z;
  });
  return Math.ceil(top);
}

/** Refuses a text that is too long, unless it becomes shorter than it was. */
export function assertLength(text: string, before: string): void {
  if (text.length > TEXT_LIMIT && text.length > before.length) {
    throw new DomainError('too_large', { reason: 'text_too_long', limit: TEXT_LIMIT });
  }
}

/** Runs `change` on each object of the ids that is there, in one transaction. */
export function changeEach(
  { doc, origin }: Writer,
  ids: Iterable<string>,
  change: (object: Y.Map<unknown>, id: string) => void,
): void {
  const objects = objectsOf(doc);
  doc.transact(() => {
    for (const id of ids) {
      const object = objects.get(id);
      if (object instanceof Y.Map) change(object, id);
    }
  }, origin);
}

/** Sets a value unless it is there already: no update goes out for a change that changes nothing. */
export function setValue(object: Y.Map<unknown>, key: string, value: unknown): void {
  if (!equalityDeep(object.get(key), value)) object.set(key, value);
}
