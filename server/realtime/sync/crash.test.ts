import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openRoom, type RoomConnection } from '~/platform/sync/open-room';
import { openDatabase, openSqlite } from '../../../db/client';
import { migrateToLatest } from '../../../db/migrate';
import { socketAs, startSync, stockClient, until } from '../../../tests/fixtures/sync';
import { createSqliteStore } from './sqlite-store';

const cleanups: Array<() => unknown> = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function databaseFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sync-crash-'));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'rooms.db');
}

interface ServerProcess {
  port: number;
  child: ChildProcess;
  exited: Promise<number | null>;
}

/** Starts a server in a process of its own and waits until it listens. */
async function start(file: string, port = 0): Promise<ServerProcess> {
  const script = fileURLToPath(new URL('../../../tests/fixtures/sync-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, file, String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  cleanups.push(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  let errors = '';
  child.stderr?.on('data', (data: Buffer) => {
    errors += data.toString();
  });
  const listening = await new Promise<number>((resolve, reject) => {
    child.stdout?.once('data', (data: Buffer) => resolve(Number(data.toString())));
    void exited.then(() => reject(new Error(`server ended: ${errors}`)));
  });
  return { port: listening, child, exited };
}

function open(port: number, person: string, room = 'board-1'): RoomConnection {
  const connection = openRoom({
    server: `ws://127.0.0.1:${port}/yjs`,
    room,
    personId: person,
    WebSocket: socketAs(person),
    openCopy: async () => null,
    random: () => 0,
  });
  cleanups.push(() => connection.close());
  return connection;
}
const notes = (one: RoomConnection) => one.doc.getArray<string>('notes');
const saved = (one: RoomConnection) => until(() => one.status.get().state === 'saved', 'saved');

/** Notes on disk: the merged state and the log after it. */
function notesOnDisk(file: string, room: string): Set<string> {
  const sqlite = openSqlite(file);
  const updates = sqlite
    .prepare(
      `SELECT bytes FROM (
         SELECT 0 AS seq, bytes FROM room_states WHERE room = @room
         UNION ALL
         SELECT seq, bytes FROM room_updates WHERE room = @room AND seq > coalesce(
           (SELECT through_seq FROM room_states WHERE room = @room), 0))
       ORDER BY seq`,
    )
    .all({ room }) as Array<{ bytes: Uint8Array }>;
  sqlite.close();
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const { bytes } of updates) Y.applyUpdate(doc, bytes);
  });
  return new Set(doc.getArray<string>('notes').toArray());
}

/** How often the server is killed, and what the moments follow from. `CRASH_RUNS=200` is the long run. */
const RUNS = Number(process.env.CRASH_RUNS ?? 2);
const SEED = Number(process.env.CRASH_SEED ?? 1);
/** A room gets new people after this many kills, so that a long run does not become one of a huge room. */
const KILLS_PER_ROOM = 10;
const LONGEST_MS = 500;
/** Notes that are called saved before a kill, so that each kill has something to lose. */
const AT_LEAST = 50;

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** People who write without pause, and which of their notes the server has called saved. */
function writers(people: readonly RoomConnection[]) {
  const confirmed = new Set<string>();
  let written = 0;
  return {
    confirmed,
    written: () => written,
    /** Starts writing; returns the function that stops it. */
    start(): () => void {
      const mine = new Map<RoomConnection, string[]>(people.map((one) => [one, []]));
      const timer = setInterval(() => {
        for (const one of people) {
          const open = mine.get(one) ?? [];
          const { unsent } = one.status.get();
          for (const note of open.splice(0, Math.max(0, open.length - unsent))) confirmed.add(note);
          const note = `n${written++}`;
          open.push(note);
          notes(one).push([note]);
        }
      }, 3);
      return () => clearInterval(timer);
    },
  };
}

