import * as Y from 'yjs';
import type { Board, BoardObject } from '../model';
import { boardFrom, parseObject } from '../model';
import { objectsOf } from './document';

/** Key under which a tag is stored, so that people who tag at the same time don't undo each other. */
export const TAG_PREFIX = 'tag:';

const NO_TAGS: readonly string[] = [];

/**
 * One object as stored, checked; its `group` is not yet resolved. Null when there is none or it can't be shown.
 * Never throws, whatever the document holds.
 */
export function readStored(id: string, value: unknown): BoardObject | null {
  if (!(value instanceof Y.Map)) return null;
  const fields = new Map<string, unknown>();
  let tags: string[] | undefined;
  value.forEach((field, key) => {
    if (!key.startsWith(TAG_PREFIX)) fields.set(key, field instanceof Y.Text ? field.toString() : field);
    else if (field === true && key.length > TAG_PREFIX.length) {
      tags ??= [];
      tags.push(key.slice(TAG_PREFIX.length));
    }
  });
  return parseObject(id, fields, tags ?? NO_TAGS);
}

/** The Y.Text of an object, for binding an editor; null when it has none. */
export function textOf(doc: Y.Doc, id: string): Y.Text | null {
  const object = objectsOf(doc).get(id);
  const text = object instanceof Y.Map ? object.get('text') : null;
  return text instanceof Y.Text ? text : null;
}

/** Reads the whole board as it is now. For a view that follows the document use `BoardStore`. */
export function readBoard(doc: Y.Doc): Board {
  const stored: BoardObject[] = [];
  objectsOf(doc).forEach((value, id) => {
    const object = readStored(id, value);
    if (object !== null) stored.push(object);
  });
  return boardFrom(stored);
}
