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

/** How many of a person's rooms hold changes in this browser that the server has not confirmed. */
export async function roomsUnsent(personId: string): Promise<number> {
  const unsent = await Promise.all((await copiesOf(personId)).map(unsentIn));
  return unsent.filter((count) => count > 0).length;
}

/**
 * Removes the copies of a person's rooms from this browser, as after signing out of a shared one. Those that hold
 * what the server has not confirmed, or are open in another tab, stay.
 */
export async function forgetDeviceCopies(personId: string): Promise<void> {
  for (const name of await copiesOf(personId)) {
    if ((await unsentIn(name)) > 0) continue;
    const forget = async () => void indexedDB.deleteDatabase(name);
    if (!locks()) await forget();
    else await locks()?.request(name, { ifAvailable: true }, (lock) => (lock ? forget() : undefined));
  }
}

async function copiesOf(personId: string): Promise<string[]> {
  if (typeof indexedDB === 'undefined' || !indexedDB.databases) return [];
  const prefix = deviceCopyName('', personId);
  return (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []));
}

/** The number of unconfirmed changes noted in a copy. */
function unsentIn(name: string): Promise<number> {
  return new Promise((resolve) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => resolve(0);
    opening.onsuccess = () => {
      const db = opening.result;
      const answer = (count: unknown) => {
        db.close();
        resolve(typeof count === 'number' ? count : 0);
      };
      try {
        const reading = db.transaction('custom').objectStore('custom').get(UNSENT);
        reading.onsuccess = () => answer(reading.result);
        reading.onerror = () => answer(0);
      } catch {
        answer(0);
      }
    };
  });
}

/** Absent on pages without https. */
function locks(): LockManager | undefined {
  return typeof navigator === 'undefined' ? undefined : navigator.locks;
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
