import { parentPort, workerData } from 'node:worker_threads';
import * as Y from 'yjs';
import { openSqlite } from '../../../db/client';
import type { StoreRequest, StoreResponse, StoreWorkerData } from './store-worker-protocol';

/**
 * Thread that owns one SQLite connection. The `write` worker commits and loads; the `compact` worker merges
 * logs on a connection of its own, so that merging a large room never keeps edits of others waiting.
 */
function startWorker(port: NonNullable<typeof parentPort>, data: StoreWorkerData): void {
  const sqlite = openSqlite(data.file);
  if (data.busyTimeoutMs !== undefined) sqlite.pragma(`busy_timeout = ${data.busyTimeoutMs}`);
  sqlite.pragma('wal_autocheckpoint = 2000');

  const insert = () =>
    sqlite.prepare('INSERT INTO room_updates (room, bytes, person, at) VALUES (?, ?, ?, ?)');
  let inserting: ReturnType<typeof insert> | null = null;

  const commit = (request: Extract<StoreRequest, { kind: 'commit' }>) => {
    inserting ??= insert();
    const statement = inserting;
    sqlite
      .transaction(() => {
        for (const { room, entries } of request.items) {
          for (const { bytes, person, at } of entries) statement.run(room, asBuffer(bytes), person, at);
        }
      })
      .immediate();
  };

  const load = sqlite.transaction((room: string) => {
    const state = sqlite.prepare('SELECT bytes, through_seq FROM room_states WHERE room = ?').get(room) as
      | { bytes: Uint8Array; through_seq: number }
      | undefined;
    const updates = sqlite
      .prepare('SELECT seq, bytes FROM room_updates WHERE room = ? AND seq > ? ORDER BY seq')
      .all(room, state?.through_seq ?? 0) as Array<{ seq: number; bytes: Uint8Array }>;
    return { state: state ?? null, updates };
  });

  const compact = (room: string, keep: number) => {
    const { state, updates } = load(room);
    const last = updates.at(-1);
    if (!last) return;
    const merged = merge(
      state?.bytes ?? null,
      updates.map((row) => row.bytes),
    );
    sqlite
      .transaction(() => {
        const now = sqlite.prepare('SELECT through_seq FROM room_states WHERE room = ?').get(room) as
          | { through_seq: number }
          | undefined;
        if ((now?.through_seq ?? 0) !== (state?.through_seq ?? 0)) return;
        sqlite
          .prepare(
            `INSERT INTO room_states (room, bytes, through_seq, at) VALUES (?, ?, ?, ?)
             ON CONFLICT (room) DO UPDATE SET
               bytes = excluded.bytes, through_seq = excluded.through_seq, at = excluded.at`,
          )
          .run(room, asBuffer(merged), last.seq, Date.now());
        sqlite
          .prepare(
            `DELETE FROM room_updates WHERE room = @room AND seq <= @through AND seq <= (
               SELECT seq FROM room_updates WHERE room = @room ORDER BY seq DESC LIMIT 1 OFFSET @keep)`,
          )
          .run({ room, through: last.seq, keep });
      })
      .immediate();
  };

  const probe = () => {
    sqlite
      .transaction(() => {
        const { lastInsertRowid } = sqlite
          .prepare("INSERT INTO room_updates (room, bytes, person, at) VALUES ('', x'0000', NULL, 0)")
          .run();
        sqlite.prepare('DELETE FROM room_updates WHERE seq = ?').run(lastInsertRowid);
      })
      .immediate();
  };

  const answer = (request: StoreRequest): unknown => {
    switch (request.kind) {
      case 'commit':
        return commit(request);
      case 'load': {
        const { state, updates } = load(request.room);
        return { state: state?.bytes ?? null, updates: updates.map((row) => row.bytes) };
      }
      case 'history':
        return sqlite
          .prepare(
            `SELECT person, at, length(bytes) AS bytes FROM room_updates
             WHERE room = ? ORDER BY seq DESC LIMIT ?`,
          )
          .all(request.room, request.limit);
      case 'compact':
        return compact(request.room, request.keep);
      case 'probe':
        return probe();
      case 'close':
        sqlite.close();
        return undefined;
    }
  };

  port.on('message', (request: StoreRequest) => {
    let response: StoreResponse;
    try {
      response = { id: request.id, ok: true, value: answer(request) };
    } catch (error) {
      response = {
        id: request.id,
        ok: false,
        reason: error instanceof Error ? error.message : String(error),
      };
    }
    port.postMessage(response);
    if (request.kind === 'close') port.close();
  });
}

/** One update with everything in it; deleted content is let go of. */
function merge(state: Uint8Array | null, updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    if (state) Y.applyUpdate(doc, state);
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  const merged = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return merged;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

if (parentPort) startWorker(parentPort, workerData as StoreWorkerData);
