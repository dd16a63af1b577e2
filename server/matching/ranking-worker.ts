import { parentPort, workerData } from 'node:worker_threads';
import { rankAll } from '~/domains/matching/rank-all.server';
import { systemClock } from '~/platform/clock';
import { openDatabase } from '../../db/client';

/** What the thread is started with: one run, and where the database is. */
export interface RankingWorkerData {
  databaseFile: string;
  runId: string;
}

/** Does one run on a connection of its own and ends. Any message means: stop. */
async function run({ databaseFile, runId }: RankingWorkerData): Promise<void> {
  const stop = new AbortController();
  parentPort?.once('message', () => stop.abort());
  const db = openDatabase(databaseFile);
  try {
    await rankAll({ db, clock: systemClock }, runId, stop.signal);
  } finally {
    await db.destroy();
    parentPort?.close();
  }
}

if (parentPort) void run(workerData as RankingWorkerData);
