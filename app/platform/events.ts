/** What services tell the rest of the process. Nothing here is needed for durability: state is in SQL. */
export type DomainEvent =
  /** Rights may have changed: open Yjs and socket.io connections concerned are authorised anew. */
  | { type: 'access.changed'; rooms?: string[]; sessionId?: string; personId?: string }
  /** The locked objects of a room changed. */
  | { type: 'locks.changed'; room: string; objectIds: string[] }
  /**
   * The authoritative state of a session changed; listeners read it again. `personId`: whose own view changed
   * besides (name, hand, votes).
   */
  | { type: 'session.changed'; sessionId: string; what: 'state' | 'people' | 'votes'; personId?: string }
  /** Mails were written down that are to be sent soon. */
  | { type: 'mails.owed' };

/** In-process event channel; a bus for several machines takes its place behind the same type. */
export interface Events {
  emit(event: DomainEvent): void;
  /** Returns the function that ends the subscription. */
  on(listener: (event: DomainEvent) => void): () => void;
}

export function createEvents(): Events {
  const listeners = new Set<(event: DomainEvent) => void>();
  return {
    emit(event) {
      for (const listener of listeners) listener(event);
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
