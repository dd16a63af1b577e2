import * as decoding from 'lib0/decoding';
import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { encodeCommittedRequest, MESSAGE, readCommitted, readMode, SYNC } from '~/platform/sync/messages';
import { rawSocket, type SyncFixture, startSync, stockClient, until } from '../../../tests/fixtures/sync';
import { syncServers } from '../../../tests/fixtures/sync-servers';
import { encodeSync } from './frames';
import { createMemoryStore } from './memory-store';

const { cleanups, server } = syncServers();

/** A client that speaks by hand: one document whose edits it sends, and what the server acknowledged. */
async function handmade(fixture: SyncFixture, person = 'gst_a', room = 'board-1') {
  const raw = rawSocket(`${fixture.url}/${room}`, person);
  await raw.opened;
  cleanups.push(() => raw.socket.close());
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const last = <T>(type: number, read: (decoder: decoding.Decoder) => T): T | undefined => {
    const frame = raw.frames.findLast((one) => one[0] === type);
    if (!frame) return undefined;
    const decoder = decoding.createDecoder(frame);
    decoding.readVarUint(decoder);
    return read(decoder);
  };
  return {
    ...raw,
    doc,
    ask: () => raw.socket.send(encodeCommittedRequest()),
    write(text: string) {
      doc.getText('t').insert(doc.getText('t').length, text);
      for (const update of updates.splice(0)) raw.socket.send(encodeSync(SYNC.update, update));
    },
    committed: () => last(MESSAGE.committed, readCommitted),
    mode: () => last(MESSAGE.mode, readMode),
  };
}
const storedText = async (store: ReturnType<typeof createMemoryStore>, room = 'board-1') => {
  const doc = new Y.Doc();
  const { state, updates } = await store.load(room);
  for (const update of [...(state ? [state] : []), ...updates]) Y.applyUpdate(doc, update);
  return doc.getText('t').toString();
};

const gauge = async (metrics: Registry, name: string) =>
  (await metrics.getSingleMetric(name)?.get())?.values[0]?.value;

describe('§5.3 acknowledgement', () => {
  it('tells only who asked, and counts what is committed, not what was received', async () => {
    const store = createMemoryStore();
    const fixture = await server({ store });
    const [silent, one] = [await handmade(fixture, 'gst_s'), await handmade(fixture)];
    one.ask();
    await until(() => one.committed()?.handled === 0, 'first answer');
    store.hold();
    one.write('い');
    one.write('ろ');
    const other = stockClient(fixture.url, 'board-1', 'gst_b');
    cleanups.push(() => other.close());
    await until(() => other.doc.getText('t').toString() === 'いろ', 'received and passed on');
    expect(one.committed()).toEqual({ handled: 0, withheld: 0 });
    store.release();
    await until(() => one.committed()?.handled === 2, 'committed');
    expect(await storedText(store)).toBe('いろ');
    silent.write('は');
    await until(() => other.doc.getText('t').length === 3, 'silent one is heard');
    expect(silent.committed()).toBeUndefined();
    expect(silent.mode()).toBeUndefined();
  });

  it('a repeated message is durable no sooner than what it repeats', async () => {
    const store = createMemoryStore();
    const fixture = await server({ store });
    const one = await handmade(fixture);
    one.ask();
    store.hold();
    one.write('い');
    one.socket.send(encodeSync(SYNC.step2, Y.encodeStateAsUpdate(one.doc)));
    const reader = stockClient(fixture.url, 'board-1', 'gst_b');
    cleanups.push(() => reader.close());
    await until(() => reader.doc.getText('t').length === 1, 'passed on');
    expect(one.committed()).toEqual({ handled: 0, withheld: 0 });
    store.release();
    await until(() => one.committed()?.handled === 2, 'both');
  });

  it('§4.1 counts what a reader sent as withheld, and only if it was news', async () => {
    const fixture = await server();
    const writer = await handmade(fixture, 'gst_w');
    writer.write('公開');
    fixture.rights.set('gst_r', 'read');
    const reader = await handmade(fixture, 'gst_r');
    reader.ask();
    await until(() => reader.mode()?.mode === 'read', 'read mode');
    const snapshot = await fixture.sync.rooms.snapshot('board-1');
    reader.socket.send(encodeSync(SYNC.step2, snapshot));
    await until(() => reader.committed()?.handled === 1, 'nothing new');
    expect(reader.committed()).toEqual({ handled: 1, withheld: 0 });
    reader.write('改変');
    await until(() => reader.committed()?.handled === 2, 'withheld');
    expect(reader.committed()).toEqual({ handled: 2, withheld: 1 });
    const mine = new Y.Doc();
    Y.applyUpdate(mine, snapshot);
    const vector = Y.encodeStateVector(mine);
    mine.getText('t').delete(0, 1);
    reader.socket.send(encodeSync(SYNC.update, Y.encodeStateAsUpdate(mine, vector)));
    await until(() => reader.committed()?.withheld === 2, 'a deletion is news too');
  });

  it('keeps who and when', async () => {
    const store = createMemoryStore();
    const fixture = await server({ store });
    const one = await handmade(fixture, 'gst_a');
    one.write('い');
    await until(async () => (await storedText(store)) === 'い', 'first');
    await fixture.sync.rooms.edit('board-1', 'usr_f', (doc) => doc.getText('t').insert(0, 'ろ'));
    const history = await store.history('board-1', 10);
    expect(history.map((entry) => entry.person)).toEqual(['usr_f', 'gst_a']);
  });
});

