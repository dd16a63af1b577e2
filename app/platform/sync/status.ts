import type { Refusal } from './close-codes';
import type { ReadOnlyReason } from './messages';

/**
 * What the screen says about a room.
 * - `connecting`: not there yet, and nothing has failed
 * - `offline`: the connection failed or was lost; it is tried again by itself
 * - `saving`: connected, and something is not yet confirmed by the server
 * - `saved`: the server has committed everything written on this page
 * - `read-only`: connected and up to date, without the right or the possibility to write (`readOnly` says why)
 * - `refused`: the server said no (`refusal` says why); nothing is tried until `retry()`
 */
export type RoomState = 'connecting' | 'offline' | 'saving' | 'saved' | 'read-only' | 'refused';

export interface RoomStatus {
  state: RoomState;
  refusal: Refusal | null;
  readOnly: ReadOnlyReason | null;
  /** Changes made here that the server has not confirmed, those from before a reload included. */
  unsent: number;
  /** Messages with changes the server did not take because this connection may only read. */
  withheld: number;
  /** Whether everything unsent is stored in this browser and survives closing the tab. */
  onDevice: boolean;
  /** Whether the document is complete: as this browser stored it, or as the server has it. */
  loaded: boolean;
}

/** How a room stands before anything was heard of it. */
export const NOT_OPEN: RoomStatus = {
  state: 'connecting',
  refusal: null,
  readOnly: null,
  unsent: 0,
  withheld: 0,
  onDevice: true,
  loaded: false,
};

/** A value that can be read and watched; the shape `useSyncExternalStore` wants. */
export interface Watchable<T> {
  get(): T;
  subscribe(listener: () => void): () => void;
}

/** A watchable that tells its listeners only of real changes. */
export function createWatchable<T extends object>(
  initial: T,
): Watchable<T> & { set(value: T): void; clear(): void } {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(value) {
      const keys = Object.keys(value) as Array<keyof T>;
      if (keys.every((key) => Object.is(value[key], current[key]))) return;
      current = value;
      for (const listener of [...listeners]) listener();
    },
    clear: () => listeners.clear(),
  };
}
