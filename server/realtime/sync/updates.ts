import * as Y from 'yjs';
import { MalformedFrame } from './frames';

type Decoded = ReturnType<typeof Y.decodeUpdate>;

/** Deepest nesting of plain values inside an update; deeper ones could exhaust the stack of a reader. */
const MAX_DEPTH = 100;
/** An update shorter than this can't nest that deep. */
const SHORT = 2 * MAX_DEPTH;

/**
 * Reads an update to its end, so that applying it can't fail half-way for being truncated or no update at all.
 * Throws `MalformedFrame`.
 */
export function decodeWhole(update: Uint8Array): Decoded {
  let decoded: Decoded;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    throw new MalformedFrame('not a Yjs update');
  }
  if (update.length >= SHORT) checkDepth(decoded);
  return decoded;
}

/** Whether an update says nothing, as the answer of somebody who has come with nothing does. */
export function isEmpty(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0;
}

/** Throws `MalformedFrame` unless the bytes are a state vector. */
export function checkStateVector(vector: Uint8Array): void {
  try {
    Y.decodeStateVector(vector);
  } catch {
    throw new MalformedFrame('not a state vector');
  }
}

/** Whether applying the update would change the document. */
export function carriesNews(doc: Y.Doc, decoded: Decoded): boolean {
  for (const struct of decoded.structs) {
    if (struct instanceof Y.Skip) continue;
    if (struct.id.clock + struct.length > Y.getState(doc.store, struct.id.client)) return true;
  }
  for (const [client, deletes] of decoded.ds.clients) {
    for (const { clock, len } of deletes) {
      if (len > 0 && !isDeletedRange(doc, client, clock, clock + len)) return true;
    }
  }
  return false;
}

function isDeletedRange(doc: Y.Doc, client: number, from: number, to: number): boolean {
  const structs = doc.store.clients.get(client);
  if (!structs || Y.getState(doc.store, client) < to) return false;
  for (let i = Y.findIndexSS(structs, from); i < structs.length; i++) {
    const struct = structs[i];
    if (!struct || struct.id.clock >= to) break;
    if (!struct.deleted) return false;
  }
  return true;
}

function checkDepth(decoded: Decoded): void {
  for (const struct of decoded.structs) {
    const content: unknown = struct instanceof Y.Item ? struct.content : null;
    if (content instanceof Y.ContentAny && content.arr.some(isTooDeep)) {
      throw new MalformedFrame('values nested too deep');
    }
    if (content instanceof Y.ContentJSON && content.arr.some(isTooDeep)) {
      throw new MalformedFrame('values nested too deep');
    }
    if (content instanceof Y.ContentEmbed && isTooDeep(content.embed)) {
      throw new MalformedFrame('values nested too deep');
    }
    if (content instanceof Y.ContentFormat && isTooDeep(content.value)) {
      throw new MalformedFrame('values nested too deep');
    }
  }
}

function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item !== 'object' || item === null || item instanceof Uint8Array) continue;
      for (const child of Object.values(item)) if (typeof child === 'object') next.push(child);
    }
    level = next;
  }
  return false;
}
