import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import { locks, UNSENT } from './device-copies';

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

/**
 * Opens the copy of a room in IndexedDB and keeps it up to date; null where the browser gives no storage
 * (private windows of some browsers, storage switched off).
 */
export async function openDeviceCopy(name: string, doc: Y.Doc): Promise<DeviceCopy | null> {
  if (!(await storageWorks())) return null;
  const release = hold(name);
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
      release();
    },
  };
}

/** Tells other tabs that this copy is in use; returns what ends that. */
function hold(name: string): () => void {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  void locks()?.request(name, { mode: 'shared' }, () => held);
  return release;
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
