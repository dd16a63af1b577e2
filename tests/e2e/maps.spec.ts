import { join } from 'node:path';
import { type Page, request } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import sharp from 'sharp';
import { phonePhoto } from '../factories/phone-photo';
import { expect, expectAccessible, keepAnswersBack, keepBack, signIn, test } from '../setup/fixtures';
import { readPdf } from '../setup/read-pdf';
import { type ServerProcess, startServerProcess } from '../setup/server-process';
import { expectSaved, Ime } from './board-support';

/** The demo's area session: a map for each table and the merged one. */
interface DemoMaps {
  tables: string[];
  merged: string;
  code: string;
  sessionId: string;
}

function demoMaps(server: ServerProcess): DemoMaps {
  const db = new Sqlite(join(server.dataDir, 'machinowa.db'), { readonly: true });
  const maps = db.prepare('SELECT id, kind, workshop_id FROM maps ORDER BY created_at').all() as {
    id: string;
    kind: string;
    workshop_id: string;
  }[];
  const merged = maps.find((map) => map.kind === 'merged');
  const session = db
    .prepare('SELECT id, code FROM sessions WHERE workshop_id = ?')
    .get(merged?.workshop_id) as {
    id: string;
    code: string;
  };
  db.close();
  const tables = maps.flatMap((map) => (map.kind === 'table' ? [map.id] : []));
  return { tables, merged: merged?.id ?? '', code: session.code, sessionId: session.id };
}

/** Lets the page's browser join the area session by its form without JavaScript. */
async function joinArea(page: Page, { code }: DemoMaps, name: string): Promise<void> {
  const answer = await page.request.post(`/j/${code}`, { form: { name }, maxRedirects: 0 });
  expect(answer.status()).toBe(302);
}

async function openMap(page: Page, id: string, view = ''): Promise<void> {
  await page.goto(`/maps/${id}${view}`);
  await expect(page.locator('[data-ready="true"]')).toBeVisible();
  await expectSaved(page);
}

const surface = (page: Page) => page.locator('.leaflet-container');
const said = (page: Page) => page.getByTestId('map-said');
const panel = (page: Page) => page.getByTestId('feature-panel');
const row = (page: Page, text: string) => page.locator('[data-feature-row]', { hasText: text });

async function listView(page: Page): Promise<void> {
  await page.getByRole('button', { name: '一覧' }).click();
  await expect(page.getByTestId('map-list')).toBeVisible();
}

test('two people draw by mouse and see each other’s pins, lines and names; a pin is written with an IME', async ({
  person,
  server,
}) => {
  const demo = demoMaps(server);
  const [map = ''] = demo.tables;
  const [taro, hana] = [
    await person(),
    await person({ viewport: { width: 390, height: 844 }, hasTouch: true }),
  ];
  await joinArea(taro, demo, '山田太郎');
  await joinArea(hana, demo, '佐藤花');
  await openMap(taro, map);
  await openMap(hana, map);
  await expect(taro.getByRole('button', { name: '地図にいる人（2人）' })).toBeVisible();

  await taro.getByRole('radio', { name: 'こうしたい' }).check({ force: true });
  await taro.getByRole('button', { name: 'ピン', exact: true }).click();
  const box = await surface(taro).boundingBox();
  const [x, y] = [(box?.x ?? 0) + 420, (box?.y ?? 0) + 180];
  await taro.mouse.click(x, y);
  const field = panel(taro).locator('textarea');
  await expect(field).toBeFocused();
  const ime = await Ime.of(taro);
  await ime.compose('べんち');
  await ime.key('Enter');
  await ime.commit('ベンチがほしい');
  await expect(field).toHaveValue('ベンチがほしい');
  await expectSaved(taro);
  await listView(hana);
  await expect(row(hana, 'ベンチがほしい')).toContainText('山田太郎');

  await row(hana, 'ベンチがほしい').getByRole('button').first().click();
  const theirs = row(hana, 'ベンチがほしい').locator('textarea');
  await ime.compose('まちなか');
  await theirs.fill('ベンチがほしい。屋根も');
  await ime.commit('！');
  await expect(field).toHaveValue(/屋根も/);
  await expect(field).toHaveValue(/！/);
  await expect(theirs).toHaveValue((await field.inputValue()) ?? '');

  await taro.keyboard.press('Escape');
  await taro.getByRole('button', { name: '線', exact: true }).click();
  for (const [dx, dy] of [
    [0, 250],
    [120, 260],
    [220, 330],
    [220, 330],
  ] as const) {
    await taro.mouse.move(x + dx - 5, y + dy - 5);
    await taro.mouse.click(x + dx, y + dy, { delay: 30 });
  }
  await expect(panel(taro)).toContainText('線');
  await panel(taro).locator('textarea').fill('夜の散歩道');
  await expect(row(hana, '夜の散歩道')).toContainText('線');
  await expectAccessible(hana);
  await expectAccessible(taro);
  await panel(taro).getByRole('button', { name: '消す' }).click();
  await expect(row(hana, '夜の散歩道')).toHaveCount(0);
  await taro.getByTestId('map-toast').getByRole('button', { name: '元に戻す' }).click();
  await expect(row(hana, '夜の散歩道')).toHaveCount(1);
});

