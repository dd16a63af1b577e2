import * as Y from 'yjs';
import type { RoomGuard } from '~/platform/rooms';
import { Locks } from './locks';
import { FROM_STORE } from './origins';
import type { StoredRoom } from './store';

interface Live {
  doc: Y.Doc;
  locks: Locks;
}

export interface ContentOptions {
  stored: StoredRoom;
  createGuard: (doc: Y.Doc) => RoomGuard | null;
  protectedIds: readonly string[];
  /** Told of every change of the live document. */
  onUpdate: (update: Uint8Array, origin: unknown) => void;
  failed: (what: 'guard' | 'load', error: unknown) => void;
}

const NOTHING: Uint8Array = Uint8Array.of(0, 0);

/**
 * What a room holds: one merged update while nobody changes it, a live document from when something needs one until
 * `rest`. Joining and answers to state vectors need none, see docs/sync-spec.md §2.2.
 */
export class Content {
  readonly #options: Pick<ContentOptions, 'createGuard' | 'onUpdate' | 'failed'>;
  #protected: readonly string[];
  #live: Live | null = null;
  /** The whole content as one update; null when it has to be encoded anew. */
  #whole: Uint8Array | null;
  #vector: Uint8Array | null = null;
  #uses = 0;

  constructor({ stored, protectedIds, ...options }: ContentOptions) {
    this.#options = options;
    this.#protected = protectedIds;
    const { state, updates } = stored;
    this.#whole = updates.length === 0 ? (state ?? NOTHING) : null;
    if (!this.#whole) this.#wake(state ? [state, ...updates] : updates);
  }

  /** The live document; it is made if need be. Nobody keeps it. */
  get doc(): Y.Doc {
    this.#uses++;
    return (this.#live ?? this.#wake([this.whole()])).doc;
  }

  get isLive(): boolean {
    return this.#live !== null;
  }

  /** Grows whenever somebody uses the live document. */
  get uses(): number {
    return this.#uses;
  }

  /** Everything as one update. */
  whole(): Uint8Array {
    this.#whole ??= this.#live ? Y.encodeStateAsUpdate(this.#live.doc) : NOTHING;
    return this.#whole;
  }

  /** State vector, encoded. */
  vector(): Uint8Array {
    if (this.#live) return Y.encodeStateVector(this.#live.doc);
    this.#vector ??= Y.encodeStateVectorFromUpdate(this.whole());
    return this.#vector;
  }

  /** What somebody with this state vector lacks, as one update. */
  since(vector: Uint8Array): Uint8Array {
    if (vector.length === 1 && vector[0] === 0) return this.whole();
    return this.#live ? Y.encodeStateAsUpdate(this.#live.doc, vector) : Y.diffUpdate(this.whole(), vector);
  }

  setProtected(objectIds: readonly string[]): void {
    this.#protected = objectIds;
    this.#live?.locks.setProtected(objectIds);
  }

  /** Which objects of whom were put back since the last call. */
  takePutBack(): ReturnType<Locks['take']> {
    return this.#live?.locks.take() ?? new Map();
  }

  /** Lets the live document go; only its bytes stay. Returns whether it could: what was put back is told first. */
  rest(): boolean {
    if (!this.#live) return true;
    if (this.#live.locks.pending) return false;
    this.whole();
    this.destroy();
    return true;
  }

  destroy(): void {
    this.#live?.doc.destroy();
    this.#live = null;
  }

  #wake(updates: readonly Uint8Array[]): Live {
    const { createGuard, failed, onUpdate } = this.#options;
    const doc = new Y.Doc();
    doc.transact(() => {
      for (const update of updates) {
        try {
          Y.applyUpdate(doc, update);
        } catch (error) {
          failed('load', error);
        }
      }
    }, FROM_STORE);
    const locks = new Locks(doc, createGuard(doc), (error) => failed('guard', error));
    locks.setProtected(this.#protected);
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      this.#whole = null;
      onUpdate(update, origin);
    });
    this.#vector = null;
    this.#live = { doc, locks };
    return this.#live;
  }
}
