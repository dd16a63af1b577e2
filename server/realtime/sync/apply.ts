import * as Y from 'yjs';
import { MalformedFrame } from './frames';
import type { Member } from './member';
import { WAITED } from './origins';

/**
 * Applies a member's update, already known to be whole. Returns whether a part of it waits for changes the room
 * doesn't have. Throws what Yjs throws, and `MalformedFrame` when more than `pendingBytes` would wait; what
 * waited before is kept.
 */
export function applyFrom(member: Member, doc: Y.Doc, update: Uint8Array, pendingBytes: number): boolean {
  const { store } = doc;
  const { pendingStructs, pendingDs } = store;
  const before = sizeOf(pendingStructs?.update) + sizeOf(pendingDs);
  if (member.grant.privileged && before > 0) applyWithoutWaiting(member, doc, update);
  else Y.applyUpdate(doc, update, member);
  const after = sizeOf(store.pendingStructs?.update) + sizeOf(store.pendingDs);
  if (after > pendingBytes && after > before) {
    store.pendingStructs = pendingStructs;
    store.pendingDs = pendingDs;
    throw new MalformedFrame('too much that builds on unknown changes');
  }
  return after > before;
}

/** What waits may be somebody else's and must not pass the guard under a privileged name: it is applied after. */
function applyWithoutWaiting(member: Member, doc: Y.Doc, update: Uint8Array): void {
  const { store } = doc;
  const { pendingStructs, pendingDs } = store;
  store.pendingStructs = null;
  store.pendingDs = null;
  try {
    Y.applyUpdate(doc, update, member);
  } finally {
    if (pendingStructs) Y.applyUpdateV2(doc, pendingStructs.update, WAITED);
    if (pendingDs) Y.applyUpdateV2(doc, pendingDs, WAITED);
  }
}

function sizeOf(bytes: Uint8Array | null | undefined): number {
  return bytes?.byteLength ?? 0;
}
