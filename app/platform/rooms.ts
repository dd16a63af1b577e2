import type * as Y from 'yjs';
import type { Principal } from '~/domains/accounts/model';
import { isDomainError } from './errors';

/** What a person may do in a room now. */
export type RoomMode = 'read' | 'write';

/** Answer of a domain to "may this person open this room?". */
export type RoomAccess =
  | { ok: true; mode: RoomMode; personId: string /** may change locked objects */; privileged: boolean }
  | { ok: false; reason: 'unauthenticated' | 'forbidden' | 'not_found' | 'gone' };

/** Asked at every connection and again after each `access.changed`. */
export type AuthorizeRoom = (principal: Principal, room: string) => Promise<RoomAccess>;

/**
 * Answers for the rooms of one kind of document. `idOf` gives the document of a room name, null for other rooms;
 * `access` throws `DomainError` for those without a right.
 */
export function authorizeRooms(
  idOf: (room: string) => string | null,
  access: (
    principal: Principal,
    id: string,
  ) => Promise<{ mode: RoomMode; personId: string /** may change what is protected */; lead: boolean }>,
): AuthorizeRoom {
  return async (principal, room) => {
    const id = idOf(room);
    if (id === null) return { ok: false, reason: 'not_found' };
    try {
      const { mode, personId, lead } = await access(principal, id);
      return { ok: true, mode, personId, privileged: lead };
    } catch (error) {
      if (!isDomainError(error)) throw error;
      const { code } = error;
      return { ok: false, reason: code === 'not_found' || code === 'unauthenticated' ? code : 'forbidden' };
    }
  };
}

/**
 * Holds inside a room what a merging document can't hold by itself. `protect` runs after a transaction of
 * somebody unprivileged was applied, may repair the document within the same tick, and returns the ids of
 * the objects it put back.
 */
export interface RoomGuard {
  setProtected(objectIds: readonly string[]): void;
  protect(transaction: Y.Transaction): string[];
  /** Runs after every other transaction (of somebody privileged, of the server): what it did is what is held now. */
  accept(transaction: Y.Transaction): void;
}

/** What services may do with live documents. Implemented by `server/realtime/sync`. */
export interface Rooms {
  /** The merged state as one Yjs update, including what is not yet committed. */
  snapshot(room: string): Promise<Uint8Array>;
  /**
   * Looks at the live document without changing it, loading the room if need be; cheap enough for a question
   * per click. `read` is synchronous and keeps nothing of the document.
   */
  read<T>(room: string, read: (doc: Y.Doc) => T): Promise<T>;
  /** Runs `change` on the live document in one transaction; resolves when it is committed. */
  edit(room: string, by: string, change: (doc: Y.Doc) => void): Promise<void>;
  /**
   * Resolves when everybody who is in the room has the rights of now: after `access.changed` took the right to
   * write away, nothing is taken from anybody any more.
   */
  settled(room: string): Promise<void>;
}
