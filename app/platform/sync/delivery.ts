import { type CommittedMessage, carriesChanges, isStep2 } from './messages';

/**
 * Keeps account of which changes made here the server has committed. Changes are numbered; every frame sent
 * covers all changes up to a number once a step 2 has gone out on the connection, because a step 2 carries
 * everything the server lacked. See docs/sync-spec.md §5.
 */
export class Delivery {
  #local = 0;
  #saved = -1;
  #before = 0;
  #covers: number[] = [];
  #dropped = 0;
  #complete = false;
  #withheld = 0;

  /** A change was made on this page. */
  changed(): void {
    this.#local++;
  }

  /** Changes from before a reload that were not confirmed then. */
  set unsentBefore(count: number) {
    this.#before = count;
  }

  /** Number of the latest change. */
  get local(): number {
    return this.#local;
  }

  /** Whether everything this page had to say has been sent on the present connection. */
  get complete(): boolean {
    return this.#complete;
  }

  get withheld(): number {
    return this.#withheld;
  }

  /** How many changes the server has not confirmed. */
  get unsent(): number {
    return this.#saved < 0 ? this.#local + this.#before : this.#local - this.#saved;
  }

  /** Whether the server has confirmed everything, what was stored before a reload included. */
  get allSaved(): boolean {
    return this.#saved === this.#local && this.#withheld === 0;
  }

  /** A new connection: the server counts from zero. */
  connected(): void {
    this.#covers = [];
    this.#dropped = 0;
    this.#complete = false;
    this.#withheld = 0;
  }

  sent(frame: Uint8Array): void {
    if (!carriesChanges(frame)) return;
    if (isStep2(frame)) this.#complete = true;
    this.#covers.push(this.#complete ? this.#local : -1);
  }

  committed({ handled, withheld }: CommittedMessage): void {
    this.#withheld = withheld;
    const count = Math.min(handled - this.#dropped, this.#covers.length);
    if (count <= 0) return;
    const covered = this.#covers[count - 1] ?? -1;
    // What was withheld stays uncovered until a later step 2 carries it; the frames are looked at again then.
    if (withheld > 0) return;
    this.#covers.splice(0, count);
    this.#dropped += count;
    this.#saved = Math.max(this.#saved, covered);
  }
}
