import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { SYNC } from '~/platform/sync/messages';
import { rawSocket, type SyncFixture, stockClient, until } from '../../../tests/fixtures/sync';
import { syncServers } from '../../../tests/fixtures/sync-servers';
import { Budget } from './budget';
import { encodeSync } from './frames';
import { DEFAULT_LIMITS } from './limits';
import { createMemoryStore } from './memory-store';

const { cleanups, server } = syncServers();
async function client(fixture: SyncFixture, person: string) {
  const made = stockClient(fixture.url, 'board-1', person);
  cleanups.push(() => made.close());
  await until(() => made.provider.synced, 'synced');
  return made;
}

describe('§7.3 budgets', () => {
  it('let a paste of 2,000 notes pass, as one message or as 2,000', async () => {
    const fixture = await server();
    const [writer, reader] = [await client(fixture, 'gst_a'), await client(fixture, 'gst_b')];
    const add = (i: number) => {
      const note = new Y.Map<unknown>();
      writer.doc.getMap('objects').set(`obj_${i}`, note);
      note.set('type', 'note');
      note.set('at', [i, i]);
      note.set('text', new Y.Text(`ふせん ${i} 冬の公園でできること`));
    };
    writer.doc.transact(() => {
      for (let i = 0; i < 2_000; i++) add(i);
    });
    for (let i = 2_000; i < 4_000; i++) add(i);
    await until(() => reader.doc.getMap('objects').size === 4_000, 'all arrived');
    expect(writer.provider.wsconnected).toBe(true);
  });

  it('make whoever overdoes it wait; nothing is lost and nobody else waits', async () => {
    const fixture = await server({ limits: { burstMessages: 20, messagesPerSecond: 100 } });
    const [flood, other] = [await client(fixture, 'gst_a'), await client(fixture, 'gst_b')];
    for (let i = 0; i < 200; i++) flood.doc.getText('t').insert(0, 'あ'.repeat(1_000));
    other.doc.getText('o').insert(0, 'すぐ');
    await until(() => flood.doc.getText('o').length === 2, 'the other is heard');
    expect(other.doc.getText('t').length).toBeLessThan(200_000);
    await until(() => other.doc.getText('t').length === 200_000, 'all of the flood');
    expect(flood.provider.wsconnected).toBe(true);
  });

  it('refill with time', () => {
    const limits = {
      ...DEFAULT_LIMITS,
      burstMessages: 10,
      messagesPerSecond: 10,
      burstBytes: 1_000,
      bytesPerSecond: 100,
    };
    const budget = new Budget(limits, 0);
    expect(budget.spend(10, 0, 0)).toBe(0);
    expect(budget.spend(1, 0, 0)).toBe(100);
    expect(budget.spend(1, 0, 2_000)).toBe(0);
    expect(budget.spend(0, 1_100, 2_000)).toBe(1_000);
  });
});

describe('§7.4 slow readers', () => {
  it('cost bounded memory and catch up exactly, while others go on', async () => {
    const fixture = await server({ limits: { editBacklog: 200_000, presenceBacklog: 10_000 } });
    const writer = await client(fixture, 'gst_a');
    const slow = rawSocket(`${fixture.url}/board-1`, 'gst_slow');
    cleanups.push(() => slow.socket.terminate());
    await until(() => slow.frames.length > 0, 'let in');
    const mine = new Y.Doc();
    slow.socket.send(encodeSync(SYNC.step1, Y.encodeStateVector(mine)));
    await until(() => slow.frames.some((frame) => frame[1] === SYNC.step2), 'answered');
    slow.socket.pause();
    const sent = 30_000_000;
    const step = 300_000;
    const values = writer.doc.getMap<string>('values');
    for (let i = 0; i * step < sent; i++) {
      values.set('k', String(i).repeat(step / String(i).length));
      await until(() => writer.provider.ws?.bufferedAmount === 0, 'sent');
    }
    const quick = await client(fixture, 'gst_b');
    await until(() => quick.doc.getMap('values').get('k') === values.get('k'), 'others are up to date');
    slow.socket.resume();
    const apply = () => {
      for (const frame of slow.frames.splice(0)) {
        if (frame[0] === 0 && (frame[1] === SYNC.step2 || frame[1] === SYNC.update)) {
          Y.applyUpdate(mine, content(frame));
          received += frame.length;
        }
      }
    };
    let received = 0;
    await until(
      () => {
        apply();
        return mine.getMap('values').get('k') === values.get('k');
      },
      'caught up',
      10_000,
    );
    expect(received).toBeLessThan(sent / 2);
  });

  it('who stays behind is asked to come again', async () => {
    const fixture = await server({ limits: { editBacklog: 100_000, behindMs: 100 } });
    const writer = await client(fixture, 'gst_a');
    const slow = rawSocket(`${fixture.url}/board-1`, 'gst_slow');
    await until(() => slow.frames.length > 0, 'let in');
    slow.socket.pause();
    const values = writer.doc.getMap<string>('values');
    for (let i = 0; i < 60; i++) {
      values.set('k', String(i).repeat(150_000));
      await until(() => writer.provider.ws?.bufferedAmount === 0, 'sent');
    }
    const people = async () =>
      (await fixture.sync.rooms.read('board-1', () => true)) && slow.socket.readyState;
    await people();
    setTimeout(() => slow.socket.resume(), 300);
    const { code } = await slow.closed;
    expect([1006, 1013]).toContain(code);
    expect(writer.provider.wsconnected).toBe(true);
  });
});

