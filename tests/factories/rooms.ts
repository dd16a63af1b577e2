import * as Y from 'yjs';
import type { Rooms } from '~/platform/rooms';

/** Live documents in memory; unknown rooms are empty. */
export function createMemoryRooms(): Rooms & { doc(room: string): Y.Doc } {
  const docs = new Map<string, Y.Doc>();
  const doc = (room: string) => {
    const known = docs.get(room) ?? new Y.Doc();
    docs.set(room, known);
    return known;
  };
  return {
    doc,
    snapshot: async (room) => Y.encodeStateAsUpdate(doc(room)),
    read: async (room, read) => read(doc(room)),
    async edit(room, by, change) {
      const target = doc(room);
      target.transact(() => change(target), by);
    },
    settled: async () => undefined,
  };
}
