/** People whose network returns together come back within this time, in ms. */
const ONLINE_SPREAD_MS = 500;

/**
 * Waits before the next attempt to connect, and ends the wait when waiting makes no sense: the network is back, the
 * page is looked at again, or the person wants something now.
 */
export class Comeback {
  readonly #connect: () => void;
  readonly #random: () => number;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(connect: () => void, random: () => number = Math.random) {
    this.#connect = connect;
    this.#random = random;
    if (typeof window === 'undefined') return;
    window.addEventListener('online', this.#wake);
    document.addEventListener('visibilitychange', this.#wake);
  }

  get waiting(): boolean {
    return this.#timer !== null;
  }

  /** Attempts after this many ms; replaces an attempt planned before. */
  after(ms: number): void {
    this.cancel();
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#connect();
    }, ms);
  }

  /** Attempts at once if an attempt is planned. */
  hurry(): void {
    if (this.#timer) this.after(0);
  }

  cancel(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  close(): void {
    this.cancel();
    if (typeof window === 'undefined') return;
    window.removeEventListener('online', this.#wake);
    document.removeEventListener('visibilitychange', this.#wake);
  }

  readonly #wake = (): void => {
    if (this.#timer && document.visibilityState !== 'hidden') this.after(this.#random() * ONLINE_SPREAD_MS);
  };
}