describe('§5.5 a store that fails', () => {
  it('makes rooms read-only, says nothing is saved, and recovers by itself without loss', async () => {
    const store = createMemoryStore({ firstRetryMs: 10, longestRetryMs: 20 });
    const fixture = await server({ store });
    const one = await handmade(fixture);
    one.ask();
    one.write('い');
    await until(() => one.committed()?.handled === 1, 'works');
    expect(await fixture.sync.health()).toEqual({ ok: true });
    store.fail('disk full');
    one.write('ろ');
    await until(() => one.mode()?.mode === 'read', 'read-only');
    expect(one.mode()?.reason).toBe('storage');
    one.write('は');
    await until(() => !one.frames.every((frame) => frame[0] !== MESSAGE.mode), 'told');
    expect(one.committed()?.handled).toBe(1);
    await expect(fixture.sync.rooms.edit('board-1', 'usr_f', () => undefined)).rejects.toMatchObject({
      code: 'unavailable',
    });
    const step1s = () => one.frames.filter((frame) => frame[0] === 0 && frame[1] === SYNC.step1).length;
    const before = step1s();
    store.recover();
    await until(() => one.mode()?.mode === 'write', 'writable');
    await until(() => step1s() === before + 1, 'asked for what was withheld');
    one.socket.send(encodeSync(SYNC.step2, Y.encodeStateAsUpdate(one.doc)));
    await until(() => one.committed()?.handled === 4 && one.committed()?.withheld === 0, 'all saved');
    expect(await storedText(store)).toBe('いろは');
  });

  it('tells the health check', async () => {
    let now = 0;
    const store = createMemoryStore();
    const fixture = await server({ store, clock: { now: () => now } });
    expect(await fixture.sync.health()).toEqual({ ok: true });
    store.fail('read-only file system');
    now += 10_000;
    expect(await fixture.sync.health()).toEqual({ ok: false, reason: 'read-only file system' });
    store.recover();
  });
});

describe('§2 life cycle', () => {
  it('§2.1 loads a room once however many come, and §2.3 lets go of it after all is committed', async () => {
    const store = createMemoryStore();
    const metrics = new Registry();
    let loads = 0;
    const fixture = await server({
      store: {
        ...store,
        load(room) {
          loads++;
          return store.load(room);
        },
      },
      limits: { idleMs: 20 },
      metrics,
    });
    const clients = Array.from({ length: 5 }, (_, i) => stockClient(fixture.url, 'board-1', `gst_${i}`));
    await until(() => clients.every((one) => one.provider.synced), 'synced');
    expect(loads).toBe(1);
    store.hold();
    clients[0]?.doc.getText('t').insert(0, 'のこる');
    await until(() => clients[4]?.doc.getText('t').length === 3, 'passed on');
    for (const one of clients) one.close();
    const again = stockClient(fixture.url, 'board-1', 'gst_z');
    await until(() => again.provider.synced, 'again');
    expect(again.doc.getText('t').toString()).toBe('のこる');
    expect(loads).toBe(1);
    again.close();
    await until(async () => (await gauge(metrics, 'sync_connections')) === 0, 'nobody left');
    expect(await gauge(metrics, 'sync_rooms')).toBe(1);
    store.release();
    await until(async () => (await gauge(metrics, 'sync_rooms')) === 0, 'let go of');
    const late = stockClient(fixture.url, 'board-1', 'gst_y');
    cleanups.push(() => late.close());
    await until(() => late.doc.getText('t').toString() === 'のこる', 'loaded again');
    expect(loads).toBe(2);
  });
});

describe('§9 stopping', () => {
  it('§9.1 commits everything, says come again, and is done', async () => {
    const store = createMemoryStore();
    const fixture = await startSync({ store });
    const one = await handmade(fixture);
    one.ask();
    store.hold();
    one.write('さいご');
    const other = stockClient(fixture.url, 'board-1', 'gst_b');
    await until(() => other.doc.getText('t').length === 3, 'passed on');
    other.close();
    const closing = fixture.close();
    setTimeout(() => store.release(), 50);
    expect(await one.closed).toEqual({ code: 1012, reason: 'restart' });
    await closing;
    expect(one.committed()?.handled).toBe(1);
    expect(await storedText(store)).toBe('さいご');
  });

  it('§9.2 does not wait longer for a store that fails, and acknowledges nothing', async () => {
    const store = createMemoryStore();
    const fixture = await startSync({ store, limits: { stopMs: 300 } });
    const one = await handmade(fixture);
    one.ask();
    await until(() => one.committed() !== undefined, 'answered');
    store.fail('disk full');
    one.write('失');
    await until(() => one.mode()?.mode === 'read', 'read-only');
    await fixture.close();
    expect(one.committed()?.handled).toBe(0);
  });
});
