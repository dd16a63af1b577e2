import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openDatabase } from '../../db/client';
import { migrateToLatest } from '../../db/migrate';
import { createMemoryStore } from '../../server/realtime/sync/memory-store';
import { createSqliteStore } from '../../server/realtime/sync/sqlite-store';
import type { LogEntry, RoomStore } from '../../server/realtime/sync/store';

interface Subject {
  store: RoomStore;
  /** The same content opened again, as after a restart; absent where nothing survives. */
  reopen?: () => Promise<RoomStore>;
  dispose: () => Promise<void>;
}

const KEEP = 5;

const SUBJECTS: Record<string, () => Promise<Subject>> = {
  memory: async () => {
    const store = createMemoryStore({ keep: KEEP });
    return { store, dispose: () => store.close(1_000) };
  },
  sqlite: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'room-store-'));
    const file = join(folder, 'rooms.db');
    const db = openDatabase(file);
    await migrateToLatest(db);
    await db.destroy();
    const opened: RoomStore[] = [];
    const open = () => {
      const store = createSqliteStore({ file, keep: KEEP, compactEntries: 100_000 });
      opened.push(store);
      return store;
    };
    return {
      store: open(),
      reopen: async () => {
        await opened.at(-1)?.close(2_000);
        return open();
      },
      dispose: async () => {
        for (const store of opened) await store.close(2_000);
        await rm(folder, { recursive: true });
      },
    };
  },
};

/** A document whose every edit is an entry of the log. */
function writer(person: string | null = 'usr_a') {
  const doc = new Y.Doc();
  const entries: LogEntry[] = [];
  doc.on('update', (bytes: Uint8Array) => entries.push({ bytes, person, at: 1_000 + entries.length }));
  return { doc, entries, write: (text: string) => doc.getText('t').insert(doc.getText('t').length, text) };
}

async function textOf(store: RoomStore, room: string): Promise<string> {
  const { state, updates } = await store.load(room);
  const doc = new Y.Doc();
  if (state) Y.applyUpdate(doc, state);
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getText('t').toString();
}

