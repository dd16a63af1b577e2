import { field, focusBoard, objectWith, writeNote } from './board-support';
import { expect, expectOnBoard, message, roomOf, test } from './conduct-support';

test('"everyone here" brings every screen to the facilitator’s view', async ({ lead, device, enterRoom }) => {
  const taro = await device({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await enterRoom(taro, '太郎');
  const note = await writeNote(lead.page, 'ここを見てください');
  await note.focus();
  await lead.page.keyboard.press('2');
  await taro.locator('.board-surface').hover();
  await taro.mouse.wheel(9_000, 9_000);
  await expect(objectWith(taro, 'ここを見てください')).not.toBeInViewport();
  await lead.page.getByRole('button', { name: 'ここに集める' }).click();
  await expect(message(taro)).toContainText('全員を呼びました');
  await expect(objectWith(taro, 'ここを見てください')).toBeInViewport();
  // Afterwards everyone moves freely again, and a second call counts anew.
  await taro.locator('.board-surface').hover();
  await taro.mouse.wheel(9_000, 9_000);
  await expect(objectWith(taro, 'ここを見てください')).not.toBeInViewport();
  await lead.page.getByRole('button', { name: 'ここに集める' }).click();
  await expect(objectWith(taro, 'ここを見てください')).toBeInViewport();

  // A call to another board opens it.
  const { workshopId } = lead.workshop;
  const first = await roomOf(lead.page);
  const form = { intent: 'board-add', session: '', title: '二枚目のボード' };
  await lead.page.request.post(`/workshops/${workshopId}`, { form });
  await lead.page.getByRole('button', { name: '二枚目のボード' }).click();
  const shown = lead.page.locator('[data-room]').first();
  await expect(shown).not.toHaveAttribute('data-room', first);
  await expect(shown.locator('[data-ready="true"]')).toBeVisible();
  await writeNote(lead.page, '二枚目の話');
  const room = await roomOf(lead.page);
  await lead.page.getByRole('button', { name: 'ここに集める' }).click();
  await expect(taro.locator('main[data-room]')).toHaveAttribute('data-room', room);
  await expect(objectWith(taro, '二枚目の話')).toBeInViewport();
});

test('everyone looks along with the facilitator until it ends', async ({ lead, device, enterRoom }) => {
  const taro = await device();
  await enterRoom(taro, '太郎');
  const note = await writeNote(lead.page, '一緒に見るふせん');
  await note.focus();
  await lead.page.keyboard.press('2');
  await taro.locator('.board-surface').hover();
  await taro.mouse.wheel(9_000, 9_000);
  await expect(objectWith(taro, '一緒に見るふせん')).not.toBeInViewport();
  await lead.page.getByRole('button', { name: '画面を見せる' }).click();
  await expect(message(taro)).toContainText('画面を一緒に見ます');
  await expect(objectWith(taro, '一緒に見るふせん')).toBeInViewport();
  await lead.page.getByRole('button', { name: '見せるのをやめる' }).click();
  await expect(message(taro)).toContainText('自由に見られる');
});

test('a locked board takes nothing from participants until it is opened again', async ({
  lead,
  watch,
  device,
  enterRoom,
}) => {
  const taro = await device();
  await enterRoom(taro, '太郎');
  await lead.page.getByRole('button', { name: '書き込みを止める' }).click();
  await expect(message(taro)).toContainText('書き込みを止めました');
  await taro.locator('.board-surface').focus();
  await taro.keyboard.press('n');
  await expect(field(taro)).toHaveCount(0);
  await lead.page.getByRole('button', { name: '書き込みを再開する' }).click();
  await expect(message(taro)).toContainText('書き込めるようになりました');
  await writeNote(taro, '開いたので書けた');
  await expectOnBoard(watch, '開いたので書けた');
});

test('a locked note can’t be changed or deleted, not even by who wrote it', async ({
  control,
  watch,
  device,
  enterRoom,
}) => {
  const taro = await device();
  await enterRoom(taro, '太郎');
  const own = await writeNote(taro, '固定されるふせん');
  await expectOnBoard(watch, '固定されるふせん');
  const id = (await own.getAttribute('data-object')) ?? '';
  const boardId = control.workshop.phases.write.boardId ?? '';
  await control.client.tell('objects.lock', { boardId, objectIds: [id], locked: true });
  await expect(own).toHaveAccessibleName(/鍵がかかっています/);
  await own.focus();
  await taro.keyboard.press('Delete');
  await expect(own).toBeVisible();
  await taro.keyboard.press('Enter');
  await expect(field(taro)).toHaveCount(0);
  await control.client.tell('objects.lock', { boardId, objectIds: [id], locked: false });
  await expect(own).not.toHaveAccessibleName(/鍵がかかっています/);
  await own.focus();
  await taro.keyboard.press('Delete');
  await expectOnBoard(watch, '固定されるふせん', 0);
});

test('pointers of others are hidden and shown for everyone', async ({ lead, device, enterRoom }) => {
  const [taro, hanako] = [await device(), await device()];
  await enterRoom(taro, '太郎');
  await enterRoom(hanako, '花子');
  for (const page of [taro, hanako]) {
    await focusBoard(page);
    await page.keyboard.press('1');
  }
  const pointer = taro.locator('.bs-cursor span', { hasText: '花子' });
  await hanako.locator('.board-surface').hover({ position: { x: 160, y: 220 } });
  await expect(pointer).toBeVisible();
  await lead.page.getByRole('button', { name: '矢印を隠す' }).click();
  await expect(pointer).toBeHidden();
  await lead.page.getByRole('button', { name: '矢印を見せる' }).click();
  await hanako.locator('.board-surface').hover({ position: { x: 120, y: 160 } });
  await expect(pointer).toBeVisible();
});

test('the projector shows phase, time and how to join', async ({ lead, device }) => {
  const wall = await device({ viewport: { width: 1920, height: 1080 } });
  await wall.context().addCookies(await lead.page.context().cookies());
  const link = lead.page.getByRole('link', { name: 'スクリーンに映す' }).first();
  await wall.goto((await link.getAttribute('href')) ?? '');
  await expect(wall.getByText(lead.workshop.phases.write.title).first()).toBeVisible();
  await expect(wall.getByRole('timer')).toBeVisible();
  await expect(wall.getByText(lead.workshop.code.replace(/(?<=^\d{3})/, ' '))).toBeVisible();
  await expect(wall.getByRole('img', { name: '参加用の QR コード' })).toBeVisible();
  await lead.page.getByRole('button', { name: `「${lead.workshop.phases.look.title}」に進む` }).click();
  await expect(wall.getByText(lead.workshop.phases.look.title).first()).toBeVisible();

  // It looks along with whoever leads, far away and close.
  const far = await writeNote(lead.page, 'スクリーンで見るふせん');
  await far.focus();
  for (let i = 0; i < 12; i++) await lead.page.keyboard.press('Shift+ArrowRight');
  await lead.page.keyboard.press('2');
  const wide = async () => (await objectWith(wall, 'スクリーンで見るふせん').boundingBox())?.width ?? 0;
  const before = await wide();
  await lead.page.getByRole('button', { name: '画面を見せる' }).click();
  await expect(objectWith(wall, 'スクリーンで見るふせん')).toBeInViewport();
  await expect.poll(wide).toBeGreaterThan(before * 1.5);
});
