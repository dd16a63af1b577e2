import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
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

function open(port: number, person: string): RoomConnection {
  const connection = openRoom({
    server: `ws://127.0.0.1:${port}/yjs`,
    room: 'board-1',
    personId: person,
    WebSocket: socketAs(person),
    openCopy: async () => null,
    random: () => 0,
  });
  cleanups.push(() => connection.close());
  return connection;
}
const notes = (one: RoomConnection) => one.doc.getArray<string>('notes');
const saved = (one: RoomConnection) => until(() => one.status.get().state === 'saved', 'saved', 15_000);

/** Notes on disk, as a restarted server would load them. */
async function notesOnDisk(file: string): Promise<Set<string>> {
  const store = createSqliteStore({ file });
  const { state, updates } = await store.load('board-1');
  await store.close(1_000);
  const doc = new Y.Doc();
  for (const update of state ? [state, ...updates] : updates) Y.applyUpdate(doc, update);
  return new Set(doc.getArray<string>('notes').toArray());
}

describe('§5.7 kill -9', () => {
  it('loses nothing that was called saved, and clients bring back the rest', {
    timeout: 40_000,
  }, async () => {
    const file = await databaseFile();
    let server = await start(file);
    const people = ['gst_a', 'gst_b', 'gst_c'].map((person) => open(server.port, person));
    await Promise.all(people.map(saved));
    let written = 0;
    for (let round = 0; round < 2; round++) {
      const confirmed = new Set<string>();
      const mine = new Map<RoomConnection, string[]>(people.map((one) => [one, []]));
      const writing = setInterval(() => {
        for (const one of people) {
          const open = mine.get(one) ?? [];
          const { unsent } = one.status.get();
          for (const note of open.splice(0, Math.max(0, open.length - unsent))) confirmed.add(note);
          const note = `n${written++}`;
          open.push(note);
          notes(one).push([note]);
        }
      }, 2);
      await until(() => confirmed.size > 250, 'many confirmed', 15_000);
      server.child.kill('SIGKILL');
      await server.exited;
      clearInterval(writing);
      const kept = await notesOnDisk(file);
      expect([...confirmed].filter((note) => !kept.has(note))).toEqual([]);

      server = await start(file, server.port);
      for (const one of people) one.retry();
      await Promise.all(people.map(saved));
    }
    await until(
      () => people.every((one) => notes(one).length === written),
      'everybody has everything',
      10_000,
    );
    expect(people.map((one) => new Set(notes(one)).size)).toEqual(people.map(() => written));
    server.child.kill('SIGTERM');
    expect(await server.exited).toBe(0);
    expect((await notesOnDisk(file)).size).toBe(written);
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
});
