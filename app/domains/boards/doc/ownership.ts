import * as Y from 'yjs';

/** Keys by which another object refers to one. */
const REFERENCES = ['group', 'from', 'to'] as const;

/**
 * Whether somebody other than this document's own client has worked on an object: wrote in it, changed a value of
 * it, put something into it or hung a connector on it. What undo and redo restored counts as one's own.
 */
export function touchedByOthers(objects: Y.Map<unknown>, id: string): boolean {
  const own = objects.doc?.clientID;
  const object = objects.get(id);
  if (own === undefined || !(object instanceof Y.Map)) return false;
  if (hasItemOfOthers(object, own)) return true;
  for (const other of objects.values()) {
    if (other instanceof Y.Map && REFERENCES.some((key) => refersBy(other, key, id, own))) return true;
  }
  return false;
}

/** What every shared type is made of. */
interface Parts {
  _map: ReadonlyMap<string, Y.Item>;
  _start: Y.Item | null;
}

function hasItemOfOthers(type: Parts, own: number): boolean {
  for (const item of type._map.values()) if (isOfOthers(item, own)) return true;
  for (let item = type._start; item !== null; item = item.right) if (isOfOthers(item, own)) return true;
  return false;
}

function isOfOthers(item: Y.Item, own: number): boolean {
  if (item.deleted) return false;
  if (item.id.client !== own) return true;
  return item.content instanceof Y.ContentType && hasItemOfOthers(item.content.type, own);
}

function refersBy(other: Y.Map<unknown>, key: string, id: string, own: number): boolean {
  const item = other._map.get(key);
  if (item === undefined || item.deleted || item.id.client === own) return false;
  const value = other.get(key);
  return (
    value === id || (typeof value === 'object' && value !== null && 'object' in value && value.object === id)
  );
}
