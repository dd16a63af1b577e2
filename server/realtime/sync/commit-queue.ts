import type { LogEntry, StoreHealth } from './store';

/** What one append wants committed. */
export interface CommitItem {
  room: string;
  entries: readonly LogEntry[];
}

interface Waiting extends CommitItem {
  resolve: () => void;
  reject: (error: Error) => void;
}

export interface CommitQueueOptions {
  /** Commits all items, in order, in one transaction. Rejects when nothing of it is durable. */
  commit: (items: readonly CommitItem[]) => Promise<void>;
  /** Most entries in one transaction. */
  groupEntries?: number;
  /** Shortest time from the start of one commit to the next, in milliseconds; what comes meanwhile is gathered. */
  gatherMs?: number;
  /** First and longest wait before a failed commit is tried again, in milliseconds. */
  firstRetryMs?: number;
  longestRetryMs?: number;
}

/**
 * Commits appends of all rooms in groups: what queues while a commit runs goes into the next one. A failed
 * group is tried again, in its place, until it succeeds; nothing later overtakes it.
 */
export class CommitQueue {
  readonly #options: Required<CommitQueueOptions>;
  readonly #listeners = new Set<(health: StoreHealth) => void>();
  readonly #drained = new Set<() => void>();
  #waiting: Waiting[] = [];
  #running: Waiting[] = [];
  #scheduled: NodeJS.Immediate | null = null;
  #gathering: NodeJS.Timeout | null = null;
  #lastStart = Number.NEGATIVE_INFINITY;
  #retry: NodeJS.Timeout | null = null;
  #failures = 0;
  #health: StoreHealth = { ok: true };
  #closed = false;

  constructor(options: CommitQueueOptions) {
    this.#options = {
      groupEntries: 5_000,
      gatherMs: 0,
      firstRetryMs: 100,
      longestRetryMs: 5_000,
      ...options,
    };
  }

  /** Resolves when the entries are durable; rejects when the queue is closed before that. */
  append(room: string, entries: readonly LogEntry[]): Promise<void> {
    if (this.#closed) return Promise.reject(new Error('store is closed'));
    if (entries.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ room, entries, resolve, reject });
      this.#schedule();
    });
  }

  get health(): StoreHealth {
    return this.#health;
  }

  onHealth(listener: (health: StoreHealth) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes no more appends; resolves when all are durable or `withinMs` has passed (the rest is rejected). */
  async close(withinMs: number): Promise<void> {
    this.#closed = true;
    if (this.#waiting.length > 0 || this.#running.length > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, withinMs);
        const drained = this.#drained;
        function done() {
          clearTimeout(timer);
          drained.delete(done);
          resolve();
        }
        drained.add(done);
      });
    }
    if (this.#scheduled) clearImmediate(this.#scheduled);
    if (this.#gathering) clearTimeout(this.#gathering);
    if (this.#retry) clearTimeout(this.#retry);
    const lost = [...this.#running, ...this.#waiting];
    this.#running = [];
    this.#waiting = [];
    for (const item of lost) item.reject(new Error('store was closed before the commit'));
  }

  #schedule(): void {
    if (this.#scheduled || this.#gathering || this.#retry) return;
    if (this.#running.length > 0 || this.#waiting.length === 0) return;
    const wait = this.#closed ? 0 : this.#lastStart + this.#options.gatherMs - performance.now();
    if (wait > 1) {
      this.#gathering = setTimeout(() => {
        this.#gathering = null;
        void this.#run();
      }, wait);
      return;
    }
    this.#scheduled = setImmediate(() => {
      this.#scheduled = null;
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    const group = this.#takeGroup();
    this.#running = group;
    this.#lastStart = performance.now();
    try {
      await this.#options.commit(group);
    } catch (error) {
      this.#failed(group, error instanceof Error ? error.message : String(error));
      return;
    }
    if (this.#running !== group) return;
    this.#running = [];
    this.#failures = 0;
    this.#tell({ ok: true });
    for (const item of group) item.resolve();
    if (this.#waiting.length === 0) for (const done of [...this.#drained]) done();
    this.#schedule();
  }

  #takeGroup(): Waiting[] {
    let entries = 0;
    let items = 0;
    for (const item of this.#waiting) {
      if (items > 0 && entries + item.entries.length > this.#options.groupEntries) break;
      entries += item.entries.length;
      items++;
    }
    return this.#waiting.splice(0, items);
  }

  #failed(group: Waiting[], reason: string): void {
    if (this.#running !== group) return;
    this.#running = [];
    this.#waiting.unshift(...group);
    const { firstRetryMs, longestRetryMs } = this.#options;
    const wait = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(this.#failures, 16));
    this.#failures++;
    this.#retry = setTimeout(() => {
      this.#retry = null;
      void this.#run();
    }, wait);
    this.#tell({ ok: false, reason });
  }

  #tell(health: StoreHealth): void {
    const before = this.#health;
    this.#health = health;
    if (before.ok === health.ok) return;
    for (const listener of [...this.#listeners]) listener(health);
  }
}
