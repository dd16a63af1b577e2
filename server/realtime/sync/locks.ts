import type * as Y from 'yjs';
import type { RoomGuard } from '~/platform/rooms';
import { Member } from './member';

/**
 * Runs a room's guard: after each transaction of somebody unprivileged it may put things back, within the same
 * tick; every other transaction is what the guard holds from then on.
 */
export class Locks {
  readonly #guard: RoomGuard | null;
  readonly #failed: (error: unknown) => void;
  readonly #repairs = new WeakSet<Y.Transaction>();
  #repairing = false;
  #putBack = new Map<Member, Set<string>>();

  constructor(doc: Y.Doc, guard: RoomGuard | null, failed: (error: unknown) => void) {
    this.#guard = guard;
    this.#failed = failed;
    if (!guard) return;
    doc.on('beforeTransaction', (transaction) => {
      if (this.#repairing) this.#repairs.add(transaction);
    });
    // At this moment what was deleted can still be read; afterwards Yjs lets go of it.
    doc.on('afterTransaction', (transaction) => this.#after(guard, transaction));
  }

  setProtected(objectIds: readonly string[]): void {
    this.#guard?.setProtected(objectIds);
  }

  /** Whether something put back is still to be told. */
  get pending(): boolean {
    return this.#putBack.size > 0;
  }

  /** Which objects of whom were put back since the last call. */
  take(): ReadonlyMap<Member, ReadonlySet<string>> {
    const putBack = this.#putBack;
    if (putBack.size > 0) this.#putBack = new Map();
    return putBack;
  }

  #after(guard: RoomGuard, transaction: Y.Transaction): void {
    if (transaction.changed.size === 0 || this.#repairs.has(transaction)) return;
    const { origin } = transaction;
    try {
      if (origin instanceof Member && !origin.grant.privileged) this.#hold(guard, transaction, origin);
      else guard.accept(transaction);
    } catch (error) {
      this.#failed(error);
    }
  }

  #hold(guard: RoomGuard, transaction: Y.Transaction, member: Member): void {
    this.#repairing = true;
    try {
      const ids = guard.protect(transaction);
      if (ids.length === 0) return;
      const known = this.#putBack.get(member) ?? new Set();
      for (const id of ids) known.add(id);
      this.#putBack.set(member, known);
    } finally {
      this.#repairing = false;
    }
  }
}
