import { parentPort, workerData } from 'node:worker_threads';
import { applyImport, checkImport } from '~/domains/imports/work.server';
import { systemClock } from '~/platform/clock';
import type { ImportWork } from '~/platform/imports';
import { openDatabase } from '../../db/client';
import { createFileStore } from '../files';

/** What the thread is started with: one import, and where database and files are. */
export interface ImportWorkerData {
  databaseFile: string;
  filesFolder: string;
  importId: string;
  work: ImportWork;
}

/** Does one step of one import on a connection of its own and ends. Any message means: stop. */
async function run(data: ImportWorkerData): Promise<void> {
  const stop = new AbortController();
  parentPort?.once('message', () => stop.abort());
  const db = openDatabase(data.databaseFile);
  const deps = { db, clock: systemClock, files: createFileStore(data.filesFolder) };
  try {
    if (data.work.step === 'check') await checkImport(deps, data.importId, stop.signal);
    else await applyImport(deps, data.importId, data.work.actor, stop.signal);
  } finally {
    await db.destroy();
    parentPort?.close();
  }
}

if (parentPort) void run(workerData as ImportWorkerData);
