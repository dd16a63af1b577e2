import * as Y from 'yjs';
import { CommitQueue, type CommitQueueOptions } from './commit-queue';
import type { LogEntry, RoomStore } from './store';

interface MemoryRoom {
  state: Uint8Array | null;
  updates: LogEntry[];
  /** How many of `updates`, from the oldest, are merged into `state`. */
  merged: number;
}

/** A store that keeps everything in this process, with handles to delay and to break its commits. */
export interface MemoryStore extends RoomStore {
  /** Commits wait until `release` is called. */
  hold(): void;
  release(): void;
  /** Every commit fails with this reason until `recover` is called. */
  fail(reason: string): void;
  recover(): void;
}

export type MemoryStoreOptions = Pick<CommitQueueOptions, 'firstRetryMs' | 'longestRetryMs'> & {
  /** Log entries kept for history after compaction. */
  keep?: number;
};

/** Makes an empty in-memory store. */
export function createMemoryStore(options: MemoryStoreOptions = {}): MemoryStore {
  const { keep = 1_000, ...queueOptions } = options;
  const rooms = new Map<string, MemoryRoom>();
  let failure: string | null = null;
  let gate: Promise<void> = Promise.resolve();
  let open: () => void = () => undefined;

  const roomOf = (name: string): MemoryRoom => {
    const room = rooms.get(name) ?? { state: null, updates: [], merged: 0 };
    rooms.set(name, room);
    return room;
  };
  const queue = new CommitQueue({
    ...queueOptions,
    async commit(items) {
      await gate;
      if (failure) throw new Error(failure);
      for (const item of items) roomOf(item.room).updates.push(...item.entries);
    },
  });

  const compact = async (name: string) => {
    const room = rooms.get(name);
    if (!room) return;
    const doc = new Y.Doc();
    if (room.state) Y.applyUpdate(doc, room.state);
    for (const entry of room.updates.slice(room.merged)) Y.applyUpdate(doc, entry.bytes);
    room.state = Y.encodeStateAsUpdate(doc);
    doc.destroy();
    room.updates = room.updates.slice(-keep);
    room.merged = room.updates.length;
  };

  return {
    async load(name) {
      const room = rooms.get(name);
      if (!room) return { state: null, updates: [] };
      return { state: room.state, updates: room.updates.slice(room.merged).map((entry) => entry.bytes) };
    },
    append: (room, entries) => queue.append(room, entries),
    async history(name, limit) {
      const updates = rooms.get(name)?.updates ?? [];
      return updates
        .slice(-limit)
        .reverse()
        .map((entry) => ({ person: entry.person, at: entry.at, bytes: entry.bytes.byteLength }));
    },
    compact,
    rest: (name) => void compact(name),
    async probe() {
      return failure ? { ok: false, reason: failure } : { ok: true };
    },
    onHealth: (listener) => queue.onHealth(listener),
    close: (withinMs) => queue.close(withinMs),
    hold() {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    release: () => open(),
    fail(reason) {
      failure = reason;
    },
    recover() {
      failure = null;
    },
  };
}
