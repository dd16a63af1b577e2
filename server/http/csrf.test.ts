import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { csrfGuard, isSameSiteRequest } from './csrf';
import { secureCookies } from './secure-cookies';

const plain = { baseUrl: null, trustProxy: false };
const request = (headers: Record<string, string>, method = 'POST') => ({ method, headers });

describe('isSameSiteRequest', () => {
  const HOST = { host: 'machi.example.jp' };

  it.each([
    [
      'a form of ours on https',
      { ...HOST, origin: 'https://machi.example.jp', 'sec-fetch-site': 'same-origin' },
    ],
    ['a form of ours on http', { ...HOST, origin: 'http://machi.example.jp' }],
    ['a program', HOST],
    ['a port of its own', { host: '192.168.1.5:3000', origin: 'http://192.168.1.5:3000' }],
    ['a capital letter', { host: 'Machi.example.jp', origin: 'https://machi.example.jp' }],
  ])('lets %s pass', (_what, headers) => {
    expect(isSameSiteRequest(request(headers), plain)).toBe(true);
  });

  it.each([
    ['another site', { ...HOST, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another site in an old browser', { ...HOST, origin: 'https://evil.example' }],
    ['a neighbour under the same domain', { ...HOST, 'sec-fetch-site': 'same-site' }],
    ['a hidden origin', { ...HOST, origin: 'null' }],
    ['another port', { host: 'localhost:3000', origin: 'http://localhost:4000' }],
    ['a name that only begins like ours', { ...HOST, origin: 'https://machi.example.jp.evil.example' }],
    ['rubbish', { ...HOST, origin: '::' }],
    [
      'an origin without Sec-Fetch-Site agreeing',
      { ...HOST, origin: 'https://evil.example', 'sec-fetch-site': 'none' },
    ],
  ])('stops %s', (_what, headers) => {
    expect(isSameSiteRequest(request(headers), plain)).toBe(false);
    expect(isSameSiteRequest(request(headers, 'DELETE'), plain)).toBe(false);
  });

  it('has nothing to say about reading', () => {
    expect(isSameSiteRequest(request({ ...HOST, origin: 'https://evil.example' }, 'GET'), plain)).toBe(true);
  });
});

describe('on a server', () => {
  let url: string;
  let close: () => void;
  const start = (own: { baseUrl: string | null; trustProxy: boolean }) =>
    new Promise<void>((resolve) => {
      const app = express();
      app.set('trust proxy', own.trustProxy);
      app.use(secureCookies(own), csrfGuard(own));
      app.all('/', (_req, res) => {
        res.append('Set-Cookie', 'a=1; HttpOnly');
        res.append('Set-Cookie', 'b=2; Secure; HttpOnly');
        res.send('done');
      });
      const server = app.listen(0, '127.0.0.1', () => {
        url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
        close = () => server.close();
        resolve();
      });
    });
  beforeEach(() => {
    close = () => undefined;
  });
  afterEach(() => close());

  it('answers 403 to another site and serves our own forms', async () => {
    await start(plain);
    const evil = await fetch(url, { method: 'POST', headers: { origin: 'https://evil.example' } });
    expect(evil.status).toBe(403);
    expect(evil.headers.get('set-cookie')).toBeNull();
    const own = await fetch(url, { method: 'POST', headers: { origin: new URL(url).origin } });
    expect(await own.text()).toBe('done');
  });

  it('leaves cookies as they are on plain http', async () => {
    await start(plain);
    const answer = await fetch(url, { headers: { 'x-forwarded-proto': 'https' } });
    expect(answer.headers.getSetCookie()).toEqual(['a=1; HttpOnly', 'b=2; Secure; HttpOnly']);
  });

  it('marks cookies Secure behind a trusted https proxy', async () => {
    await start({ ...plain, trustProxy: true });
    const answer = await fetch(url, { headers: { 'x-forwarded-proto': 'https' } });
    expect(answer.headers.getSetCookie()).toEqual(['a=1; HttpOnly; Secure', 'b=2; Secure; HttpOnly']);
  });

  it('marks cookies Secure when BASE_URL is https', async () => {
    await start({ ...plain, baseUrl: 'https://machi.example.jp' });
    expect((await fetch(url)).headers.getSetCookie()[0]).toBe('a=1; HttpOnly; Secure');
  });
});

it('no page hides its origin from its own forms', () => {
  const folder = join(process.cwd(), 'app/routes');
  const hiding = readdirSync(folder).filter((file) =>
    /referrer-policy/i.test(readFileSync(join(folder, file), 'utf8')),
  );
  expect(hiding).toEqual([]);
});
