import type { Page } from '@playwright/test';
import { expectAccessible, joinByForm } from '../setup/fixtures';
import { writeNote } from './board-support';
import {
  connectAs,
  expect,
  expectOnBoard,
  message,
  planWorkshop,
  roomOf,
  stockProvider,
  test,
} from './conduct-support';

test('hands queue in order, and the facilitator takes them down', async ({ lead, device, enterRoom }) => {
  const [first, second] = [await device(), await device()];
  await enterRoom(first, '一郎');
  await enterRoom(second, '次郎');
  await first.getByRole('button', { name: '手を挙げる' }).click();
  const queue = lead.page.getByRole('list', { name: /挙手/ }).getByRole('listitem');
  await expect(queue).toHaveCount(1);
  await second.getByRole('button', { name: '手を挙げる' }).click();
  await expect(queue).toHaveText([/1.*一郎/, /2.*次郎/]);
  await expect(second.getByRole('button', { name: '手を下ろす' })).toContainText('2番目');
  await lead.page.getByRole('button', { name: '一郎さんの手を下ろす' }).click();
  await expect(first.getByRole('button', { name: '手を挙げる' })).toBeVisible();
  await expect(second.getByRole('button', { name: '手を下ろす' })).toContainText('1番目');
  await second.getByRole('button', { name: '手を下ろす' }).click();
  await expect(queue).toHaveCount(0);
});

test('"done" is counted for the facilitator and begins anew with a phase', async ({
  lead,
  device,
  enterRoom,
}) => {
  const taro = await device();
  await enterRoom(taro, '太郎');
  const done = taro.getByRole('button', { name: 'できました' });
  await done.click();
  await expect(done).toHaveAttribute('aria-pressed', 'true');
  await expect(lead.page.getByText(/「できました」1人/)).toBeVisible();
  await lead.page.getByRole('button', { name: '次へ' }).click();
  await expect(done).toHaveAttribute('aria-pressed', 'false');
  await expect(lead.page.getByText(/「できました」0人/)).toBeVisible();
});

test('a reaction reaches every screen', async ({ lead, device, enterRoom }) => {
  const [taro, hanako] = [await device(), await device()];
  await enterRoom(taro, '太郎');
  await enterRoom(hanako, '花子');
  await taro.getByRole('button', { name: '気持ち' }).click();
  await taro.getByRole('menuitem', { name: '拍手' }).click();
  for (const page of [taro, hanako, lead.page]) {
    await expect(page.getByTestId('reactions')).toContainText('拍手');
  }
});

async function setWaitingRoom(page: Page, workshopId: string, sessionId: string): Promise<void> {
  const console = page.url();
  await page.goto(`/workshops/${workshopId}/sessions/${sessionId}`);
  await page.locator('input[name="waitingRoom"]').check();
  await page.locator('main form button[type="submit"]').first().click();
  await page.waitForURL(/\/workshops\/[^/]+\?/);
  await page.goto(console);
  await expect(page.locator('[data-ready="true"]')).toBeVisible();
}

async function knock(page: Page, code: string, name: string): Promise<void> {
  await page.goto(`/j/${code}`);
  await page.locator('input[name="name"]').fill(name);
  await page.locator('main form button[type="submit"]').first().click();
  await page.waitForURL(/\/s\//);
}

test('who waits at the door comes in without reloading, and can be refused', async ({ lead, device }) => {
  await setWaitingRoom(lead.page, lead.workshop.workshopId, lead.workshop.sessionId);
  const [guest, stranger] = [await device(), await device()];
  await knock(guest, lead.workshop.code, '待つ人');
  await knock(stranger, lead.workshop.code, '知らない人');
  await expect(guest.getByText('入室の確認を待っています')).toBeVisible();
  await expect(guest.locator('[data-ready]')).toHaveCount(0);
  await expectAccessible(guest);
  await lead.page.getByRole('button', { name: '待つ人さんを入れる' }).click();
  await expect(guest.locator('[data-ready="true"]')).toBeVisible();
  await expect(guest.locator('#main')).toBeFocused();
  await lead.page.getByRole('button', { name: '知らない人さんを断る' }).click();
  await expect(stranger.getByRole('heading', { name: 'この会場から退出しました' })).toBeVisible();
  await expectAccessible(stranger);
  await lead.page.getByRole('button', { name: 'もう一度入れる' }).click();
  await stranger.getByRole('link', { name: 'もう一度入る' }).click();
  await expect(stranger.locator('[data-ready="true"]')).toBeVisible();
});

test('who comes before the start sees what is planned, and is inside when it begins', async ({
  lead,
  site,
  device,
}) => {
  const planned = await planWorkshop(lead.page, site);
  await lead.page.goto(`/workshops/${planned.workshopId}`);
  await expect(lead.page.getByRole('button', { name: '始める' })).toBeVisible();
  const guest = await device({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await guest.goto(await joinByForm(guest, '早く来た人', planned.code));
  await expect(guest.getByText(lead.workshop.phases.write.title).first()).toBeVisible();
  await expect(guest.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expectAccessible(guest);
  await lead.page.getByRole('button', { name: '始める' }).click();
  await expect(guest.getByRole('button', { name: '手を挙げる' })).toBeVisible();
  await expect(guest.getByRole('heading', { level: 1 })).toHaveCount(1);
  const control = await connectAs(lead.page, planned.sessionId);
  const write = control.room().state.phases.find(({ permission }) => permission === 'write');
  await control.tell('phase.go', { phaseId: write?.id ?? '' });
  control.close();
  await expect(guest.locator('[data-ready="true"]')).toBeVisible();
});

test('who is sent away loses room and board at once, and their notes stay', async ({
  lead,
  watch,
  device,
  enterRoom,
}) => {
  const taro = await device();
  await enterRoom(taro, '太郎');
  await writeNote(taro, '太郎のふせん');
  await expectOnBoard(watch, '太郎のふせん');
  const stock = await stockProvider(taro, await roomOf(taro));
  const closed = new Promise<number>((resolve) => {
    stock.provider.on('connection-close', (event) => event && resolve(event.code));
  });
  await lead.page.getByRole('button', { name: '太郎さんの操作' }).click();
  await lead.page.getByRole('menuitem', { name: '退出させる' }).click();
  await expect(taro.getByRole('heading', { name: 'この会場から退出しました' })).toBeVisible();
  expect(await closed).toBe(4403);
  stock.close();
  await expectOnBoard(watch, '太郎のふせん');
  await taro.reload();
  await expect(taro.getByRole('heading', { name: 'この会場から退出しました' })).toBeVisible();
  await lead.page.getByRole('button', { name: 'もう一度入れる' }).click();
  await taro.getByRole('link', { name: 'もう一度入る' }).click();
  await expect(taro.locator('[data-ready="true"]')).toBeVisible();
});

test('two people of one name are offered a way to be told apart', async ({ lead, device, enterRoom }) => {
  const [first, second] = [await device(), await device()];
  await enterRoom(first, '佐藤');
  await enterRoom(second, '佐藤');
  await second.getByRole('button', { name: 'その他' }).click();
  await second.getByRole('button', { name: /参加者を見る/ }).click();
  await second.getByRole('button', { name: '「佐藤（2）」にする' }).click();
  await expect(second.getByText('名前を変更しました')).toBeVisible();
  await expect(lead.page.getByRole('button', { name: '佐藤（2）さんの操作' })).toBeVisible();
  await expect(message(first)).toHaveCount(0);
});
