import { describe, expect, it } from 'vitest';
import { isOwnHandshake, isOwnOrigin } from './own-origin';

const req = (headers: Record<string, string>) => ({ headers });
const plain = { baseUrl: null, trustProxy: false };

describe('isOwnOrigin', () => {
  it.each([
    ['http://machi.example.jp:3000', { host: 'machi.example.jp:3000' }],
    ['https://machi.example.jp', { host: 'machi.example.jp' }],
    ['https://machi.example.jp', { host: 'MACHI.example.jp:443' }],
  ])('%s belongs to %o', (origin, headers) => {
    expect(isOwnOrigin(origin, req(headers), plain)).toBe(true);
  });
  it.each([
    'https://evil.example',
    'http://machi.example.jp:81',
    'null',
    '',
    'javascript:1',
    'http://machi.example.jp.evil.example',
  ])('%s is foreign', (origin) => {
    expect(isOwnOrigin(origin, req({ host: 'machi.example.jp' }), plain)).toBe(false);
  });
  it('knows BASE_URL, and the forwarded host only behind a trusted proxy', () => {
    const behind = req({ host: '127.0.0.1:3000', 'x-forwarded-host': 'machi.example.jp, inner' });
    expect(isOwnOrigin('https://machi.example.jp', behind, plain)).toBe(false);
    expect(isOwnOrigin('https://machi.example.jp', behind, { baseUrl: null, trustProxy: true })).toBe(true);
    expect(
      isOwnOrigin('https://machi.example.jp', behind, {
        baseUrl: 'https://machi.example.jp',
        trustProxy: false,
      }),
    ).toBe(true);
  });
});

it('lets programs without an Origin through to the cookie check', () => {
  expect(isOwnHandshake(req({ host: 'a' }), plain)).toBe(true);
  expect(isOwnHandshake(req({ host: 'a', origin: 'http://b' }), plain)).toBe(false);
});