describe('§7.5 document size', () => {
  it('a room over it can be read, not written, and says so', async () => {
    const fixture = await server({ limits: { documentBytes: 10_000 } });
    const writer = await client(fixture, 'gst_a');
    writer.doc.getText('t').insert(0, 'a'.repeat(20_000));
    const reader = await client(fixture, 'gst_b');
    await until(() => reader.doc.getText('t').length === 20_000, 'readable');
    writer.doc.getText('t').insert(0, 'もっと');
    await client(fixture, 'gst_c');
    expect((await fixture.sync.rooms.snapshot('board-1')).length).toBeLessThan(20_100);
  });
});

describe('§7.9 rooms and connections', () => {
  it('one room more is refused while all are in use, and let in when one is not', async () => {
    const fixture = await server({ limits: { rooms: 2 } });
    const enter = (room: string) => {
      const made = rawSocket(`${fixture.url}/${room}`, 'gst_a');
      cleanups.push(() => made.socket.terminate());
      return made;
    };
    const [first, second] = [enter('board-1'), enter('board-2')];
    await until(() => first.frames.length > 0 && second.frames.length > 0, 'let in');
    expect(await enter('board-3').closed).toEqual({ code: 4430, reason: 'too many rooms' });
    await expect(fixture.sync.rooms.snapshot('board-3')).rejects.toMatchObject({
      code: 'unavailable',
      details: { reason: 'busy' },
    });
    const again = enter('board-1');
    await until(() => again.frames.length > 0, 'a room in use is open to more');
    second.socket.close();
    await second.closed;
    const third = enter('board-3');
    await until(() => third.frames.length > 0, 'let in for one that nobody uses');
    expect((await enter('board-2').closed).code).toBe(4430);
  });

  it('a room that is let go of early has lost nothing, and one that is not committed stays', async () => {
    const store = createMemoryStore();
    const fixture = await server({ store, limits: { rooms: 1 } });
    store.hold();
    const written = fixture.sync.rooms.edit('board-1', 'usr_a', (doc) =>
      doc.getText('t').insert(0, 'のこる'),
    );
    await until(async () => (await fixture.liveRooms()) === 1, 'loaded');
    await expect(fixture.sync.rooms.snapshot('board-2')).rejects.toMatchObject({ code: 'unavailable' });
    store.release();
    await written;
    await fixture.sync.rooms.snapshot('board-2');
    const text = await fixture.sync.rooms.read('board-1', (doc) => doc.getText('t').toString());
    expect(text).toBe('のこる');
  });

  it('a full room and one person too often are told apart', async () => {
    const limits = { connectionsPerRoom: 2, connectionsPerPersonAndRoom: 1 };
    const fixture = await server({ limits });
    await client(fixture, 'gst_a');
    expect((await rawSocket(`${fixture.url}/board-1`, 'gst_a').closed).code).toBe(4429);
    await client(fixture, 'gst_b');
    expect((await rawSocket(`${fixture.url}/board-1`, 'gst_c').closed).code).toBe(4430);
  });
});

/** The update inside a sync frame. */
function content(frame: Uint8Array): Uint8Array {
  let at = 2;
  while (((frame[at] ?? 0) & 0x80) !== 0) at++;
  return frame.subarray(at + 1);
}