for (const [name, make] of Object.entries(SUBJECTS)) {
  describe(`room store: ${name}`, () => {
    let subject: Subject;
    beforeEach(async () => {
      subject = await make();
    });
    afterEach(() => subject.dispose());

    it('§5.1 has nothing for a room nobody wrote', async () => {
      expect(await subject.store.load('board-1')).toEqual({ state: null, updates: [] });
    });

    it('§5.1 gives back what was appended, in order, per room', async () => {
      const one = writer();
      one.write('あ');
      one.write('い');
      const two = writer();
      two.write('う');
      await Promise.all([
        subject.store.append('board-1', one.entries),
        subject.store.append('board-2', two.entries),
      ]);
      expect(await textOf(subject.store, 'board-1')).toBe('あい');
      expect(await textOf(subject.store, 'board-2')).toBe('う');
      expect((await subject.store.load('board-1')).updates).toHaveLength(2);
    });

    it('§5.2 resolves appends in the order they were made', async () => {
      const { entries, write } = writer();
      for (let i = 0; i < 50; i++) write(String(i % 10));
      const order: number[] = [];
      await Promise.all(
        entries.map((entry, i) => subject.store.append(`board-${i % 3}`, [entry]).then(() => order.push(i))),
      );
      expect(order).toEqual(entries.map((_, i) => i));
    });

    it('§5.1 keeps bytes that are a view of a larger buffer', async () => {
      const { entries, write } = writer();
      write('ふせん');
      const bytes = entries[0]?.bytes ?? new Uint8Array();
      const large = new Uint8Array(bytes.byteLength + 100).fill(7);
      large.set(bytes, 50);
      await subject.store.append('board-1', [
        { bytes: large.subarray(50, 50 + bytes.byteLength), person: null, at: 1 },
      ]);
      expect(await textOf(subject.store, 'board-1')).toBe('ふせん');
    });

    it('§5.4 merges the log into a state, then builds on it', async () => {
      const { entries, write } = writer();
      for (let i = 0; i < 20; i++) write('あ');
      await subject.store.append('board-1', entries.splice(0));
      await subject.store.compact('board-1');
      const compacted = await subject.store.load('board-1');
      expect(compacted.state).not.toBeNull();
      expect(compacted.updates).toEqual([]);
      write('い');
      await subject.store.append('board-1', entries.splice(0));
      expect((await subject.store.load('board-1')).updates).toHaveLength(1);
      await subject.store.compact('board-1');
      expect(await textOf(subject.store, 'board-1')).toBe(`${'あ'.repeat(20)}い`);
    });

    it('§5.4 keeps the latest entries readable after a merge: who and when, newest first', async () => {
      const { entries, write } = writer('gst_1');
      for (let i = 0; i < 12; i++) write('あ');
      await subject.store.append('board-1', entries);
      await subject.store.compact('board-1');
      const history = await subject.store.history('board-1', 100);
      expect(history.length).toBeGreaterThanOrEqual(KEEP);
      expect(history.length).toBeLessThan(12);
      expect(history[0]).toEqual({ person: 'gst_1', at: 1_011, bytes: entries[11]?.bytes.byteLength });
      expect((await subject.store.history('board-1', 2)).map((entry) => entry.at)).toEqual([1_011, 1_010]);
    });

    it('§5.4 keeps who and when over several merges and a restart, each once', {
      timeout: 40_000,
    }, async () => {
      const [mine, yours] = [writer('gst_1'), writer('gst_2')];
      let at = 0;
      for (let round = 0; round < 3; round++) {
        for (const one of [mine, yours]) {
          one.write('あ');
          const entries = one.entries.splice(0).map((entry) => ({ ...entry, at: ++at }));
          await subject.store.append('board-1', entries);
        }
        await subject.store.compact('board-1');
      }
      const again = subject.reopen ? await subject.reopen() : subject.store;
      const history = await again.history('board-1', KEEP);
      expect(history.map((entry) => entry.at)).toEqual([6, 5, 4, 3, 2]);
      expect(history.map((entry) => entry.person)).toEqual(['gst_2', 'gst_1', 'gst_2', 'gst_1', 'gst_2']);
      expect(await textOf(again, 'board-1')).toHaveLength(6);
    });

    it('§5.4 takes writes while a merge runs', async () => {
      const { entries, write } = writer();
      for (let i = 0; i < 500; i++) write('あ');
      await subject.store.append('board-1', entries.splice(0));
      const merging = subject.store.compact('board-1');
      for (let i = 0; i < 100; i++) write('い');
      await subject.store.append('board-1', entries.splice(0));
      await merging;
      expect(await textOf(subject.store, 'board-1')).toBe('あ'.repeat(500) + 'い'.repeat(100));
    });

    it('§5.4 merges a room that nobody uses any more', async () => {
      const { entries, write } = writer();
      for (let i = 0; i < 150; i++) write('あ');
      await subject.store.append('board-1', entries.splice(0));
      subject.store.rest('board-1');
      await expect
        .poll(async () => (await subject.store.load('board-1')).updates, { timeout: 30_000 })
        .toEqual([]);
      expect(await textOf(subject.store, 'board-1')).toBe('あ'.repeat(150));
    });

    it('§5.6 says that it can commit', async () => {
      expect(await subject.store.probe()).toEqual({ ok: true });
      expect(await subject.store.load('')).toEqual({ state: null, updates: [] });
    });

    it('§9.1 commits what is queued when it is closed, and takes nothing after', async () => {
      const { entries, write } = writer();
      write('さいご');
      await subject.store.load('board-1');
      const appended = subject.store.append('board-1', entries);
      await Promise.all([subject.store.close(10_000), appended]);
      await expect(subject.store.append('board-1', entries)).rejects.toThrow();
    });

    it('§5.1 has everything after a restart', async () => {
      const { entries, write } = writer();
      write('のこる');
      await subject.store.append('board-1', entries);
      const again = subject.reopen ? await subject.reopen() : subject.store;
      expect(await textOf(again, 'board-1')).toBe('のこる');
    });
  });
}
