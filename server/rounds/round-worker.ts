import { parentPort, workerData } from 'node:worker_threads';
import { runTrial } from '~/domains/matching/rounds/work.server';
import { systemClock } from '~/platform/clock';
import { openDatabase } from '../../db/client';

/** What the thread is started with: one trial, and where the database is. */
export interface RoundWorkerData {
  databaseFile: string;
  trialId: string;
}

/** Works one trial out on a connection of its own and ends. */
async function run({ databaseFile, trialId }: RoundWorkerData): Promise<void> {
  const db = openDatabase(databaseFile);
  try {
    await runTrial({ db, clock: systemClock }, trialId);
  } finally {
    await db.destroy();
    parentPort?.close();
  }
}

if (parentPort) void run(workerData as RoundWorkerData);
