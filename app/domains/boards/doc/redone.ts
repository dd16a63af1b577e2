import * as Y from 'yjs';

type Step = Y.UndoManager['undoStack'][number];

/**
 * Cuts what a step inserted, and what undo and redo have since put in its place, at the same points. Yjs takes back an
 * insertion by following it to its replacement, which by then may be joined with a neighbour's text or cut by it: the
 * whole of the joined piece would go, or only a part of the cut one. Has to run inside the transaction of the undo,
 * for pieces are joined again at its end.
 */
export function cutReplacements(transaction: Y.Transaction, steps: readonly Step[]): void {
  const replaced: Y.Item[] = [];
  for (const step of steps) {
    Y.iterateDeletedStructs(transaction, step.insertions, (struct) => {
      if (struct instanceof Y.Item && struct.redone !== null && struct.length > 1) replaced.push(struct);
    });
  }
  for (const item of replaced) {
    if (item.redone !== null) cutAt(transaction, item, cutsOf(transaction, item.redone, item.length));
  }
}

/**
 * Forgets what undo and redo have put in the place of something when it is gone for good, as when somebody else has
 * since put the whole object back. Yjs follows what it takes back, what lies around it and what it lies in to their
 * replacements without asking whether there are any, and fails; told that there are none, it leaves things as they
 * are. Has to run where `cutReplacements` does.
 */
export function forgetGoneReplacements(transaction: Y.Transaction, steps: readonly Step[]): void {
  const seen = new Set<Y.Item>();
  const look = (item: Y.Item) => {
    seen.add(item);
    if (item.redone !== null && !isThere(transaction, item.redone)) item.redone = null;
  };
  const lookAround = (start: Y.Item) => {
    for (const side of ['left', 'right'] as const) {
      for (let item = start[side]; item !== null && !seen.has(item); item = item[side]) look(item);
    }
    look(start);
  };
  for (const step of steps) {
    Y.iterateDeletedStructs(transaction, step.deletions, (struct) => {
      for (let item = struct instanceof Y.Item ? struct : null; item !== null && !seen.has(item); ) {
        lookAround(item);
        item = item.parent instanceof Y.AbstractType ? item.parent._item : null;
      }
    });
  }
}

/** Whether the last replacement is still there, be it deleted: what is no longer kept has no content. */
function isThere(transaction: Y.Transaction, first: Y.ID): boolean {
  let last: Y.Item | null = null;
  for (let id: Y.ID | null = first; id !== null; id = last.redone) {
    const struct = Y.getItem(transaction.doc.store, id);
    if (!(struct instanceof Y.Item)) return false;
    last = struct;
  }
  return !(last?.content instanceof Y.ContentDeleted);
}

/** Cuts the run of `length` units from `id` off from what follows; returns the offsets at which it is cut inside. */
function cutsOf(transaction: Y.Transaction, id: Y.ID, length: number): number[] {
  const cuts: number[] = [];
  let offset = 0;
  while (offset < length) {
    const item = Y.getItemCleanStart(transaction, Y.createID(id.client, id.clock + offset));
    if (!(item instanceof Y.Item)) return cuts;
    if (item.length > length - offset) cutAt(transaction, item, [length - offset]);
    const end = offset + item.length;
    const inner = item.redone === null ? [] : cutsOf(transaction, item.redone, item.length);
    cutAt(transaction, item, inner);
    cuts.push(...inner.map((cut) => offset + cut));
    offset = end;
    if (offset < length) cuts.push(offset);
  }
  return cuts;
}

function cutAt(transaction: Y.Transaction, item: Y.Item, offsets: readonly number[]): void {
  const { client, clock } = item.id;
  for (const offset of offsets) Y.getItemCleanStart(transaction, Y.createID(client, clock + offset));
}
