import { type Kysely, sql } from 'kysely';
import * as Y from 'yjs';
import type { Rooms } from '~/platform/rooms';
import type { Database } from '../../db/types';

/** Rooms as they were last committed, read past the live ones: for a thread that must not take their time. */
export function storedRooms(db: Kysely<Database>): Pick<Rooms, 'read'> {
  return {
    async read(room, read) {
      const doc = new Y.Doc();
      const pieces = await listPieces(db, room);
      doc.transact(() => {
        for (const { bytes } of pieces) Y.applyUpdate(doc, bytes);
      });
      try {
        return read(doc);
      } finally {
        doc.destroy();
      }
    },
  };
}

/** State and later updates in one statement: between two, the log might be merged into the state. */
async function listPieces(db: Kysely<Database>, room: string): Promise<{ bytes: Uint8Array }[]> {
  const through = sql<number>`coalesce((select through_seq from room_states where room = ${room}), 0)`;
  return db
    .selectFrom('room_states')
    .select(['bytes', sql<number>`0`.as('at')])
    .where('room', '=', room)
    .unionAll(
      db
        .selectFrom('room_updates')
        .select(['bytes', 'seq as at'])
        .where('room', '=', room)
        .where('seq', '>', through),
    )
    .orderBy('at')
    .execute();
}
