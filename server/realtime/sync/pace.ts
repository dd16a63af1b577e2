import type { Limits } from './limits';

/** Share of time a room may spend on sending cursors and on sending edits; the rest is for everything else. */
const PRESENCE_SHARE = 0.15;
const EDIT_SHARE = 0.35;
const LONGEST_EDIT_GAP_MS = 16;
/** Sending may run this far ahead of its share before edits wait for it. */
const EDIT_ADVANCE_MS = 25;
/** Edits are gathered for this part of the time that sending them takes, which makes one round of two; never for longer. */
const GATHER_SHARE = 0.75;
const LONGEST_GATHER_MS = 3;
/** Weight of the latest round in what sending is thought to take. */
const LATEST = 0.2;
/** Cursors that are due within this time go out together with edits. */
const RIDE_MS = 15;

/**
 * Decides when a room sends. Edits go out at the end of the turn in which they came; where sending takes a
 * millisecond or more, they are gathered for less than that again, and where it has lately taken too large a part of the
 * time, until it has not. So the more receivers there are and the slower the machine is, the more a batch holds; a few
 * edits in a row, or one round of sending that took long, make nobody wait. Cursors are gathered for longer, longer still under load, and go out together with edits where they can. Edits
 * never wait for cursors.
 */
export class Pace {
  readonly #send: (withPresence: boolean) => void;
  readonly #limits: Pick<Limits, 'presenceMinMs' | 'presenceMaxMs'>;
  #soon: NodeJS.Immediate | null = null;
  #later: NodeJS.Timeout | null = null;
  #dueLater = Number.POSITIVE_INFINITY;
  #editsWaiting = false;
  #presenceWaiting = false;
  /** What a round of sending edits takes, in milliseconds. */
  #cost = 0;
  /** When all sending so far will have been no more than its share of the time. */
  #paidUntil = 0;
  #nextEdits = 0;
  #nextPresence = 0;
  #stopped = false;

  constructor(
    limits: Pick<Limits, 'presenceMinMs' | 'presenceMaxMs'>,
    send: (withPresence: boolean) => void,
  ) {
    this.#limits = limits;
    this.#send = send;
  }

  edits(): void {
    if (this.#editsWaiting) return;
    this.#editsWaiting = true;
    const gather = Math.min(LONGEST_GATHER_MS, this.#cost * GATHER_SHARE);
    if (gather >= 1) this.#nextEdits = Math.max(this.#nextEdits, performance.now() + gather);
    this.#schedule();
  }

  presence(): void {
    if (this.#presenceWaiting) return;
    this.#presenceWaiting = true;
    this.#schedule();
  }

  stop(): void {
    this.#stopped = true;
    if (this.#soon) clearImmediate(this.#soon);
    if (this.#later) clearTimeout(this.#later);
  }

  /** Waiting edits go soon anyway, so waiting cursors go with them. */
  #due(): number {
    if (this.#editsWaiting) return this.#nextEdits;
    return this.#presenceWaiting ? this.#nextPresence : Number.POSITIVE_INFINITY;
  }

  #schedule(): void {
    if (this.#stopped || this.#soon) return;
    const due = this.#due();
    if (due === Number.POSITIVE_INFINITY || (this.#later && this.#dueLater === due)) return;
    if (this.#later) clearTimeout(this.#later);
    this.#later = null;
    const wait = due - performance.now();
    if (wait < 1) {
      this.#soon = setImmediate(() => this.#run());
    } else {
      this.#dueLater = due;
      this.#later = setTimeout(() => this.#run(), wait);
    }
  }

  #run(): void {
    this.#soon = null;
    this.#later = null;
    this.#dueLater = Number.POSITIVE_INFINITY;
    const started = performance.now();
    const withEdits = this.#editsWaiting;
    const early = withEdits ? RIDE_MS : 1;
    const withPresence = this.#presenceWaiting && started + early >= this.#nextPresence;
    this.#editsWaiting = false;
    if (withPresence) this.#presenceWaiting = false;
    this.#send(withPresence);
    const ended = performance.now();
    const took = ended - started;
    if (withEdits) this.#cost += (took - this.#cost) * LATEST;
    const gap = Math.min(LONGEST_EDIT_GAP_MS, took / EDIT_SHARE - took);
    this.#paidUntil = Math.max(this.#paidUntil, started) + took + gap;
    this.#nextEdits = Math.min(ended + gap, this.#paidUntil - EDIT_ADVANCE_MS);
    if (withPresence) {
      const { presenceMinMs, presenceMaxMs } = this.#limits;
      this.#nextPresence = ended + Math.min(presenceMaxMs, Math.max(presenceMinMs, took / PRESENCE_SHARE));
    }
    this.#schedule();
  }
}