describe('§5.7 kill -9 at random moments', () => {
  it(`loses nothing that was called saved, and clients bring back the rest (${RUNS} kills, seed ${SEED})`, {
    timeout: 30_000 + RUNS * 20_000,
  }, async () => {
    const file = await databaseFile();
    const random = seeded(SEED);
    let server = await start(file);
    for (let kills = 0; kills < RUNS; ) {
      const room = `board-${kills}`;
      const people = ['gst_a', 'gst_b', 'gst_c'].map((person) => open(server.port, person, room));
      await Promise.all(people.map(saved));
      const load = writers(people);
      for (let here = 0; here < KILLS_PER_ROOM && kills < RUNS; here++, kills++) {
        const stop = load.start();
        const moment = random() * LONGEST_MS;
        const before = load.confirmed.size;
        await until(() => load.confirmed.size >= before + AT_LEAST, 'something to lose');
        await new Promise((resolve) => setTimeout(resolve, moment));
        server.child.kill('SIGKILL');
        await server.exited;
        stop();
        const kept = notesOnDisk(file, room);
        const lost = [...load.confirmed].filter((note) => !kept.has(note));
        expect(lost, `kill ${kills} after ${moment} ms`).toEqual([]);

        server = await start(file, server.port);
        for (const one of people) one.retry();
        await Promise.all(people.map(saved));
      }
      const written = load.written();
      await until(() => people.every((one) => notes(one).length === written), 'all have all');
      expect(people.map((one) => new Set(notes(one)).size)).toEqual(people.map(() => written));
      expect(notesOnDisk(file, room).size).toBe(written);
      for (const one of people) one.close();
      // A long run takes a quarter of an hour: who waits for it sees that it goes on.
      if (RUNS > KILLS_PER_ROOM) process.stdout.write(`${kills} kills, ${written} notes, none lost\n`);
    }
    server.child.kill('SIGTERM');
    expect(await server.exited).toBe(0);
  });
});

describe('§5.5 a database that fails', () => {
  it('keeps what it could not commit and commits it when the database works again', async () => {
    const file = await databaseFile();
    const db = openDatabase(file);
    await migrateToLatest(db);
    await db.destroy();
    const store = createSqliteStore({ file, firstRetryMs: 20, longestRetryMs: 50, busyTimeoutMs: 50 });
    const fixture = await startSync({ store });
    cleanups.push(() => fixture.close());
    const one = open(fixture.port, 'gst_a');
    await saved(one);
    const other = openSqlite(file);
    other.exec('BEGIN EXCLUSIVE');
    notes(one).push(['い']);
    await until(() => one.status.get().state === 'read-only', 'read-only');
    expect(one.status.get()).toMatchObject({ readOnly: 'storage', unsent: 1 });
    expect((await fixture.sync.health()).ok).toBe(false);
    notes(one).push(['ろ']);
    await until(() => one.status.get().withheld === 1 || one.status.get().unsent === 2, 'withheld');
    other.exec('ROLLBACK');
    other.close();
    await saved(one);
    expect(one.status.get()).toMatchObject({ readOnly: null, unsent: 0, withheld: 0 });
    const late = stockClient(fixture.url, 'board-1', 'gst_l');
    cleanups.push(() => late.close());
    await until(() => late.doc.getArray('notes').length === 2, 'both kept');
  });

  it.each([
    ['a full disk', 'max_page_count = 1', 'full'],
    ['a database that may only be read', 'query_only = 1', 'readonly'],
  ])(
    '%s: rooms are read-only with the reason, and take up again by themselves',
    async (_name, fault, reason) => {
      const file = await databaseFile();
      const db = openDatabase(file);
      await migrateToLatest(db);
      await db.destroy();
      const workerUrl = new URL('../../../tests/fixtures/failing-disk-process.ts', import.meta.url);
      // No merging beside it: which of the two threads meets the fault first is left to chance.
      const store = createSqliteStore({
        file,
        workerUrl,
        firstRetryMs: 20,
        longestRetryMs: 50,
        compactBytes: 1e9,
      });
      const fixture = await startSync({ store });
      cleanups.push(() => fixture.close());
      const one = open(fixture.port, 'gst_a');
      await saved(one);
      // Put there whole: the thread looks all the time, and half a fault would end it.
      await writeFile(`${file}.fault-to-be`, fault);
      await rename(`${file}.fault-to-be`, `${file}.fault`);
      // More than fits into the pages there are, until one does not.
      let long = 0;
      const writing = setInterval(() => notes(one).push([`${long++}${'長い'.repeat(20_000)}`]), 20);
      await until(() => one.status.get().state === 'read-only', 'read-only');
      clearInterval(writing);
      expect(one.status.get().readOnly).toBe('storage');
      expect(one.status.get().unsent).toBeGreaterThan(0);
      expect(JSON.stringify(await fixture.sync.health())).toContain(reason);
      const reader = stockClient(fixture.url, 'board-1', 'gst_r');
      cleanups.push(() => reader.close());
      await until(() => reader.provider.synced, 'still readable');
      await rm(`${file}.fault`);
      await saved(one);
      expect(one.status.get()).toMatchObject({ readOnly: null, unsent: 0, withheld: 0 });
      expect(notesOnDisk(file, 'board-1').size).toBe(long);
    },
  );
});
