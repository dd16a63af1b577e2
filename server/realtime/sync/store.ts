/** One change of a room as the log keeps it: what, who, when. */
export interface LogEntry {
  /** A Yjs update (v1) in a buffer of its own. */
  bytes: Uint8Array;
  /** Person id of who made it; null when the server did. */
  person: string | null;
  /** Milliseconds since the epoch. */
  at: number;
}

/** What is needed to build a room: a merged state and the updates after it, oldest first. */
export interface StoredRoom {
  state: Uint8Array | null;
  updates: Uint8Array[];
}

/** Whether the store can commit; `reason` is for logs. */
export type StoreHealth = { ok: true } | { ok: false; reason: string };

/**
 * Where rooms are kept. Every implementation passes `tests/contracts/room-store.test.ts`.
 * A store never loses order: what was appended first is committed first, over all rooms.
 */
export interface RoomStore {
  /** Committed content of a room; an unknown room is empty. Rejects when it can't be read. */
  load(room: string): Promise<StoredRoom>;
  /**
   * Queues entries and resolves once they are durable. A failing commit is repeated by the store until it
   * succeeds; the promise stays open meanwhile and `onHealth` tells. Rejects only when the store is closed first.
   */
  append(room: string, entries: readonly LogEntry[]): Promise<void>;
  /** Who changed the room and when, newest first, as far as the log still reaches. */
  history(room: string, limit: number): Promise<Array<{ person: string | null; at: number; bytes: number }>>;
  /** Merges the log of a room into its state, keeping the most recent entries for `history`. */
  compact(room: string): Promise<void>;
  /** Told when nobody uses the room any more: a good time to compact it, if that is worth it. */
  rest(room: string): void;
  /** Tries a real commit. */
  probe(): Promise<StoreHealth>;
  /** Told whenever committing starts to fail or works again. Returns the function that ends the subscription. */
  onHealth(listener: (health: StoreHealth) => void): () => void;
  /** Commits what is queued (trying for at most `withinMs`) and lets go of everything. */
  close(withinMs: number): Promise<void>;
}
