import * as Y from 'yjs';
import { SYNC } from '~/platform/sync/messages';
import { encodeSync } from './frames';
import type { Member } from './member';

/** Merging is quadratic in the number of updates; this many are merged into one message. */
const MERGE = 24;

/** Edits of one batch; `only` is their author when all are of one member, who has them already. */
export interface EditBatch {
  frames: Uint8Array[];
  only: Member | null;
}

/** Changes of a room that its receivers and the other servers have not got yet. */
export class Outbox {
  #updates: Uint8Array[] = [];
  #authors = new Set<Member | null>();
  #toBus: Uint8Array[] = [];

  /** `author` is null when no member made the change; `local` tells whether other servers need it. */
  add(update: Uint8Array, author: Member | null, local: boolean): void {
    this.#updates.push(update);
    this.#authors.add(author);
    if (local) this.#toBus.push(update);
  }

  /** What other servers need, oldest first. */
  takeForBus(): Uint8Array[] {
    return this.#toBus.splice(0);
  }

  /** What receivers need, merged; null when there is nothing. */
  take(): EditBatch | null {
    const updates = this.#updates;
    if (updates.length === 0) return null;
    const [author = null] = this.#authors;
    const only = this.#authors.size === 1 ? author : null;
    this.#updates = [];
    this.#authors = new Set();
    const frames: Uint8Array[] = [];
    for (let i = 0; i < updates.length; i += MERGE) {
      frames.push(encodeSync(SYNC.update, merge(updates.slice(i, i + MERGE))));
    }
    return { frames, only };
  }

  clear(): void {
    this.#updates = [];
    this.#authors = new Set();
    this.#toBus = [];
  }
}

function merge(updates: Uint8Array[]): Uint8Array {
  const [first] = updates;
  return first && updates.length === 1 ? first : Y.mergeUpdates(updates);
}
