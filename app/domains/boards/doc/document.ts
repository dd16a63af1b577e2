import * as Y from 'yjs';

/** Version of the document this program writes (`docs/board-document.md`). */
export const SCHEMA_VERSION = 1;

/** The objects of a board: id → one Y.Map each. */
export function objectsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('objects');
}

/** Settings of the document itself. */
export function metaOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('meta');
}

/** Schema version written in the document; 0 when none is (an empty document, or one older than versions). */
export function schemaOf(doc: Y.Doc): number {
  const version = metaOf(doc).get('schema');
  return typeof version === 'number' && Number.isInteger(version) && version > 0 ? version : 0;
}

/** Makes a new board document. */
export function createBoardDoc(): Y.Doc {
  const doc = new Y.Doc();
  migrate(doc);
  return doc;
}

/**
 * `migrations[n]` takes a document from version n to n + 1. Two peers may run the same step at once, so each step
 * sets values that depend on nothing but the document and reads well when it has been done already.
 */
const migrations: readonly ((doc: Y.Doc) => void)[] = [
  // Documents without a version have the shape of version 1.
  () => undefined,
];

/**
 * Brings a document to `SCHEMA_VERSION`, in one transaction. `newer` means that it was written by a later program:
 * it has to be shown read-only and never written. Call it on the server when a board is made or loaded; a client
 * asks `schemaOf` after the first sync and writes no version into a document it has not seen.
 */
export function migrate(doc: Y.Doc, origin: unknown = null): 'current' | 'migrated' | 'newer' {
  const from = schemaOf(doc);
  if (from > SCHEMA_VERSION) return 'newer';
  if (from === SCHEMA_VERSION) return 'current';
  doc.transact(() => {
    for (const step of migrations.slice(from)) step(doc);
    metaOf(doc).set('schema', SCHEMA_VERSION);
  }, origin);
  return 'migrated';
}
