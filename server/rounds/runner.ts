import type { Worker } from 'node:worker_threads';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { failTrial } from '~/domains/matching/rounds/service/trials.server';
import type { Clock } from '~/platform/clock';
import type { RoundRunner } from '~/platform/round-runner';
import type { Database } from '../../db/types';
import { startWorker } from '../start-worker';
import type { RoundWorkerData } from './round-worker';

export interface RoundRunnerOptions {
  databaseFile: string;
  db: Kysely<Database>;
  clock: Clock;
  log: Logger;
}

export interface RunningRoundRunner extends RoundRunner {
  /** Ends the thread, whatever it does; its trial is told to be interrupted at the next start. */
  close(): Promise<void>;
}

/** Memory of the thread in MB, beside that of the solver. */
const MEMORY_MB = 1_024;
/** No round takes as long as this; a thread that does is ended, in milliseconds. */
const LONGEST_MS = 300_000;

function workerUrl(base: string = import.meta.url): URL {
  return new URL(base.endsWith('.ts') ? './round-worker.ts' : './round-worker.js', base);
}

/** One trial at a time on a thread of its own, so that requests and rooms go on meanwhile. */
export function createRoundRunner(options: RoundRunnerOptions): RunningRoundRunner {
  const { databaseFile, log } = options;
  const queue: string[] = [];
  let current: Worker | null = null;
  let closed = false;

  const fail = (trialId: string, reason: 'unexpected' | 'too_long') =>
    failTrial(options, trialId, reason).catch((err: unknown) => log.error({ err }, 'trial not ended'));
  const next = () => {
    const trialId = closed || current !== null ? undefined : queue.shift();
    if (trialId === undefined) return;
    const data: RoundWorkerData = { databaseFile, trialId };
    const worker = startWorker(workerUrl(), data, { maxOldGenerationSizeMb: MEMORY_MB });
    current = worker;
    const timer = setTimeout(() => {
      void fail(trialId, 'too_long').then(() => worker.terminate());
    }, LONGEST_MS);
    worker.on('error', (error) => {
      log.error({ err: error, trialId }, 'round failed');
      void fail(trialId, 'unexpected');
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      current = null;
      next();
    });
  };

  return {
    start(trialId) {
      queue.push(trialId);
      next();
    },
    async close() {
      closed = true;
      queue.length = 0;
      await current?.terminate();
    },
  };
}
