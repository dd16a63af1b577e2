import type { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { startWorker } from '../start-worker';
import type { IndexWorkerData } from './index-worker';

export interface SearchIndexerOptions {
  databaseFile: string;
  log: Logger;
  /** Milliseconds: between two looks; how long nobody must have written in a document; after which it is read all the same. */
  every?: number;
  quiet?: number;
  longest?: number;
}

/** Memory of the thread in MB; the largest board takes a tenth of it. */
const MEMORY_MB = 512;
/** How long a thread may take to end its piece of work before it is ended. */
const PATIENCE_MS = 1_000;
/** After a thread broke down. */
const AGAIN_MS = 60_000;

function workerUrl(base: string = import.meta.url): URL {
  return new URL(base.endsWith('.ts') ? './index-worker.ts' : './index-worker.js', base);
}

/**
 * Keeps what is written on boards, maps, … findable, on a thread of its own with connections of its own. It looks at what
 * was committed, so that nobody who writes waits for it.
 */
export function startSearchIndexer(options: SearchIndexerOptions): { close(): Promise<void> } {
  const { databaseFile, log, every = 2_000, quiet = 4_000, longest = 60_000 } = options;
  const data: IndexWorkerData = { databaseFile, logLevel: log.level, every, quiet, longest };
  let closing: Promise<void> | null = null;
  let again: NodeJS.Timeout | null = null;

  const start = (): Worker => {
    const worker = startWorker(workerUrl(), data, { maxOldGenerationSizeMb: MEMORY_MB });
    worker.unref();
    worker.on('error', (error) => {
      log.error({ err: error }, 'search index stopped');
      if (closing) return;
      again = setTimeout(() => {
        current = start();
      }, AGAIN_MS);
      again.unref();
    });
    return worker;
  };
  let current = start();

  const end = async () => {
    if (again) clearTimeout(again);
    const ended = new Promise<void>((resolve) => current.once('exit', () => resolve()));
    const timer = setTimeout(() => void current.terminate(), PATIENCE_MS);
    current.ref();
    current.postMessage('stop');
    if (current.threadId !== -1) await ended;
    clearTimeout(timer);
  };
  return {
    close() {
      closing ??= end();
      return closing;
    },
  };
}
