import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, signIn, takenOver, test, withCopyOfDemo } from '../setup/fixtures';

/** Far enough ahead that the map of today stays as other tests know it. */
const FROM = '2040-04-01';

const square = (west: number, south: number) => [
  [west, south],
  [west + 0.1, south],
  [west + 0.1, south + 0.08],
  [west, south + 0.08],
  [west, south],
];
const feature = (N03_007: string, ring: number[][]) => ({
  type: 'Feature',
  properties: { N03_001: '北海道', N03_007 },
  geometry: { type: 'Polygon', coordinates: [ring] },
});
const file = (...features: unknown[]) => ({
  name: '区.geojson',
  mimeType: 'application/geo+json',
  buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
});

async function chooseFile(page: Page, chosen: ReturnType<typeof file>, button: string): Promise<void> {
  await page.getByLabel('GeoJSON ファイル').setInputFiles(chosen);
  await page.getByRole('button', { name: button }).click();
}

test.describe('areas', () => {
  test('an area is found by its reading and opened by keyboard; the map says what its colours mean', async ({
    person,
  }) => {
    const page = await person();
    await page.goto('/areas');
    await takenOver(page);
    await expect(page.locator('[data-drawn]')).toBeVisible();
    const legend = page.getByRole('region', { name: '色の見かた' });
    await expect(legend.getByRole('heading')).toContainText('高齢化率');
    await expect(legend.getByRole('listitem').first()).toContainText(/\d+%未満.*（最も低い）/);
    await expect(legend.getByRole('listitem').last()).toContainText('データなし');
    await expectAccessible(page);

    await page.getByLabel('区', { exact: true }).selectOption({ label: '西区' });
    await expect(page).toHaveURL(/ward=011070/);
    await expect(page.getByText('10件の地域')).toBeVisible();
    const search = page.getByLabel('名前・よみがな');
    await search.focus();
    await page.keyboard.type('コトニ');
    const link = page.getByRole('link', { name: /^琴似二十四軒/ });
    await expect(page.getByText('3件の地域')).toBeVisible();
    await expect(link).toContainText(/%（/);
    for (let pressed = 0; pressed < 12; pressed++) {
      await page.keyboard.press('Tab');
      if (await link.evaluate((element) => element === document.activeElement)) break;
    }
    await expect(link).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/areas\/011070-03$/);
  });

  test('staff look at a GeoJSON file, import it from a day on and see it on the map of that day', async ({
    person,
  }) => {
    const page = await person();
    await signIn(page, 'staff');
    await page.goto('/admin/areas/boundaries');
    await takenOver(page);
    await page.getByLabel('出典').fill('試験用の四角い区');
    await page.getByLabel('いつからの境界か').fill(FROM);

    const swapped = square(141.2, 43).map(([x, y]) => [y ?? 0, x ?? 0]);
    await chooseFile(
      page,
      file(feature('01107', swapped), feature('13101', square(139.7, 35.6))),
      '内容をしらべる',
    );
    await expect(page.getByText('1番目（01107）：緯度と経度が逆のようです')).toBeVisible();
    await expect(page.getByText('2番目（13101）：一致する地域がありません')).toBeVisible();
    await expect(page.getByRole('button', { name: /置きかえる/ })).toHaveCount(0);

    const good = file(feature('01107', square(141.2, 43)), feature('011011', square(141.3, 43)));
    await chooseFile(page, good, 'もう一度しらべる');
    await expect(page.getByText('2件の地域の境界を置きかえられます', { exact: false })).toBeVisible();
    await expect(page.getByLabel('地域を見分ける項目')).toHaveValue('N03_007');
    await expect(page.locator('[data-drawn="2"]')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: '2件の境界を置きかえる' }).click();
    await expect(page.getByText('2件の地域の境界を置きかえました。')).toBeVisible();

    await page.goto(`/areas?on=${FROM}`);
    await expect(page.getByText('境界の出典：試験用の四角い区')).toBeVisible();
    await page.goto('/areas');
    await expect(page.locator('[data-drawn]')).toBeVisible();
    await expect(page.getByText('境界の出典：試験用の四角い区')).toHaveCount(0);
    await page.goto('/admin/audit');
    await expect(
      page.getByText(`2件の地域の境界を${FROM}から置きかえました`, { exact: false }),
    ).toBeVisible();
  });

  test('staff rename an area from a day on; a phone shows the map without overflow', async ({ person }) => {
    const page = await person({ viewport: { width: 390, height: 844 }, letters: 'of-app' });
    await signIn(page, 'staff');
    await page.goto('/admin/areas/011070-07');
    await takenOver(page);
    await expectAccessible(page);
    await page.getByLabel('名前').fill('西野台');
    await page.getByLabel('いつから').fill(FROM);
    await page.getByRole('button', { name: '保存する' }).click();
    await expect(page.getByText('変更を保存しました。')).toBeVisible();
    for (const path of ['/admin/areas', '/admin/areas/new', '/areas?q=西野', `/areas?q=西野&on=${FROM}`]) {
      await page.goto(path);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect([path, overflow]).toEqual([path, 0]);
    }
    await expect(page.getByRole('link', { name: /^西野台/ })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: '今日の地域にもどす' }).click();
    await expect(page.getByRole('link', { name: /^西野 / })).toBeVisible();
  });
});

