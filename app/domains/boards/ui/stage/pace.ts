/** Frames looked at, and the mean time between them beyond which a machine counts as slow. */
const FRAMES = 10;
const SLOW_MS = 24;
/** A longer gap is a pause of the hand or a hidden page, not a slow machine. */
const PAUSE_MS = 250;

/**
 * Whether this machine draws movement too slowly, as one without a graphics processor does. Once found slow it stays
 * so: a look that changes back and forth would disturb more than a plainer one.
 */
export class Pace {
  #gaps: number[] = [];
  #last: number | null = null;
  #slow = false;

  get slow(): boolean {
    return this.#slow;
  }

  /** Called in each frame of a movement with its time in milliseconds. */
  frame(now: number): void {
    const gap = this.#last === null ? null : now - this.#last;
    this.#last = now;
    if (gap === null || gap <= 0) return;
    if (gap > PAUSE_MS) {
      this.#gaps = [];
      return;
    }
    this.#gaps.push(gap);
    if (this.#gaps.length < FRAMES) return;
    const mean = this.#gaps.reduce((sum, each) => sum + each, 0) / FRAMES;
    this.#gaps = [];
    if (mean > SLOW_MS) this.#slow = true;
  }

  /** The movement is over. */
  rest(): void {
    this.#last = null;
    this.#gaps = [];
  }
}
