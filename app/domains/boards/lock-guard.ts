import { equalityDeep } from 'lib0/function';
import * as Y from 'yjs';
import type { RoomGuard } from '~/platform/rooms';
import { metaOf, objectsOf, readStored, writeText } from './doc';
import { attachedTo } from './model';

/** Origin of the transactions by which a guard puts things back. */
export const LOCK_GUARD = 'lock-guard';

/**
 * Holds locked objects in a live document: what somebody unprivileged changes of them, or deletes, is put back from a
 * copy kept since the lock or the last privileged change. Texts are put back by the smallest change, so that carets
 * and the text around stay. The groups a locked object lies in and the objects a locked connector hangs on can't be
 * deleted either, and nobody unprivileged changes `meta`.
 */
export function createLockGuard(doc: Y.Doc): RoomGuard {
  return new LockGuard(doc);
}

class LockGuard implements RoomGuard {
  /** Copies of what is held, in a document of their own: shared types can be compared and cloned there. */
  private readonly copies = objectsOf(new Y.Doc());
  private readonly objects: Y.Map<unknown>;
  private readonly meta: Y.Map<unknown>;
  private metaCopy: ReadonlyMap<string, unknown>;
  private locked: ReadonlySet<string> = new Set();
  /** What locked objects need to be what they are: only deletion and change of type are put back. */
  private needed: ReadonlySet<string> = new Set();

  constructor(doc: Y.Doc) {
    this.objects = objectsOf(doc);
    this.meta = metaOf(doc);
    this.metaCopy = new Map(this.meta.entries());
  }

  setProtected(objectIds: readonly string[]): void {
    const before = this.locked;
    this.locked = new Set(objectIds);
    for (const id of this.locked) if (!before.has(id)) this.copy(id);
    this.refreshNeeded();
  }

  accept(transaction: Y.Transaction): void {
    if (changes(transaction, this.meta)) this.metaCopy = new Map(this.meta.entries());
    const touched = touchedObjects(transaction, this.objects).filter((id) => this.isHeld(id));
    for (const id of touched) this.copy(id);
    if (touched.length > 0) this.refreshNeeded();
  }

  protect(transaction: Y.Transaction): string[] {
    const touched = touchedObjects(transaction, this.objects).filter((id) => this.isHeld(id));
    const putBack: string[] = [];
    this.objects.doc?.transact(() => {
      if (changes(transaction, this.meta)) this.restoreMeta();
      for (const id of touched) if (this.restore(id)) putBack.push(id);
    }, LOCK_GUARD);
    if (touched.length > 0) this.refreshNeeded();
    return putBack;
  }

  private isHeld(id: string): boolean {
    return this.locked.has(id) || this.needed.has(id);
  }

  /** Keeps what an object is now; forgets it when it is gone. */
  private copy(id: string): void {
    const live = this.objects.get(id);
    if (live instanceof Y.Map) this.copies.set(id, live.clone());
    else this.copies.delete(id);
  }

  private refreshNeeded(): void {
    const needed = new Set<string>();
    const open = [...this.locked];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      for (const other of references(id, this.copies.get(id) ?? this.objects.get(id))) {
        if (this.locked.has(other) || needed.has(other)) continue;
        needed.add(other);
        open.push(other);
      }
    }
    for (const id of needed) if (!this.copies.has(id)) this.copy(id);
    this.needed = needed;
    for (const id of [...this.copies.keys()]) if (!this.isHeld(id)) this.copies.delete(id);
  }

  /** Puts one object back where it has to be; returns whether it had. What is held but new is copied. */
  private restore(id: string): boolean {
    const copy = this.copies.get(id);
    if (!(copy instanceof Y.Map)) {
      this.copy(id);
      return false;
    }
    const live = this.objects.get(id);
    if (!(live instanceof Y.Map)) {
      this.objects.set(id, copy.clone());
      return true;
    }
    if (this.locked.has(id)) return restoreValues(live, copy);
    if (live.get('type') === copy.get('type')) {
      this.copy(id);
      return false;
    }
    live.set('type', copy.get('type'));
    return true;
  }

  private restoreMeta(): void {
    for (const key of this.meta.keys()) if (!this.metaCopy.has(key)) this.meta.delete(key);
    for (const [key, value] of this.metaCopy) {
      if (!(value instanceof Y.AbstractType) && !equalityDeep(this.meta.get(key), value))
        this.meta.set(key, value);
    }
  }
}

/** Whether a transaction set or deleted keys of a map. */
function changes(transaction: Y.Transaction, map: Y.Map<unknown>): boolean {
  return [...transaction.changed.keys()].some((type) => Object.is(type, map));
}

/** Ids of the objects in which a transaction changed something. */
function touchedObjects(transaction: Y.Transaction, objects: Y.Map<unknown>): string[] {
  const ids = new Set<string>();
  for (const [type, keys] of transaction.changed) {
    if (Object.is(type, objects)) for (const key of keys) if (key !== null) ids.add(key);
    let item = type._item;
    while (item !== null && item.parent !== objects) {
      item = item.parent instanceof Y.AbstractType ? item.parent._item : null;
    }
    if (item?.parentSub) ids.add(item.parentSub);
  }
  return [...ids];
}

/** Ids of the objects without which one would not be what it is: the group around it, what a connector hangs on. */
function references(id: string, value: unknown): string[] {
  const object = readStored(id, value);
  if (object === null) return [];
  return object.type === 'connector' ? attachedTo(object) : object.group === null ? [] : [object.group];
}

/** Makes the values of `live` those of `copy`; returns whether there was anything to do. */
function restoreValues(live: Y.Map<unknown>, copy: Y.Map<unknown>): boolean {
  let restored = false;
  for (const key of [...live.keys()]) {
    if (copy.has(key)) continue;
    live.delete(key);
    restored = true;
  }
  for (const [key, value] of copy.entries()) {
    if (sameValue(live.get(key), value)) continue;
    const now = live.get(key);
    if (value instanceof Y.Text && now instanceof Y.Text && isPlain(now) && isPlain(value)) {
      writeText(now, value.toString());
    } else {
      live.set(key, value instanceof Y.AbstractType ? value.clone() : value);
    }
    restored = true;
  }
  return restored;
}

function sameValue(a: unknown, b: unknown): boolean {
  if (a instanceof Y.Text && b instanceof Y.Text) return equalityDeep(a.toDelta(), b.toDelta());
  if (a instanceof Y.AbstractType && b instanceof Y.AbstractType) {
    return a.constructor === b.constructor && equalityDeep(a.toJSON(), b.toJSON());
  }
  return equalityDeep(a, b);
}

/** Whether a text has neither formats nor embeds, so that its string says all. */
function isPlain(text: Y.Text): boolean {
  const parts: { insert?: unknown; attributes?: unknown }[] = text.toDelta();
  return parts.every(({ insert, attributes }) => typeof insert === 'string' && attributes === undefined);
}
