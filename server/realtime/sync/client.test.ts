import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { deviceCopyName, forgetDeviceCopies, roomsUnsent } from '~/platform/sync/device-copies';
import { type OpenRoomOptions, openRoom, type RoomConnection } from '~/platform/sync/open-room';
import type { RoomState } from '~/platform/sync/status';
import { type SyncFixture, socketAs, startSync, until } from '../../../tests/fixtures/sync';
import { syncServers } from '../../../tests/fixtures/sync-servers';
import { createMemoryStore } from './memory-store';

const { cleanups, server } = syncServers();

let rooms = 0;
const newRoom = () => `board-${++rooms}`;
function open(
  fixture: Pick<SyncFixture, 'url'>,
  room: string,
  person: string,
  options: Partial<OpenRoomOptions> = {},
): RoomConnection {
  const connection = openRoom({
    server: fixture.url,
    room,
    personId: person,
    WebSocket: socketAs(person),
    random: () => 0,
    ...options,
  });
  cleanups.push(() => connection.close());
  return connection;
}
const write = (one: RoomConnection, words: string) => {
  const text = one.doc.getText('t');
  text.insert(text.length, words);
};
const read = (one: RoomConnection) => one.doc.getText('t').toString();
const status = (one: RoomConnection) => one.status.get();
const becomes = (one: RoomConnection, state: RoomState) =>
  until(() => status(one).state === state, `state ${state}, is ${JSON.stringify(status(one))}`);

describe('status', () => {
  it('§5.3 says saved only once the server has committed', async () => {
    const store = createMemoryStore();
    const fixture = await server({ store });
    const one = open(fixture, newRoom(), 'gst_a');
    await becomes(one, 'saved');
    store.hold();
    const seen: RoomState[] = [];
    one.status.subscribe(() => seen.push(status(one).state));
    write(one, 'まだ');
    expect(status(one)).toMatchObject({ state: 'saving', unsent: 1 });
    const other = open(fixture, 'other', 'gst_b');
    const reader = open(fixture, `board-${rooms}`, 'gst_c');
    await until(() => read(reader) === 'まだ', 'others see it at once');
    await until(() => status(other).state !== 'connecting', 'another room');
    expect(seen).not.toContain('saved');
    store.release();
    await becomes(one, 'saved');
    expect(status(one).unsent).toBe(0);
  });

  it('§8.1 says why and stops after a refusal, and tries again when asked', async () => {
    const fixture = await server();
    fixture.rights.set('gst_a', 'forbidden');
    const one = open(fixture, newRoom(), 'gst_a');
    await becomes(one, 'refused');
    expect(status(one).refusal).toBe('forbidden');
    fixture.rights.delete('gst_a');
    one.retry();
    await becomes(one, 'saved');
    expect(status(one).refusal).toBeNull();
  });

  it('§7.9 stops when the server is too busy, keeps what is written, and is let in when asked later', async () => {
    const fixture = await server({ limits: { rooms: 1 } });
    const first = open(fixture, newRoom(), 'gst_a');
    await becomes(first, 'saved');
    const room = newRoom();
    const one = open(fixture, room, 'gst_b');
    await becomes(one, 'refused');
    expect(status(one).refusal).toBe('busy');
    write(one, 'あとで');
    await until(() => status(one).onDevice, 'kept on the device');
    first.close();
    // Whoever left is gone from the server a moment later.
    await until(() => {
      one.retry();
      return status(one).state === 'saved';
    }, 'let in');
    const other = open(fixture, room, 'gst_c');
    await until(() => read(other) === 'あとで', 'others have it');
  });

  it('§7.2 keeps what was refused for being too large', async () => {
    const fixture = await server({ limits: { messageBytes: 2_000 } });
    const one = open(fixture, newRoom(), 'gst_a');
    await becomes(one, 'saved');
    write(one, 'あ'.repeat(3_000));
    await becomes(one, 'refused');
    expect(status(one)).toMatchObject({ refusal: 'tooLarge', unsent: 1 });
    await until(() => status(one).onDevice, 'kept on the device');
    expect(read(one)).toHaveLength(3_000);
  });

  it('§4.1 reads only: up to date, and what it writes is withheld, not saved', async () => {
    const fixture = await server();
    const room = newRoom();
    const writer = open(fixture, room, 'gst_w');
    write(writer, '見える');
    await becomes(writer, 'saved');
    fixture.rights.set('gst_r', 'read');
    const reader = open(fixture, room, 'gst_r');
    await becomes(reader, 'read-only');
    expect(read(reader)).toBe('見える');
    expect(status(reader)).toMatchObject({ readOnly: 'rights', unsent: 0, withheld: 0 });
    write(reader, 'だめ');
    await until(() => status(reader).withheld === 1, 'withheld');
    expect(status(reader)).toMatchObject({ state: 'read-only', unsent: 1 });
    expect(read(writer)).toBe('見える');
  });

  it('§4.2 takes what was withheld when the right comes, on the same connection', async () => {
    const fixture = await server();
    const room = newRoom();
    fixture.rights.set('gst_r', 'read');
    const one = open(fixture, room, 'gst_r');
    await becomes(one, 'read-only');
    write(one, '待っていた');
    await until(() => status(one).withheld === 1, 'withheld');
    const states: RoomState[] = [];
    one.status.subscribe(() => states.push(status(one).state));
    fixture.rights.set('gst_r', 'write');
    fixture.events.emit({ type: 'access.changed', sessionId: 'ses_1' });
    await becomes(one, 'saved');
    expect(states).not.toContain('offline');
    expect(status(one)).toMatchObject({ unsent: 0, withheld: 0 });
    const other = open(fixture, room, 'gst_b');
    await until(() => read(other) === '待っていた', 'others have it');
  });
});

