import type { Limits } from './limits';

/** Share of time a room may spend on sending cursors and on sending edits; the rest is for everything else. */
const PRESENCE_SHARE = 0.15;
const EDIT_SHARE = 0.4;
const LONGEST_EDIT_GAP_MS = 40;

/**
 * Decides when a room sends. Edits go out at the end of the turn in which they came; only when sending takes
 * a large part of the time they are gathered for a few milliseconds. Cursors are gathered for longer, and
 * longer still under load. Edits never wait for cursors.
 */
export class Pace {
  readonly #send: (withPresence: boolean) => void;
  readonly #limits: Pick<Limits, 'presenceMinMs' | 'presenceMaxMs'>;
  #soon: NodeJS.Immediate | null = null;
  #later: NodeJS.Timeout | null = null;
  #dueLater = Number.POSITIVE_INFINITY;
  #editsWaiting = false;
  #presenceWaiting = false;
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

  #schedule(): void {
    if (this.#stopped || this.#soon) return;
    const due = Math.min(
      this.#editsWaiting ? this.#nextEdits : Number.POSITIVE_INFINITY,
      this.#presenceWaiting ? this.#nextPresence : Number.POSITIVE_INFINITY,
    );
    if (due === Number.POSITIVE_INFINITY || (this.#later && this.#dueLater <= due)) return;
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
    const withPresence = this.#presenceWaiting && started + 1 >= this.#nextPresence;
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
