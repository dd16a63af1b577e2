const PREFIX = 'room:';
/** Under this key a copy notes how many of its changes the server has not confirmed. */
export const UNSENT = 'unsent';

/** Name of the copy: a browser used by several people mixes nobody's. */
export function deviceCopyName(room: string, personId: string): string {
  return `${PREFIX}${personId}:${room}`;
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
export function locks(): LockManager | undefined {
  return typeof navigator === 'undefined' ? undefined : navigator.locks;
}
