import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';

/** Copy of a document in this browser. */
export interface DeviceCopy {
  /** Origin of the changes it brings into the document. */
  readonly origin: unknown;
  /** Resolves when the stored content is in the document, with the number of changes not confirmed then. */
  readonly loaded: Promise<{ unsent: number }>;
  /** Notes the number of unconfirmed changes; resolves true when it and every change before are stored. */
  note(unsent: number): Promise<boolean>;
  close(): Promise<void>;
}

const PREFIX = 'room:';
const UNSENT = 'unsent';

/** Name of the copy: a browser used by several people mixes nobody's. */
export function deviceCopyName(room: string, personId: string): string {
  return `${PREFIX}${personId}:${room}`;
}

/**
 * Opens the copy of a room in IndexedDB and keeps it up to date; null where the browser gives no storage
 * (private windows of some browsers, storage switched off).
 */
export async function openDeviceCopy(name: string, doc: Y.Doc): Promise<DeviceCopy | null> {
  if (!(await storageWorks())) return null;
  const persistence = new IndexeddbPersistence(name, doc);
  const loaded = persistence.whenSynced.then(async () => {
    const unsent: unknown = await persistence.get(UNSENT);
    return { unsent: typeof unsent === 'number' ? unsent : 0 };
  });
  return {
    origin: persistence,
    loaded,
    note: (unsent) => note(persistence.db, unsent),
    close: async () => {
      await persistence.destroy();
    },
  };
}

/** Removes the copies of a person's rooms from this browser, as when signing out of a shared one. */
export async function forgetDeviceCopies(personId: string): Promise<void> {
  if (typeof indexedDB === 'undefined' || !indexedDB.databases) return;
  const prefix = deviceCopyName('', personId);
  for (const { name } of await indexedDB.databases()) {
    if (name?.startsWith(prefix)) indexedDB.deleteDatabase(name);
  }
}

/**
 * Writes the mark in a transaction over the same stores as the changes: transactions over one store run in
 * order, and a full disk fails both.
 */
function note(db: IDBDatabase | null, unsent: number): Promise<boolean> {
  return new Promise((resolve) => {
    if (!db) {
      resolve(false);
      return;
    }
    try {
      const transaction = db.transaction(['updates', 'custom'], 'readwrite');
      transaction.oncomplete = () => resolve(true);
      transaction.onabort = () => resolve(false);
      transaction.onerror = () => resolve(false);
      transaction.objectStore('custom').put(unsent, UNSENT);
    } catch {
      resolve(false);
    }
  });
}

function storageWorks(): Promise<boolean> {
  return new Promise((resolve) => {
    if (typeof indexedDB === 'undefined') {
      resolve(false);
      return;
    }
    try {
      const request = indexedDB.open('room-storage-check');
      request.onerror = () => resolve(false);
      request.onblocked = () => resolve(false);
      request.onsuccess = () => {
        request.result.close();
        resolve(true);
      };
    } catch {
      resolve(false);
    }
  });
}
