import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { openDatabase } from '../../db/client';
import { migrateToLatest } from '../../db/migrate';
import { createSqliteStore } from '../../server/realtime/sync/sqlite-store';
import type { LogEntry, RoomStore } from '../../server/realtime/sync/store';

/**
 * How many edits a second the SQLite store makes durable: each edit is an append of its own, over many rooms, with
 * compaction as it comes. A process of its own; argument: JSON of `CommitOptions`.
 */
export interface CommitOptions {
  rooms: number;
  editsPerRoom: number;
}

export interface CommitResult {
  edits: number;
  seconds: number;
  /** Edits that the store gives back afterwards. */
  kept: number;
}

/** Appends that may be open at a time; rooms hand over what came in one turn, so that there is always some. */
const OPEN_APPENDS = 20_000;

function editsOf(room: number, count: number): LogEntry[] {
  const doc = new Y.Doc();
  const entries: LogEntry[] = [];
  doc.on('update', (bytes: Uint8Array) =>
    entries.push({ bytes, person: `gst_${room % 10}`, at: Date.now() }),
  );
  for (let i = 0; i < count; i++) doc.getArray<string>('notes').push([`room ${room} edit ${i}`]);
  doc.destroy();
  return entries;
}

async function run({ rooms, editsPerRoom }: CommitOptions): Promise<CommitResult> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-commit-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'rooms.db');
  const db = openDatabase(file);
  await migrateToLatest(db);
  await db.destroy();
  const edits = Array.from({ length: rooms }, (_, room) => editsOf(room, editsPerRoom));
  const store = createSqliteStore({ file });
  await store.probe();
  const started = performance.now();
  let open: Promise<void>[] = [];
  let before: Promise<unknown> = Promise.resolve();
  for (let i = 0; i < editsPerRoom; i++) {
    for (let room = 0; room < rooms; room++) {
      const entry = edits[room]?.[i];
      if (entry) open.push(store.append(`board-${room}`, [entry]));
    }
    if (open.length < OPEN_APPENDS / 2) continue;
    await before;
    before = Promise.all(open);
    open = [];
  }
  await Promise.all([before, ...open]);
  const seconds = (performance.now() - started) / 1_000;
  const kept = await keptIn(store, rooms);
  await store.close(30_000);
  return { edits: rooms * editsPerRoom, seconds, kept };
}

async function keptIn(store: RoomStore, rooms: number): Promise<number> {
  let kept = 0;
  for (let room = 0; room < rooms; room++) {
    const { state, updates } = await store.load(`board-${room}`);
    const doc = new Y.Doc();
    for (const update of state ? [state, ...updates] : updates) Y.applyUpdate(doc, update);
    kept += doc.getArray('notes').length;
    doc.destroy();
  }
  return kept;
}

const result = await run(JSON.parse(process.argv[2] ?? '{}') as CommitOptions);
process.send?.({ result }, () => process.exit(0));
