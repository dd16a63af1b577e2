import type { Logger } from 'pino';
import { CommitQueue, type CommitQueueOptions } from './commit-queue';
import type { RoomStore, StoredRoom, StoreHealth } from './store';
import { StoreThread } from './store-thread';
import { storeWorkerUrl } from './store-worker-url';

export interface SqliteStoreOptions extends Pick<CommitQueueOptions, 'firstRetryMs' | 'longestRetryMs'> {
  /** Database file; its schema must be up to date. */
  file: string;
  /** Entry of the worker; default: beside this module (sources) or beside the bundle. */
  workerUrl?: URL;
  log?: Pick<Logger, 'warn'>;
  /**
   * A room is compacted after this many entries or bytes, seldom enough that merging takes no time from those who
   * are writing; a room that nobody uses any more after `restEntries`.
   */
  compactEntries?: number;
  compactBytes?: number;
  restEntries?: number;
  /** Entries kept for history after compaction. */
  keep?: number;
  busyTimeoutMs?: number;
}

/** Commits are at least this far apart under load: each costs a sync of the disk and a thread change. */
const GATHER_MS = 50;

interface Grown {
  entries: number;
  bytes: number;
}

/**
 * Rooms in SQLite. A worker thread owns the writing connection and commits the entries of all rooms in groups;
 * the calling thread never waits for the disk.
 */
export function createSqliteStore(options: SqliteStoreOptions): RoomStore {
  const { file, busyTimeoutMs, log, keep = 1_000 } = options;
  const { compactEntries = 4_000, compactBytes = 2 * 1024 * 1024, restEntries = 100 } = options;
  const url = options.workerUrl ?? storeWorkerUrl();
  const data = { file, ...(busyTimeoutMs === undefined ? {} : { busyTimeoutMs }) };
  const writer = new StoreThread(url, data);
  const compactor = new StoreThread(url, data);
  const grown = new Map<string, Grown>();
  let compacting: Promise<unknown> = Promise.resolve();
  let closed = false;

  const grow = (room: string, entries: number, bytes: number) => {
    const before = grown.get(room) ?? { entries: 0, bytes: 0 };
    const now = { entries: before.entries + entries, bytes: before.bytes + bytes };
    grown.set(room, now);
    if (now.entries >= compactEntries || now.bytes >= compactBytes) compactBeside(room);
  };
  const compactBeside = (room: string) => {
    compact(room).catch((error: unknown) => log?.warn({ err: error, room }, 'room log was not compacted'));
  };
  const compact = (room: string): Promise<void> => {
    grown.delete(room);
    const run = compacting.then(async () => {
      if (!closed) await compactor.request({ kind: 'compact', room, keep });
    });
    compacting = run.catch(() => undefined);
    return run;
  };
  const queue = new CommitQueue({
    gatherMs: GATHER_MS,
    ...(options.firstRetryMs === undefined ? {} : { firstRetryMs: options.firstRetryMs }),
    ...(options.longestRetryMs === undefined ? {} : { longestRetryMs: options.longestRetryMs }),
    async commit(items) {
      await writer.request({
        kind: 'commit',
        items: items.map(({ room, entries }) => ({ room, entries })),
      });
      for (const { room, entries } of items) {
        grow(
          room,
          entries.length,
          entries.reduce((sum, entry) => sum + entry.bytes.byteLength, 0),
        );
      }
    },
  });

  return {
    async load(room) {
      const stored = (await writer.request({ kind: 'load', room })) as StoredRoom;
      if (stored.updates.length > 0 && !grown.has(room)) {
        grow(
          room,
          stored.updates.length,
          stored.updates.reduce((sum, bytes) => sum + bytes.byteLength, 0),
        );
      }
      return stored;
    },
    append: (room, entries) => queue.append(room, entries),
    async history(room, limit) {
      return (await writer.request({ kind: 'history', room, limit })) as Awaited<
        ReturnType<RoomStore['history']>
      >;
    },
    compact,
    rest(room) {
      if ((grown.get(room)?.entries ?? 0) >= restEntries) compactBeside(room);
    },
    async probe(): Promise<StoreHealth> {
      if (!queue.health.ok) return queue.health;
      try {
        await writer.request({ kind: 'probe' });
        return { ok: true };
      } catch (error) {
        return { ok: false, reason: error instanceof Error ? error.message : String(error) };
      }
    },
    onHealth: (listener) => queue.onHealth(listener),
    async close(withinMs) {
      if (closed) return;
      const until = Date.now() + withinMs;
      await queue.close(withinMs);
      closed = true;
      await Promise.all([writer, compactor].map((thread) => thread.close(Math.max(200, until - Date.now()))));
    },
  };
}
