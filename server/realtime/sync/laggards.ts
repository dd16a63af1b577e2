import { CLOSE } from '~/platform/sync/close-codes';
import type { Limits } from './limits';
import type { Member } from './member';

/** Bytes at which a slow reader counts as having caught up. */
const LOW_BACKLOG = 64 * 1024;
const LOOK_EVERY_MS = 50;

interface Owed {
  /** State vector of what the reader has, or will have when its backlog is read. */
  vector: Uint8Array;
  since: number;
}

/**
 * Readers whose network takes less than the room says. They get nothing more until their backlog is read, then
 * one answer to the state vector they are at; who stays behind for too long is asked to come again.
 */
export class Laggards {
  readonly #limits: Pick<Limits, 'behindMs' | 'editBacklog'>;
  readonly #now: () => number;
  readonly #catchUp: (member: Member, vector: Uint8Array) => void;
  readonly #owed = new Map<Member, Owed>();
  #timer: NodeJS.Timeout | null = null;

  constructor(
    limits: Pick<Limits, 'behindMs' | 'editBacklog'>,
    now: () => number,
    catchUp: (member: Member, vector: Uint8Array) => void,
  ) {
    this.#limits = limits;
    this.#now = now;
    this.#catchUp = catchUp;
  }

  has(member: Member): boolean {
    return this.#owed.has(member);
  }

  isFull(member: Member): boolean {
    return member.peer.backlog() > this.#limits.editBacklog;
  }

  /** Sends this reader nothing until it has room, then what it lacks after `vector`. */
  add(member: Member, vector: Uint8Array): void {
    this.#owed.set(member, { vector, since: this.#owed.get(member)?.since ?? this.#now() });
    this.#timer ??= setInterval(() => this.#look(), LOOK_EVERY_MS);
  }

  remove(member: Member): void {
    this.#owed.delete(member);
    if (this.#owed.size === 0) this.stop();
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  #look(): void {
    for (const [member, { vector, since }] of [...this.#owed]) {
      if (member.peer.backlog() <= LOW_BACKLOG) {
        this.remove(member);
        this.#catchUp(member, vector);
      } else if (this.#now() - since > this.#limits.behindMs) {
        this.remove(member);
        member.peer.close(CLOSE.tryAgain, 'too slow');
      }
    }
  }
}
