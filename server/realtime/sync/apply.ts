import * as Y from 'yjs';
import type { Member } from './member';

/**
 * Applies a member's update, already known to be whole. Returns whether all of it could be used. What builds on
 * changes the room doesn't have is not kept: it would pass the guard under another name later, and be in
 * answers before it is in the document. Its sender has it and is asked again. Throws what Yjs throws.
 */
export function applyFrom(member: Member, doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update, member);
    return doc.store.pendingStructs === null && doc.store.pendingDs === null;
  } finally {
    doc.store.pendingStructs = null;
    doc.store.pendingDs = null;
  }
}
