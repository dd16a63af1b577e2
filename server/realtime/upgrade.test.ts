import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { startSync, stockClient, until } from '../../tests/fixtures/sync';
import { attachUpgradeRouter, socketIoRoute, type UpgradeRoute, viteRoute } from './upgrade';

const cleanups: Array<() => unknown> = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A server whose router knows these routes; `/yjs` upgrades are only noted. */
async function router(others: UpgradeRoute[]) {
  const server = createServer();
  const noted: Array<{ url?: string; refuse?: number }> = [];
  attachUpgradeRouter(server, {
    sync: {
      handleUpgrade: (req, socket, _head, options = {}) => {
        noted.push({ url: req.url, ...options });
        socket.destroy();
      },
    },
    others,
    baseUrl: null,
    trustProxy: false,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => server.close());
  return { server, noted, url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
const outcome = (socket: WebSocket) =>
  new Promise<string>((resolve) => {
    socket.on('open', () => resolve('open'));
    socket.on('error', (error) => resolve(error.message));
    cleanups.push(() => socket.terminate());
  });
const echo = (): UpgradeRoute['handle'] => {
  const sockets = new WebSocketServer({ noServer: true });
  return (req: IncomingMessage, socket, head) => sockets.handleUpgrade(req, socket, head, () => undefined);
};

describe('§1.1 the only upgrade router', () => {
  it('hands socket.io over, foreign Origins excepted', async () => {
    const { url } = await router([socketIoRoute(echo())]);
    expect(await outcome(new WebSocket(`${url}/socket.io/?transport=websocket`))).toBe('open');
    const foreign = new WebSocket(`${url}/socket.io/`, { headers: { origin: 'http://evil.example' } });
    expect(await outcome(foreign)).toContain('403');
  });

  it('leaves a protocol with a listener of its own alone', async () => {
    const { server, url } = await router([socketIoRoute(), viteRoute()]);
    const handle = echo();
    server.on('upgrade', (req, socket, head) => {
      if (req.headers['sec-websocket-protocol'] === 'vite-hmr') handle?.(req, socket, head);
    });
    expect(await outcome(new WebSocket(url, 'vite-hmr'))).toBe('open');
  });

  it.each(['/', '/socket.io', '/yjsx/board-1', '/hmr'])('refuses %s', async (path) => {
    const { url } = await router([socketIoRoute(echo())]);
    expect(await outcome(new WebSocket(`${url}${path}`))).toContain('404');
  });

  it('refuses endless addresses', async () => {
    const { url } = await router([]);
    expect(await outcome(new WebSocket(`${url}/yjs/${'a'.repeat(3_000)}`))).toContain('414');
  });

  it('§1.3 marks foreign Origins of rooms, so that the page can be told why', async () => {
    const { url, noted } = await router([]);
    await outcome(new WebSocket(`${url}/yjs/a`, { headers: { origin: 'http://evil.example' } }));
    await outcome(new WebSocket(`${url}/yjs/b`, { headers: { origin: url.replace('ws', 'http') } }));
    await outcome(new WebSocket(`${url}/yjs/c`));
    expect(noted).toEqual([{ url: '/yjs/a', refuse: 4421 }, { url: '/yjs/b' }, { url: '/yjs/c' }]);
  });
});

it('§1.2 a broken socket during the upgrade harms nobody', async () => {
  const fixture = await startSync();
  cleanups.push(() => fixture.close());
  for (let i = 0; i < 20; i++) {
    const socket = new WebSocket(`${fixture.url}/board-1`, { headers: { cookie: 'person=gst_a' } });
    socket.on('error', () => undefined);
    setImmediate(() => socket.terminate());
  }
  const one = stockClient(fixture.url, 'board-1', 'gst_b');
  cleanups.push(() => one.close());
  await until(() => one.provider.synced, 'served');
});
