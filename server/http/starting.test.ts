import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { answerStarting } from './starting';

it('tells whoever comes too early to come again, in a page, a check and a socket', async () => {
  const server = createServer(answerStarting).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const path of ['/', '/healthz', '/boards/brd_1']) {
    const answer = await fetch(`http://${address}${path}`);
    expect([path, answer.status, answer.headers.get('refresh')]).toEqual([path, 503, '3']);
    expect(await answer.text()).toContain('起動しています');
  }
  const form = await fetch(`http://${address}/ideas`, {
    method: 'POST',
    body: new URLSearchParams({ a: 'b' }),
  });
  expect([form.status, form.headers.get('refresh')]).toEqual([503, null]);
  const socket = new WebSocket(`ws://${address}/yjs/board-brd_1`);
  const [error] = (await once(socket, 'error')) as [Error];
  expect(error.message).toContain('503');
  server.closeAllConnections();
  server.close();
});
