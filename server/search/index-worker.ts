import { parentPort, workerData } from 'node:worker_threads';
import { pino } from 'pino';
import { bringUpToDate } from '~/domains/search/work.server';
import { systemClock } from '~/platform/clock';
import { openDatabase } from '../../db/client';
import { storedRooms } from './stored-rooms';

/** What the thread is started with; times in milliseconds. */
export interface IndexWorkerData {
  databaseFile: string;
  logLevel: string;
  /** Between two looks at what was written. */
  every: number;
  quiet: number;
  longest: number;
}

/** After work the thread rests so many times as long as it took: it never has more than a twentieth of a core for long. */
const REST_FACTOR = 20;
const LONGEST_REST_MS = 5_000;
/** Between two pieces of work: whoever waits to write gets in. */
const BREATH_MS = 5;

/** Keeps the index up to date until it is told to stop. */
async function run(port: NonNullable<typeof parentPort>, data: IndexWorkerData): Promise<void> {
  const { databaseFile, every, quiet, longest } = data;
  const db = openDatabase(databaseFile);
  const log = pino({ level: data.logLevel });
  const deps = { db, log, clock: systemClock, rooms: storedRooms(db) };
  let isStopped = false;
  let wake: () => void = () => undefined;
  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      if (isStopped) return resolve();
      wake = resolve;
      setTimeout(resolve, ms);
    });
  let since = performance.now();
  const pace = {
    quiet,
    longest,
    rest: async () => {
      const worked = performance.now() - since;
      await rest(Math.min(LONGEST_REST_MS, Math.max(BREATH_MS, worked * REST_FACTOR)));
      since = performance.now();
      return !isStopped;
    },
  };
  port.on('message', () => {
    isStopped = true;
    wake();
  });
  while (!isStopped) {
    try {
      since = performance.now();
      await bringUpToDate(deps, pace);
    } catch (error) {
      if (!isStopped) log.error({ err: error }, 'index for searching not brought up to date');
    }
    await rest(every);
  }
  await db.destroy();
  port.close();
}

if (parentPort) void run(parentPort, workerData as IndexWorkerData);
