import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expectSaved, writeNote } from './board-support';
import { expect, expectOnBoard, test } from './conduct-support';

test.use({ endsServer: true });

test('what is written offline survives closing the tab and merges later', async ({
  lead,
  restart,
  watch,
  site,
  device,
  enterRoom,
}) => {
  const taro = await device();
  await enterRoom(taro, '太郎');
  const room = taro.url();
  await site.stop();
  await expect(taro.getByTestId('board-status')).toHaveAttribute('data-state', 'offline');
  await writeNote(taro, '圏外で書いた');
  const context = taro.context();
  await taro.close();
  await restart();
  await expectSaved(lead.page);
  await writeNote(lead.page, 'その間に書かれた');
  await expectOnBoard(watch, 'その間に書かれた');
  expect(watch.texts()).not.toContain('圏外で書いた');

  const later = await context.newPage();
  await later.goto(room);
  await expectSaved(later);
  await expectOnBoard(watch, '圏外で書いた');
  await expectOnBoard(watch, 'その間に書かれた');
});

test('"saved" is said only when the server has written it down', async ({
  lead,
  watch,
  site,
  device,
  enterRoom,
}) => {
  const taro = await device();
  await enterRoom(taro, '太郎');
  await expectSaved(taro);
  const file = readdirSync(site.dataDir).find((name) => /\.(db|sqlite3?)$/.test(name)) ?? '';
  const database = new Database(join(site.dataDir, file));
  database.exec('BEGIN IMMEDIATE');
  try {
    await writeNote(taro, '書き込み待ち');
    // It reaches the others at once, and is still not called saved.
    await expectOnBoard(watch, '書き込み待ち');
    await expect(taro.getByTestId('board-status')).toHaveAttribute('data-state', 'saving');
  } finally {
    database.exec('ROLLBACK');
    database.close();
  }
  await expectSaved(taro);
  await expect(lead.page.locator('[data-ready="true"]')).toBeVisible();
});

test('a power failure of the server loses nothing it called saved, and everyone comes back', async ({
  lead,
  restart,
  watch,
  site,
  device,
  enterRoom,
}) => {
  const taro = await device();
  await enterRoom(taro, '太郎');
  await writeNote(taro, '停電の前に保存');
  await expectSaved(taro);
  await taro.getByRole('button', { name: '手を挙げる' }).click();
  await expect(taro.getByRole('button', { name: '手を下ろす' })).toBeVisible();
  await site.kill();
  await expect(taro.getByTestId('board-status')).toHaveAttribute('data-state', 'offline');
  await writeNote(taro, '停電の間に書いた');
  await restart();
  await expect(taro.getByTestId('board-status')).toHaveAttribute('data-state', 'saved', { timeout: 30_000 });
  await expect.poll(() => watch.texts().includes('停電の間に書いた'), { timeout: 30_000 }).toBe(true);
  await expectOnBoard(watch, '停電の前に保存');
  await expectOnBoard(watch, '停電の間に書いた');
  await expect(taro.getByRole('button', { name: '手を下ろす' })).toBeEnabled();
  await expect(lead.page.getByRole('list', { name: /挙手/ })).toContainText('太郎');
  await taro.reload();
  await expectSaved(taro);
  await expectOnBoard(watch, '停電の間に書いた');
});