/** Draws a finger over the screen, which Playwright's own touch screen can't. */
async function swipe(
  page: Page,
  from: readonly [number, number],
  to: readonly [number, number],
): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  await touch('touchStart', from[0], from[1]);
  for (let i = 1; i <= 8; i++) {
    const at = (k: 0 | 1) => from[k] + ((to[k] - from[k]) * i) / 8;
    await touch('touchMove', at(0), at(1));
  }
  await touch('touchEnd', to[0], to[1]);
  await client.detach();
}

test('on a phone an area is drawn by touch, a corner dragged, and a photo put on the map without its place', async ({
  person,
  server,
}) => {
  const demo = demoMaps(server);
  const page = await person({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await joinArea(page, demo, '指で描く人');
  const letDrawingCome = await keepBack(page, /\/drawing-[^/]+\.js/);
  await openMap(page, demo.tables[1] ?? '');
  const box = await surface(page).boundingBox();
  const at = (x: number, y: number) => [(box?.x ?? 0) + x, (box?.y ?? 0) + y] as const;
  const tap = (x: number, y: number) => page.touchscreen.tap(...at(x, y));
  await page.getByRole('button', { name: '範囲', exact: true }).tap();
  // What is pressed before the code for drawing is there counts too.
  for (const [x, y] of [
    [120, 120],
    [220, 120],
  ] as const)
    await tap(x, y);
  letDrawingCome();
  await expect(surface(page)).toHaveClass(/map-drawing/);
  await tap(220, 200);
  await tap(120, 120);
  await expect(panel(page)).toContainText('範囲');
  await panel(page).locator('textarea').fill('指で囲んだ所');
  await panel(page).getByRole('button', { name: '形を直す' }).tap();
  await expect(page.getByRole('region', { name: '地図の道具' })).toContainText('角を動かして形を直し');
  await swipe(page, at(220, 200), at(300, 290));
  await page.getByRole('button', { name: 'できた' }).tap();
  await panel(page).getByRole('button', { name: '閉じる' }).tap();
  // Outside what was drawn, inside what it became.
  await tap(245, 220);
  await expect(panel(page).locator('textarea')).toHaveValue('指で囲んだ所');
  await panel(page).getByRole('button', { name: '閉じる' }).tap();

  await page.locator('input[type="file"][aria-label="写真"]').setInputFiles({
    name: 'photo.jpg',
    mimeType: 'image/jpeg',
    buffer: await phonePhoto(),
  });
  const image = panel(page).getByRole('img');
  await expect(image).toBeVisible();
  await panel(page).getByLabel('写真の説明').fill('雪に埋もれた公園');
  await panel(page).locator('textarea').fill('冬の公園');
  await expect(panel(page).getByRole('img', { name: '雪に埋もれた公園' })).toBeVisible();
  await expectAccessible(page);
  await expectSaved(page);
  const served = await page.request.get((await image.getAttribute('src')) ?? '');
  const meta = await sharp(await served.body()).metadata();
  expect([meta.exif, meta.width, meta.height]).toEqual([undefined, 200, 300]);
});

test('an area is drawn with the keyboard alone, and everything can be changed in the list', async ({
  person,
  server,
}) => {
  const demo = demoMaps(server);
  const page = await person();
  await joinArea(page, demo, 'キー操作');
  let isThere = false;
  await page.route(/\/leaflet-src-[^/]+\.js/, (route) => (isThere ? route.continue() : route.abort()));
  await openMap(page, demo.tables[1] ?? '');
  await page.getByRole('button', { name: '範囲', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('地図を読み込めません。')).toBeVisible();
  isThere = true;
  await expect(surface(page)).toBeFocused();
  await expect(said(page)).toContainText('矢印キーで地図を動かし');
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('角を置きました（1個）');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('（3個）');
  await page.keyboard.press('Backspace');
  await expect(said(page)).toContainText('残り2個');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText('範囲');
  await expect(panel(page).locator('textarea')).toBeFocused();
  await page.keyboard.insertText('雪をためる場所');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '線', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(said(page)).toContainText('描くのをやめました');

  await listView(page);
  await row(page, '雪をためる場所').getByRole('button').first().click();
  await row(page, '雪をためる場所').getByRole('button', { name: '形を直す' }).press('Enter');
  await expect(surface(page)).toBeFocused();
  await expect(page.getByRole('region', { name: '地図の道具' })).toContainText('角を動かして形を直し');
  for (const [key, words] of [
    ['Space', '3個のうち1番目の角を選びました'],
    ['Shift+ArrowLeft', '1番目の角を動かしました'],
    ['Delete', 'この角は消せません'],
    ['+', '角を足しました（4個）'],
    ['ArrowUp', '2番目の角を動かしました'],
    ['Shift+Space', '4個のうち1番目の角を選びました'],
    ['Backspace', '角を消しました（残り3個）'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(said(page)).toContainText(words);
  }
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('形を直しました');
  await surface(page).focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('選んだ角を動かす');
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await listView(page);
  const mine = row(page, '雪をためる場所');
  await mine.getByRole('button').first().focus();
  if ((await mine.locator('textarea').count()) === 0) await page.keyboard.press('Enter');
  await mine.getByRole('combobox', { name: '種類' }).selectOption({ label: '資源' });
  await mine.locator('textarea').fill('雪をためてよい場所');
  await expect(page.locator('section', { has: page.getByRole('heading', { name: /資源/ }) })).toContainText(
    '雪をためてよい場所',
  );
  await page.getByText('一覧から足す').click();
  await page.getByRole('textbox', { name: '書く' }).first().fill('一覧から足したピン');
  await page.getByRole('button', { name: '足す', exact: true }).click();
  await expect(row(page, '一覧から足したピン')).toHaveCount(1);
  await expectAccessible(page);
  await row(page, '一覧から足したピン').getByRole('button', { name: '消す' }).click();
  await expect(row(page, '一覧から足したピン')).toHaveCount(0);
  await expectSaved(page);
});

test('the facilitator merges the tables’ maps; staff publish; everybody reads it, prints it, and follows it to a note', async ({
  person,
  stage,
}) => {
  const demo = demoMaps(stage);
  const taro = await person({ at: stage });
  await joinArea(taro, demo, '三班の人');
  await openMap(taro, demo.tables[2] ?? '', '?view=list');
  await taro.getByText('一覧から足す').click();
  await taro.getByRole('textbox', { name: '書く' }).first().fill('あとから足した川の話');
  await taro.getByRole('button', { name: '足す', exact: true }).click();
  await expectSaved(taro);

  const stranger = await request.newContext({ baseURL: stage.url });
  const publicPath = '/areas/011070-03-01/map';
  expect(await (await stranger.get(publicPath)).text()).not.toContain('あとから足した川の話');

  const staff = await person({ at: stage });
  await signIn(staff, 'staff');
  await openMap(staff, demo.merged, '?view=list');
  await staff.getByRole('button', { name: '進行' }).click();
  await staff.getByRole('button', { name: '班の地図からまとめる' }).click();
  await expect(staff.getByTestId('map-toast')).toContainText('追加1、更新0');
  await staff.getByRole('button', { name: '班の地図からまとめる' }).click();
  await expect(staff.getByTestId('map-toast')).toContainText('追加0、更新0');
  await staff.getByRole('button', { name: '公開する' }).click();
  await expect(staff.getByText('の内容が公開されています')).toBeVisible();
  await staff.keyboard.press('Escape');
  await expect(row(staff, 'あとから足した川の話')).toContainText('3班の地図');
  await expect(row(staff, 'あとから足した川の話')).toContainText('三班の人');
  const shown = await (await stranger.get(publicPath)).text();
  expect(shown).toContain('あとから足した川の話');
  expect(shown).not.toContain('三班の人');
  await stranger.dispose();

  await row(staff, 'あとから足した川の話').getByRole('button').first().click();
  const letAnswerCome = await keepAnswersBack(staff, /\/maps\/[^/]+\/notes/);
  await row(staff, 'あとから足した川の話').getByRole('button', { name: 'ふせんにする' }).click();
  const link = row(staff, 'あとから足した川の話').getByRole('link', { name: /で見る/ });
  // The note comes with the map's document, mostly before the answer; it leads nowhere before that.
  await expect(
    row(staff, 'あとから足した川の話').getByRole('region', { name: 'つながっているふせん' }),
  ).toBeVisible();
  await expect(link).toBeHidden();
  letAnswerCome();
  await expect(link).toContainText('ボード「');
  await link.click();
  await expect(staff).toHaveURL(/\/boards\/brd_/);
  await expect(staff.locator('[data-board][data-ready="true"]')).toBeVisible({ timeout: 20_000 });
  const note = staff.locator('[data-object]', { hasText: 'あとから足した川の話' });
  await expect(note).toBeVisible();
  await staff.getByRole('button', { name: '場所' }).click();
  await expect(staff.getByRole('dialog')).toContainText('あとから足した川の話');
  await staff.getByRole('link', { name: '地図で見る' }).click();
  await expect(panel(staff).locator('textarea')).toHaveValue('あとから足した川の話');

  // Anybody prints what is public, on every paper; the sheet leads back to where anybody can see it.
  const resident = await person({ at: stage, letters: 'of-app' });
  await resident.goto(publicPath);
  await resident.getByRole('link', { name: '印刷する' }).click();
  for (const [paper, width, height] of [
    ['A4 横', 297, 210],
    ['A4 縦', 210, 297],
    ['A3 横', 420, 297],
    ['A3 縦', 297, 420],
  ] as const) {
    await resident.getByRole('link', { name: paper }).click();
    await expect(resident.getByRole('link', { name: paper })).toHaveAttribute('aria-current', 'true');
    await expect(resident.locator('[data-print-ready="true"]')).toBeVisible();
    const pages = await readPdf(await resident.pdf({ preferCSSPageSize: true, printBackground: true }));
    expect(pages.length).toBeGreaterThanOrEqual(2);
    for (const { widthMm, heightMm } of pages) expect([widthMm, heightMm]).toEqual([width, height]);
    for (const words of ['まとめの地図', '困りごと', '北', 'm', '区域:', `${publicPath}#${demo.merged}`])
      expect(pages[0]?.text).toContain(words);
    const list = pages.slice(1).map(({ text }) => text);
    expect(list.join('')).toContain('あとから足した川の話');
    expect(list.join('')).not.toContain('三班の人');
  }
});

test('what is drawn offline survives closing the tab and comes together later', async ({
  person,
  ownServer,
}) => {
  const demo = demoMaps(ownServer);
  const [map = ''] = demo.tables;
  const taro = await person({ at: ownServer });
  await joinArea(taro, demo, '圏外の人');
  await openMap(taro, map, '?view=list');
  await ownServer.stop();
  await expect(taro.getByTestId('board-status')).toHaveAttribute('data-state', 'offline');
  await taro.getByText('一覧から足す').click();
  await taro.getByRole('textbox', { name: '書く' }).first().fill('圏外で見つけた花');
  await taro.getByRole('button', { name: '足す', exact: true }).click();
  await expect(row(taro, '圏外で見つけた花')).toHaveCount(1);
  await expect(taro.getByRole('status').filter({ hasText: 'この端末に残っていて' })).toBeVisible();
  const context = taro.context();
  await taro.close();
  const again = await startServerProcess({
    dataDir: ownServer.dataDir,
    port: Number(new URL(ownServer.url).port),
  });
  const hana = await person({ at: ownServer });
  await joinArea(hana, demo, '部屋の人');
  await openMap(hana, map, '?view=list');
  await expect(row(hana, '圏外で見つけた花')).toHaveCount(0);
  const later = await context.newPage();
  await later.goto(`/maps/${map}?view=list`);
  await expectSaved(later);
  await expect(row(hana, '圏外で見つけた花')).toContainText('圏外の人');
  await context.close();
  await hana.context().close();
  await again.stop();
});
