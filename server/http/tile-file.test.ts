import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEnv } from '~/platform/env.server';
import { mapTilesOf, tileImageOrigins } from '~/platform/map-tiles';
import { requirePmtiles, tileFile } from './tile-file';

const folder = mkdtempSync(join(tmpdir(), 'machinowa-tiles-'));
const good = join(folder, 'city.pmtiles');
const other = join(folder, 'other.pmtiles');
let server: Server;
let url = '';

beforeAll(async () => {
  writeFileSync(good, Buffer.concat([Buffer.from('PMTiles\u0003'), Buffer.alloc(200, 7)]));
  writeFileSync(other, 'PK not tiles');
  const app = express();
  app.get('/tiles/base.pmtiles', tileFile(good));
  server = createServer(app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tiles/base.pmtiles`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

test('a piece of the file is answered with that piece', async () => {
  const answer = await fetch(url, { headers: { range: 'bytes=0-7' } });
  expect(answer.status).toBe(206);
  expect(answer.headers.get('content-range')).toBe('bytes 0-7/208');
  expect(await answer.text()).toBe('PMTiles\u0003');
});

test('the server does not start on a file it could not serve', () => {
  expect(() => requirePmtiles(good)).not.toThrow();
  expect(() => requirePmtiles(other)).toThrow(/MAP_TILES: .*not a PMTiles file/);
  expect(() => requirePmtiles(join(folder, 'none.pmtiles'))).toThrow(/MAP_TILES: .*can't be read/);
});

test.each([
  [undefined, { kind: 'none' }, []],
  ['none', { kind: 'none' }, []],
  ['gsi', { kind: 'images', credit: { text: '国土地理院' } }, ['https://cyberjapandata.gsi.go.jp']],
  ['/srv/city.pmtiles', { kind: 'pmtiles', url: '/tiles/base.pmtiles' }, []],
])('MAP_TILES=%s', (value, tiles, origins) => {
  const read = readEnv({ MAP_TILES: value });
  if (!read.ok) throw new Error(read.errors.join());
  expect(mapTilesOf(read.env)).toMatchObject(tiles);
  expect(tileImageOrigins(read.env.mapTiles)).toEqual(origins);
});

test('any other MAP_TILES is refused', () => {
  expect(readEnv({ MAP_TILES: 'https://tiles.example/{z}' })).toEqual({
    ok: false,
    errors: ['MAP_TILES: must be none, gsi or the path of a .pmtiles file'],
  });
});
