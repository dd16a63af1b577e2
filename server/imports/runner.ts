import type { Worker } from 'node:worker_threads';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { failImport } from '~/domains/imports/service.server';
import type { Clock } from '~/platform/clock';
import type { ImportRunner, ImportWork } from '~/platform/imports';
import type { Database } from '../../db/types';
import { startWorker } from '../start-worker';
import type { ImportWorkerData } from './import-worker';

export interface ImportRunnerOptions {
  databaseFile: string;
  filesFolder: string;
  db: Kysely<Database>;
  clock: Clock;
  log: Logger;
}

export interface RunningImportRunner extends ImportRunner {
  /** Ends the thread, whatever it does. What it had not committed is gone. */
  close(): Promise<void>;
}

/** Memory of the thread in MB: enough for the largest file allowed, and an end to one that is made to need more. */
const MEMORY_MB = 1_536;
/** How long a thread may take to hear that it shall stop, before it is ended. */
const PATIENCE_MS = 5_000;

/**
 * Where the thread's file is, seen from the module `base`: the TypeScript file beside the sources, or
 * `import-worker.js` beside the bundle (an entry of its own in the build).
 */
function workerUrl(base: string = import.meta.url): URL {
  return new URL(base.endsWith('.ts') ? './import-worker.ts' : './import-worker.js', base);
}

/** One import at a time on a thread of its own, so that requests and rooms go on meanwhile. */
export function createImportRunner(options: ImportRunnerOptions): RunningImportRunner {
  const { databaseFile, filesFolder, log } = options;
  const queue: { importId: string; work: ImportWork }[] = [];
  let current: { importId: string; worker: Worker; ended: Promise<void> } | null = null;
  let closed = false;

  const next = () => {
    const item = closed || current !== null ? undefined : queue.shift();
    if (item === undefined) return;
    const data: ImportWorkerData = { databaseFile, filesFolder, ...item };
    const worker = startWorker(workerUrl(), data, { maxOldGenerationSizeMb: MEMORY_MB });
    worker.on('error', (error) => {
      log.error({ err: error, importId: item.importId }, 'import failed');
      const isMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
      const reason = isMemory ? 'out_of_memory' : 'unexpected';
      failImport(options, item.importId, reason).catch((err: unknown) =>
        log.error({ err }, 'import not ended'),
      );
    });
    const ended = new Promise<void>((resolve) => {
      worker.once('exit', () => {
        current = null;
        resolve();
        next();
      });
    });
    current = { importId: item.importId, worker, ended };
  };

  return {
    start(importId, work) {
      queue.push({ importId, work });
      next();
    },
    cancel(importId) {
      const at = queue.findIndex((item) => item.importId === importId);
      if (at !== -1) queue.splice(at, 1);
      if (current?.importId !== importId) return;
      const { worker, ended } = current;
      worker.postMessage('stop');
      const timer = setTimeout(() => void worker.terminate(), PATIENCE_MS);
      void ended.then(() => clearTimeout(timer));
    },
    async close() {
      closed = true;
      queue.length = 0;
      await current?.worker.terminate();
    },
  };
}
