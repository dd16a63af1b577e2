import type { Limits } from './limits';

/** Share of time a room may spend on sending cursors and on sending edits; the rest is for everything else. */
const PRESENCE_SHARE = 0.15;
const EDIT_SHARE = 0.4;
const LONGEST_EDIT_GAP_MS = 40;
/**
 * How long edits are gathered in a room where they come one after the other, by receiver and at most: what a batch
 * costs is its one write per receiver, so the more of them there are the more a batch has to hold.
 */
const GATHER_MS_PER_RECEIVER = 0.08;
const LONGEST_GATHER_MS = 20;
/** Fewer receivers than this cost so little that nothing is gained by waiting. */
const FEW_RECEIVERS = 25;
/** Edits that are at least so many gathering times apart go out at once. */
const APART = 3;
/** Cursors that are due within this time go out together with edits. */
const RIDE_MS = 15;

/**
 * Decides when a room sends. Edits go out at the end of the turn in which they came; where many people receive many
 * of them, or sending takes a large part of the time, they are gathered for a few milliseconds. Cursors are gathered
 * for longer, longer still under load, and go out together with edits where they can. Edits never wait for cursors.
 */
export class Pace {
  readonly #send: (withPresence: boolean) => void;
  readonly #receivers: () => number;
  readonly #limits: Pick<Limits, 'presenceMinMs' | 'presenceMaxMs'>;
  #soon: NodeJS.Immediate | null = null;
  #later: NodeJS.Timeout | null = null;
  #dueLater = Number.POSITIVE_INFINITY;
  #editsWaiting = false;
  #presenceWaiting = false;
  #nextEdits = 0;
  #lastEdits = Number.NEGATIVE_INFINITY;
  #nextPresence = 0;
  #stopped = false;

  constructor(
    limits: Pick<Limits, 'presenceMinMs' | 'presenceMaxMs'>,
    receivers: () => number,
    send: (withPresence: boolean) => void,
  ) {
    this.#limits = limits;
    this.#receivers = receivers;
    this.#send = send;
  }

  edits(): void {
    if (this.#editsWaiting) return;
    this.#editsWaiting = true;
    this.#nextEdits = Math.max(this.#nextEdits, this.#gatheredUntil());
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

  /** When an edit that comes now goes out, by how many receive it and how long ago the last ones did. */
  #gatheredUntil(): number {
    const receivers = this.#receivers();
    if (receivers < FEW_RECEIVERS) return 0;
    const now = performance.now();
    const gather = Math.min(LONGEST_GATHER_MS, receivers * GATHER_MS_PER_RECEIVER);
    return now - this.#lastEdits < APART * gather ? now + gather : 0;
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
    const early = this.#editsWaiting ? RIDE_MS : 1;
    const withPresence = this.#presenceWaiting && started + early >= this.#nextPresence;
    if (this.#editsWaiting) this.#lastEdits = started;
    this.#editsWaiting = false;
    if (withPresence) this.#presenceWaiting = false;
    this.#send(withPresence);
    const ended = performance.now();
    const took = ended - started;
    this.#nextEdits = ended + Math.min(LONGEST_EDIT_GAP_MS, took / EDIT_SHARE - took);
    if (withPresence) {
      const { presenceMinMs, presenceMaxMs } = this.#limits;
      this.#nextPresence = ended + Math.min(presenceMaxMs, Math.max(presenceMinMs, took / PRESENCE_SHARE));
    }
    this.#schedule();
  }
}
