import { describe, expect, it } from 'vitest';
import type { WebsocketProvider } from 'y-websocket';
import {
  rawSocket,
  type StockClient,
  type SyncFixture,
  stockClient,
  until,
} from '../../../tests/fixtures/sync';
import { syncServers } from '../../../tests/fixtures/sync-servers';
import { createMemoryStore } from './memory-store';

const { cleanups, server } = syncServers();
function client(fixture: SyncFixture, person: string | null, room = 'board-1'): StockClient {
  const made = stockClient(fixture.url, room, person);
  cleanups.push(() => made.close());
  return made;
}
const text = (one: StockClient) => one.doc.getText('t');
const synced = (one: StockClient) => until(() => one.provider.synced, 'synced');
const stopped = (provider: WebsocketProvider) =>
  new Promise<number>((resolve) => provider.on('closed', ({ code }) => resolve(code)));

describe('stock provider', () => {
  it('§3.2 syncs two clients both ways, and a late one gets everything', async () => {
    const fixture = await server();
    const [a, b] = [client(fixture, 'gst_a'), client(fixture, 'gst_b')];
    await Promise.all([synced(a), synced(b)]);
    text(a).insert(0, 'こんにちは');
    await until(() => text(b).toString() === 'こんにちは', 'b hears a');
    text(b).insert(5, '、札幌');
    await until(() => text(a).toString() === 'こんにちは、札幌', 'a hears b');
    const late = client(fixture, 'gst_c');
    await synced(late);
    expect(text(late).toString()).toBe('こんにちは、札幌');
  });

  it('§3.2 takes what was written before connecting', async () => {
    const fixture = await server();
    const a = client(fixture, 'gst_a');
    text(a).insert(0, '先に');
    await synced(a);
    const b = client(fixture, 'gst_b');
    await until(() => text(b).toString() === '先に', 'b has it');
  });

  it('§4.4 shows cursors of others and removes them when they leave', async () => {
    const fixture = await server();
    const [a, b] = [client(fixture, 'gst_a'), client(fixture, 'gst_b')];
    await Promise.all([synced(a), synced(b)]);
    a.provider.awareness.setLocalStateField('cursor', [1, 2]);
    const seen = () => b.provider.awareness.getStates().get(a.doc.clientID);
    await until(() => seen()?.cursor?.[1] === 2, 'cursor of a');
    const late = client(fixture, 'gst_c');
    await until(() => late.provider.awareness.getStates().has(a.doc.clientID), 'late one sees a');
    a.close();
    await until(() => seen() === undefined, 'a is gone');
  });

  it('§2.2 a room that has let its live document go serves who comes, and is woken by who writes', async () => {
    const fixture = await server({ limits: { quietMs: 20 } });
    const a = client(fixture, 'gst_a');
    await synced(a);
    text(a).insert(0, '静かな部屋');
    await until(async () => (await fixture.liveRooms()) === 1, 'live while written in');
    await until(async () => (await fixture.liveRooms()) === 0, 'let go of');
    const late = client(fixture, 'gst_b');
    await synced(late);
    expect(text(late).toString()).toBe('静かな部屋');
    expect(await fixture.liveRooms()).toBe(0);
    a.provider.disconnect();
    text(late).insert(5, 'に来た人');
    await until(async () => (await fixture.liveRooms()) === 1, 'woken');
    await until(async () => (await fixture.liveRooms()) === 0, 'let go of again');
    a.provider.connect();
    await until(() => text(a).toString() === '静かな部屋に来た人', 'who was away has the rest');
  });

  it('§2.2 who comes right after another gets what was changed in between', async () => {
    const fixture = await server();
    const writer = client(fixture, 'gst_a');
    await synced(writer);
    text(writer).insert(0, 'あ'.repeat(20_000));
    const first = client(fixture, 'gst_b');
    await until(() => text(first).length === 20_000, 'first has it');
    text(writer).insert(0, 'い');
    const second = client(fixture, 'gst_c');
    await until(() => text(second).toString() === text(writer).toString(), 'second has the change too');
    expect(text(first).toString()).toBe(text(writer).toString());
  });

  it('§2.4 rooms do not hear each other', async () => {
    const fixture = await server();
    const [a, b] = [client(fixture, 'gst_a', 'board-1'), client(fixture, 'gst_b', 'board-2')];
    await Promise.all([synced(a), synced(b)]);
    text(a).insert(0, 'いち');
    const c = client(fixture, 'gst_c', 'board-1');
    await until(() => text(c).toString() === 'いち', 'same room');
    expect(text(b).toString()).toBe('');
  });
});

describe('close codes', () => {
  const cases: Array<[string, string | null, string, number]> = [
    ['§6.2 nobody signed in', null, 'board-1', 4401],
    ['§6.3 no right', 'gst_out', 'board-1', 4403],
    ['§6.4 unknown room', 'gst_a', 'no-such', 4404],
    ['§6.5 room closed for good', 'gst_gone', 'board-1', 4410],
    ['§6.1 no room name', 'gst_a', 'a/b', 4400],
  ];
  it.each(cases)('%s', async (_name, person, room, code) => {
    const fixture = await server();
    fixture.rights.set('gst_out', 'forbidden').set('gst_gone', 'gone');
    const one = client(fixture, person, room);
    expect(await stopped(one.provider)).toBe(code);
    expect(one.provider.shouldConnect).toBe(false);
  });

  it.each([
    ['http://evil.example', 4421],
    ['null', 4421],
  ])('§6.7 foreign Origin %s', async (origin, code) => {
    const fixture = await server();
    const { closed } = rawSocket(`${fixture.url}/board-1`, 'gst_a', { origin });
    expect((await closed).code).toBe(code);
  });

  it('§1.3 own Origin, and the public address behind a proxy', async () => {
    const fixture = await server({ baseUrl: 'https://machi.example.jp' });
    for (const origin of [`http://127.0.0.1:${fixture.port}`, 'https://machi.example.jp']) {
      const { socket, frames } = rawSocket(`${fixture.url}/board-1`, 'gst_a', { origin });
      await until(() => frames.length > 0, 'first frame');
      socket.close();
    }
  });

  it('§1.1 anything else is refused before the upgrade', async () => {
    const fixture = await server();
    const { opened } = rawSocket(fixture.url.replace('/yjs', '/other'), 'gst_a');
    await expect(opened).rejects.toThrow('404');
  });

  it('§6.6 one message over the limit', async () => {
    const fixture = await server({ limits: { messageBytes: 1_000 } });
    const { socket, opened, closed, frames } = rawSocket(`${fixture.url}/board-1`, 'gst_a');
    await opened;
    await until(() => frames.length > 0, 'let in');
    socket.send(new Uint8Array(2_000));
    expect((await closed).code).toBe(4413);
  });

  it('§6.8 too many connections of one person', async () => {
    const fixture = await server({ limits: { connectionsPerPersonAndRoom: 2 } });
    await Promise.all([synced(client(fixture, 'gst_a')), synced(client(fixture, 'gst_a'))]);
    expect(await stopped(client(fixture, 'gst_a').provider)).toBe(4429);
    await synced(client(fixture, 'gst_b'));
  });

  it('§6.10 a room that can not be loaded: come again', async () => {
    const store = createMemoryStore();
    let broken = true;
    const fixture = await server({
      store: {
        ...store,
        load: (room) => (broken ? Promise.reject(new Error('disk')) : store.load(room)),
      },
    });
    const { closed } = rawSocket(`${fixture.url}/board-1`, 'gst_a');
    expect((await closed).code).toBe(1013);
    broken = false;
    await synced(client(fixture, 'gst_a'));
  });
});
