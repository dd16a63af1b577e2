import type { Clock } from '~/platform/clock';
import type { LogEntry, RoomStore } from './store';

export interface LedgerOptions {
  room: string;
  store: Pick<RoomStore, 'append'>;
  clock: Clock;
  /** Told after each commit how long it took since it was handed over. */
  onCommitted: (seconds: number) => void;
}

/** A room's way to the store. Commits are numbered; what was written first is durable first. */
export class Ledger {
  readonly #options: LedgerOptions;
  #entries: LogEntry[] = [];
  #handedOver = 0;
  #committed = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(options: LedgerOptions) {
    this.#options = options;
  }

  /** Number of the last commit that is durable. */
  get committed(): number {
    return this.#committed;
  }

  /** Number of the commit after which everything written until now is durable. */
  get upcoming(): number {
    return this.#entries.length > 0 ? this.#handedOver + 1 : this.#handedOver;
  }

  write(bytes: Uint8Array, person: string | null): void {
    this.#entries.push({ bytes, person, at: this.#options.clock.now() });
  }

  /** Place in what is not handed over yet, for `forget`. */
  get mark(): number {
    return this.#entries.length;
  }

  /** Forgets what was written since `mark`. */
  forget(mark: number): void {
    this.#entries.length = mark;
  }

  /** Gives the store what was written. */
  handOver(): void {
    if (this.#entries.length === 0) return;
    const entries = this.#entries;
    this.#entries = [];
    const number = ++this.#handedOver;
    const started = performance.now();
    this.#last = this.#options.store.append(this.#options.room, entries).then(() => {
      this.#committed = number;
      this.#options.onCommitted((performance.now() - started) / 1_000);
    });
    this.#last.catch(() => undefined);
  }

  /** Resolves when everything written until now is durable; rejects when the store was closed before. */
  whenCommitted(): Promise<void> {
    this.handOver();
    return this.#last;
  }
}