describe('losing the connection', () => {
  it('§8.3 keeps edits made without a server over a reload and sends them later', async () => {
    const first = await startSync();
    const room = newRoom();
    const one = open(first, room, 'gst_a');
    write(one, 'まえ');
    await becomes(one, 'saved');
    await first.close();
    await becomes(one, 'offline');
    write(one, 'オフライン');
    await until(() => status(one).onDevice, 'on the device');
    expect(status(one)).toMatchObject({ state: 'offline', unsent: 1 });
    one.close();

    const again = open(first, room, 'gst_a');
    await until(() => status(again).loaded, 'shown without a server');
    expect(read(again)).toBe('まえオフライン');
    await becomes(again, 'offline');
    expect(status(again)).toMatchObject({ unsent: 1, onDevice: true });

    const second = await startSync({ port: first.port });
    cleanups.push(() => second.close());
    again.retry();
    await becomes(again, 'saved');
    expect(status(again).unsent).toBe(0);
    const other = open(second, room, 'gst_b');
    await until(() => read(other) === 'まえオフライン', 'the new server has it');
  });

  it('§8.2 comes back by itself after a restart, loses and doubles nothing', async () => {
    const store = createMemoryStore();
    const keep = { ...store, close: async () => undefined };
    const first = await startSync({ store: keep });
    const room = newRoom();
    const [a, b] = [open(first, room, 'gst_a'), open(first, room, 'gst_b')];
    await Promise.all([becomes(a, 'saved'), becomes(b, 'saved')]);
    write(a, 'い');
    await until(() => read(b) === 'い', 'b hears');
    await first.close();
    await Promise.all([becomes(a, 'offline'), becomes(b, 'offline')]);
    write(a, 'ろ');
    write(b, 'は');
    const second = await startSync({ store: keep, port: first.port });
    cleanups.push(() => second.close());
    await Promise.all([becomes(a, 'saved'), becomes(b, 'saved')]);
    await until(() => read(a) === read(b) && read(a).length === 3, 'both have all');
    expect([...read(a)].sort().join('')).toBe('いはろ');
  });

  it('§8.4 mixes nobody on a shared browser, and forgets a person on request', async () => {
    const fixture = await server();
    const room = newRoom();
    const a = open(fixture, room, 'gst_a');
    write(a, 'aの');
    await becomes(a, 'saved');
    a.close();
    const names = async () => (await indexedDB.databases()).map((database) => database.name);
    expect(deviceCopyName(room, 'gst_a')).not.toBe(deviceCopyName(room, 'gst_b'));
    expect(await names()).toContain(deviceCopyName(room, 'gst_a'));
    await forgetDeviceCopies('gst_a');
    let left = await names();
    await until(() => {
      void names().then((now) => {
        left = now;
      });
      return !left.includes(deviceCopyName(room, 'gst_a'));
    }, 'forgotten');
  });

  it('§8.4 keeps a copy with what the server does not have when the others are forgotten', async () => {
    const store = createMemoryStore();
    const fixture = await server({ store });
    const [kept, gone] = [newRoom(), newRoom()];
    const [one, two] = [open(fixture, kept, 'gst_leaving'), open(fixture, gone, 'gst_leaving')];
    await Promise.all([becomes(one, 'saved'), becomes(two, 'saved')]);
    write(two, '届いた');
    await becomes(two, 'saved');
    store.hold();
    write(one, '届いていない');
    await until(() => status(one).onDevice, 'on the device');
    one.close();
    two.close();
    const unsent = async () => (await roomsUnsent('gst_leaving')) === 1;
    await until(unsent, 'kept on the device');
    await forgetDeviceCopies('gst_leaving');
    const names = async () => (await indexedDB.databases()).map((database) => database.name);
    await until(async () => !(await names()).includes(deviceCopyName(gone, 'gst_leaving')), 'forgotten');
    expect(await names()).toContain(deviceCopyName(kept, 'gst_leaving'));
    store.release();
    const again = open(fixture, kept, 'gst_leaving');
    await becomes(again, 'saved');
    expect(read(again)).toBe('届いていない');
  });

  it('§8.5 works without storage in the browser', async () => {
    const fixture = await server();
    const one = open(fixture, newRoom(), 'gst_a', { openCopy: async () => null });
    await becomes(one, 'saved');
    write(one, 'x');
    expect(status(one).onDevice).toBe(false);
    await becomes(one, 'saved');
  });

  it('§4.4 others see the cursor again after a reconnect', async () => {
    const first = await startSync();
    const room = newRoom();
    const [a, b] = [open(first, room, 'gst_a'), open(first, room, 'gst_b')];
    await Promise.all([becomes(a, 'saved'), becomes(b, 'saved')]);
    a.awareness.setLocalState({ user: { id: 'gst_a', name: 'A' } });
    const seen = () => b.awareness.getStates().has(a.awareness.clientID);
    await until(seen, 'a seen');
    await first.close();
    await until(() => !seen(), 'a not seen');
    const second = await startSync({ port: first.port });
    cleanups.push(() => second.close());
    await until(seen, 'a seen again');
  });
});
