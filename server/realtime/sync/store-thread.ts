import type { Worker } from 'node:worker_threads';
import { startWorker } from '../../start-worker';
import type { StoreResponse, StoreWork, StoreWorkerData } from './store-worker-protocol';

interface Open {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/**
 * One store worker seen from the main thread. It starts with the first request; if it dies, open requests are
 * rejected and the next request starts a new one.
 */
export class StoreThread {
  readonly #url: URL;
  readonly #data: StoreWorkerData;
  readonly #open = new Map<number, Open>();
  #worker: Worker | null = null;
  #nextId = 1;

  constructor(url: URL, data: StoreWorkerData) {
    this.#url = url;
    this.#data = data;
  }

  get started(): boolean {
    return this.#worker !== null;
  }

  /** Rejects with the worker's reason, or when it died. */
  request(work: StoreWork): Promise<unknown> {
    const worker = this.#worker ?? this.#start();
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#open.set(id, { resolve, reject });
      worker.postMessage({ ...work, id });
    });
  }

  /** Lets the worker finish what it does, close its database and end. */
  async close(withinMs: number): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    const timer = setTimeout(() => void worker.terminate(), withinMs);
    const exited = new Promise((resolve) => worker.once('exit', resolve));
    await this.request({ kind: 'close' }).catch(() => undefined);
    await exited;
    clearTimeout(timer);
  }

  #start(): Worker {
    const worker = startWorker(this.#url, this.#data);
    worker.on('message', (response: StoreResponse) => {
      const open = this.#open.get(response.id);
      this.#open.delete(response.id);
      if (response.ok) open?.resolve(response.value);
      else open?.reject(new Error(response.reason));
    });
    let death = 'store worker ended';
    worker.on('error', (error) => {
      death = `store worker died: ${error instanceof Error ? error.message : JSON.stringify(error)}`;
    });
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = null;
      const open = [...this.#open.values()];
      this.#open.clear();
      for (const { reject } of open) reject(new Error(death));
    });
    this.#worker = worker;
    return worker;
  }
}