/** A PMTiles archive (version 3, not compressed) without a tile, which names its makers. */
function emptyPmtiles(attribution: string): Buffer {
  const HEADER = 127;
  const metadata = Buffer.from(JSON.stringify({ attribution, vector_layers: [{ id: 'roads' }] }));
  const header = Buffer.alloc(HEADER);
  header.write('PMTiles', 0, 'latin1');
  header.writeUInt8(3, 7);
  const [directory, described] = [HEADER, HEADER + 1];
  header.writeBigUInt64LE(BigInt(directory), 8);
  header.writeBigUInt64LE(1n, 16);
  header.writeBigUInt64LE(BigInt(described), 24);
  header.writeBigUInt64LE(BigInt(metadata.length), 32);
  for (const at of [40, 56]) header.writeBigUInt64LE(BigInt(described + metadata.length), at);
  // Compression of directory and tiles: none; tiles: vectors; zoom 0 to 14; the whole world.
  header.set([1, 1, 1, 1, 0, 14], 96);
  [-180, -85, 180, 85].forEach((degrees, i) => {
    header.writeInt32LE(degrees * 10_000_000, 102 + 4 * i);
  });
  return Buffer.concat([header, Buffer.from([0]), metadata]);
}

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test.describe('a background by setting', () => {
  test('the tiles of 国土地理院 are credited where they are drawn, and without network nothing is amiss', async ({
    person,
  }) => {
    await withCopyOfDemo(
      async (at) => {
        const page = await person({ at });
        const tiles = 'https://cyberjapandata.gsi.go.jp/**';
        await page.route(tiles, (route) => route.abort('internetdisconnected'));
        const asked = page.waitForEvent('requestfailed', (request) => request.url().includes('gsi.go.jp'));
        await page.goto('/areas');
        await asked;
        await expect(page.locator('[data-drawn]')).toBeVisible();
        await expect(page.locator('.leaflet-tile')).toHaveCount(0);
        await expect(page.getByRole('alert')).toHaveCount(0);

        await page.unroute(tiles);
        await page.route(tiles, (route) => route.fulfill({ contentType: 'image/png', body: PICTURE }));
        await page.evaluate(() => window.dispatchEvent(new Event('online')));
        await expect(page.locator('.leaflet-tile-loaded').first()).toBeAttached();
        await expect(page.getByRole('link', { name: '国土地理院' })).toBeVisible();
      },
      { env: { MAP_TILES: 'gsi' } },
    );
  });

  test('an own file of tiles brings its credit; a file that is out of reach changes nothing', async ({
    person,
  }) => {
    const folder = mkdtempSync(join(tmpdir(), 'machinowa-tiles-'));
    const path = join(folder, 'city.pmtiles');
    writeFileSync(path, emptyPmtiles('<b>© 架空地図の会</b>'));
    await withCopyOfDemo(
      async (at) => {
        const page = await person({ at });
        await page.goto('/areas');
        await expect(page.getByText('© 架空地図の会')).toBeVisible();
        await page.route('**/tiles/base.pmtiles', (route) => route.abort('internetdisconnected'));
        const asked = page.waitForEvent('requestfailed', (request) => request.url().endsWith('.pmtiles'));
        await page.reload();
        await asked;
        await expect(page.locator('[data-drawn]')).toBeVisible();
        await expect(page.getByText('© 架空地図の会')).toHaveCount(0);
        await expect(page.getByRole('alert')).toHaveCount(0);
      },
      { env: { MAP_TILES: path } },
    );
    rmSync(folder, { recursive: true });
  });
});
