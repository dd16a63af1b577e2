import type { ChildProcess } from 'node:child_process';
import type { CommitOptions, CommitResult } from './commit';
import type { JoinersOptions, JoinersResult } from './joiners';
import type { LoadOptions, LoadResult, Window } from './load';
import { wait } from './person';
import type { QuietOptions, QuietOrder } from './quiet';
import { message, type Running, type Settled, withClient } from './servers';

export interface Load extends Omit<LoadOptions, 'url' | 'protocol' | 'part' | 'parts'> {
  warmUpSeconds: number;
  seconds: number;
}

export interface Delivery {
  edits: number;
  expected: number;
  delivered: number;
  /** Edit to receiver, in milliseconds. */
  p50: number;
  p99: number;
  /** Sockets that did not stay open. */
  lost: number;
  /** Processor seconds and resident memory of the server. */
  cpuSeconds: number;
  megabytes: number;
  /** Share of one core that the busiest process of people used: near 1 the people are the limit, not the server. */
  peopleBusy: number;
}

/** More people than this are divided over two processes. */
const PEOPLE_OF_A_PROCESS = 600;

const secondsBetween = (before: NodeJS.CpuUsage, after: NodeJS.CpuUsage) =>
  (after.user + after.system - before.user - before.system) / 1e6;

/** A load against that server. */
export function measureLoad(server: Running, load: Load): Promise<Delivery> {
  const parts = load.people > PEOPLE_OF_A_PROCESS ? 2 : 1;
  const options = Array.from({ length: parts }, (_, part): LoadOptions => {
    return { ...load, url: server.url, protocol: server.protocol, part, parts };
  });
  return withAll(options, [], (clients) => deliver(clients, server, load));
}

/** Starts a process for each; `work` gets all. */
function withAll<T>(
  [first, ...rest]: LoadOptions[],
  started: ChildProcess[],
  work: (clients: ChildProcess[]) => Promise<T>,
): Promise<T> {
  if (!first) return work(started);
  return withClient('./load.ts', first, (client) => withAll(rest, [...started, client], work));
}

async function deliver(clients: ChildProcess[], server: Running, load: Load): Promise<Delivery> {
  await Promise.all(clients.map((client) => message<{ connected: true }>(client, 'connected')));
  const from = Date.now() + load.warmUpSeconds * 1_000;
  const window: Window = { from, to: from + load.seconds * 1_000 };
  const measured = clients.map((client) => message<{ measured: true }>(client, 'measured'));
  const results = clients.map((client) => message<{ result: LoadResult }>(client, 'result'));
  for (const client of clients) client.send(window);
  await wait(window.from - Date.now());
  const before = await server.usage();
  await Promise.all(measured);
  const after = await server.usage();
  const parts = (await Promise.all(results)).map(({ result }) => result);
  const sum = (of: (part: LoadResult) => number) => parts.reduce((total, part) => total + of(part), 0);
  const delays = parts.flatMap((part) => part.delays).sort(([a], [b]) => a - b);
  const edits = sum((part) => part.edits);
  return {
    edits,
    expected: edits * (load.people / load.rooms - 1),
    delivered: sum((part) => part.delivered),
    p50: percentile(delays, 0.5),
    p99: percentile(delays, 0.99),
    lost: sum((part) => part.lost),
    cpuSeconds: secondsBetween(before.cpu, after.cpu),
    megabytes: after.rss / 1e6,
    peopleBusy: Math.max(...parts.map((part) => part.cpuSeconds)) / load.seconds,
  };
}

/** `delays` ascending, each with how often it came. */
function percentile(delays: ReadonlyArray<[number, number]>, part: number): number {
  const total = delays.reduce((sum, [, count]) => sum + count, 0);
  let seen = 0;
  for (const [ms, count] of delays) {
    seen += count;
    if (seen >= total * part) return ms;
  }
  return 0;
}

export interface Joining extends JoinersResult {
  /** Processor milliseconds of the server for each joiner. */
  cpuEach: number;
}

export function measureJoiners(
  server: Running,
  options: Omit<JoinersOptions, 'url' | 'protocol'>,
): Promise<Joining> {
  const all: JoinersOptions = { ...options, url: server.url, protocol: server.protocol };
  return withClient('./joiners.ts', all, async (client) => {
    await message<{ prepared: true }>(client, 'prepared');
    const joined = message<{ joined: true }>(client, 'joined');
    const ended = message<{ result: JoinersResult }>(client, 'result');
    const before = await server.usage();
    client.send('go');
    await joined;
    const after = await server.usage();
    const { result } = await ended;
    return { ...result, cpuEach: (secondsBetween(before.cpu, after.cpu) * 1_000) / options.joiners };
  });
}

export interface Quiet {
  /**
   * Bytes for each room more, after garbage collection: heap with buffers, and what the process grew by, pages that
   * were freed and not given back included.
   */
  heapEach: number;
  rssEach: number;
  /** Bytes of heap still there for each room some time after everybody had left. */
  leftEach: number;
  roomsLeft: number | null;
}

export interface QuietLoad extends Pick<QuietOptions, 'notes' | 'pauseMs'> {
  rooms: number;
  /** How long rooms are left quiet, and empty, before memory is read. */
  quietMs: number;
  emptyMs: number;
}

/** The first rooms bring code and pools into memory; what is measured is what others cost on top. */
const ROOMS_BEFORE = 100;

export function measureQuiet(server: Running, load: QuietLoad): Promise<Quiet> {
  const options: QuietOptions = { url: server.url, protocol: server.protocol, ...load };
  return withClient('./quiet.ts', options, async (client) => {
    await message<{ started: true }>(client, 'started');
    const settledWith = async (rooms: number): Promise<Settled> => {
      const opened = message<{ opened: true }>(client, 'opened');
      client.send({ open: rooms } satisfies QuietOrder);
      await opened;
      await wait(load.quietMs);
      return server.settled();
    };
    const before = await settledWith(ROOMS_BEFORE);
    const full = await settledWith(load.rooms);
    client.send({ close: true } satisfies QuietOrder);
    await wait(load.emptyMs);
    const left = await server.settled();
    return {
      heapEach: (full.heap - before.heap) / load.rooms,
      rssEach: (full.rss - before.rss) / load.rooms,
      leftEach: (left.heap - before.heap) / load.rooms,
      roomsLeft: left.rooms,
    };
  });
}

export function measureCommit(options: CommitOptions): Promise<CommitResult> {
  return withClient('./commit.ts', options, async (client) => {
    return (await message<{ result: CommitResult }>(client, 'result')).result;
  });
}
