import type { Worker } from 'node:worker_threads';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { failRun } from '~/domains/matching/service/runs.server';
import type { Clock } from '~/platform/clock';
import type { RankingRunner } from '~/platform/rankings';
import type { Database } from '../../db/types';
import { startWorker } from '../start-worker';
import type { RankingWorkerData } from './ranking-worker';

export interface RankingRunnerOptions {
  databaseFile: string;
  db: Kysely<Database>;
  clock: Clock;
  log: Logger;
}

export interface RunningRankingRunner extends RankingRunner {
  /** Ends the thread, whatever it does. */
  close(): Promise<void>;
}

/** Memory of the thread in MB: ten thousand organisations and their suggestions take a tenth of it. */
const MEMORY_MB = 1_024;
/** How long a thread may take to hear that it shall stop, before it is ended. */
const PATIENCE_MS = 5_000;

/** The TypeScript file beside the sources, or `ranking-worker.js` beside the bundle (an entry of its own in the build). */
function workerUrl(base: string = import.meta.url): URL {
  return new URL(base.endsWith('.ts') ? './ranking-worker.ts' : './ranking-worker.js', base);
}

/** One ranking at a time on a thread of its own, so that requests and rooms go on meanwhile. */
export function createRankingRunner(options: RankingRunnerOptions): RunningRankingRunner {
  const { databaseFile, log } = options;
  const queue: string[] = [];
  let current: { runId: string; worker: Worker; ended: Promise<void> } | null = null;
  let closed = false;

  const end = (runId: string, reason: 'out_of_memory' | 'unexpected') =>
    failRun(options, runId, reason).catch((err: unknown) => log.error({ err }, 'ranking not ended'));

  const next = () => {
    const runId = closed || current !== null ? undefined : queue.shift();
    if (runId === undefined) return;
    const data: RankingWorkerData = { databaseFile, runId };
    const worker = startWorker(workerUrl(), data, { maxOldGenerationSizeMb: MEMORY_MB });
    worker.on('error', (error) => {
      log.error({ err: error, runId }, 'ranking failed');
      const isMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
      void end(runId, isMemory ? 'out_of_memory' : 'unexpected');
    });
    const ended = new Promise<void>((resolve) => {
      worker.once('exit', () => {
        current = null;
        resolve();
        next();
      });
    });
    current = { runId, worker, ended };
  };

  return {
    start(runId) {
      queue.push(runId);
      next();
    },
    cancel(runId) {
      const at = queue.indexOf(runId);
      if (at !== -1) queue.splice(at, 1);
      if (current?.runId !== runId) return;
      const { worker, ended } = current;
      worker.postMessage('stop');
      const timer = setTimeout(() => {
        // Ended from outside it can't say so itself.
        void worker.terminate().then(() => end(runId, 'unexpected'));
      }, PATIENCE_MS);
      void ended.then(() => clearTimeout(timer));
    },
    async close() {
      closed = true;
      queue.length = 0;
      await current?.worker.terminate();
    },
  };
}
