import * as Y from 'yjs';
import { expectSaved, field, objectWith, writeNote } from './board-support';
import { expect, expectOnBoard, message, roomOf, stockProvider, test } from './conduct-support';

test('a new phase holds at once for somebody in the middle of a word, on the server too', async ({
  lead,
  watch,
  device,
  enterRoom,
}) => {
  const hanako = await device();
  await enterRoom(hanako, '山田花子');
  await writeNote(hanako, '書き終えたふせん');
  await hanako.locator('.board-surface').focus();
  await hanako.keyboard.press('n');
  await expect(field(hanako)).toBeFocused();
  await hanako.keyboard.insertText('書きかけ');
  await expectOnBoard(watch, '書きかけ');
  const stock = await stockProvider(hanako, await roomOf(hanako));
  const objects = stock.doc.getMap('objects');
  const before = objects.size;

  await lead.page.getByRole('button', { name: `「${lead.workshop.phases.look.title}」に進む` }).click();

  await expect(message(hanako)).toContainText('いまは見る時間です');
  await expect(hanako.getByRole('heading', { name: lead.workshop.phases.look.title })).toBeVisible();
  await expect(field(hanako)).toHaveCount(0);
  await expect(objectWith(hanako, '書きかけ')).toBeVisible();
  await hanako.locator('.board-surface').focus();
  await hanako.keyboard.press('n');
  await expect(field(hanako)).toHaveCount(0);

  // A client that keeps none of these promises writes into the void.
  const forged = Object.entries({
    type: 'note',
    at: [0, 0],
    size: [200, 200],
    colour: 'pink',
    z: 1,
    by: 'x',
    t: 1,
  });
  objects.set('forged', new Y.Map<unknown>(forged));
  await writeNote(lead.page, '進行役は書ける');
  await expectOnBoard(watch, '進行役は書ける');
  expect(watch.doc.getMap('objects').has('forged')).toBe(false);
  expect(watch.doc.getMap('objects').size).toBe(before + 1);
  stock.close();

  await lead.page.getByRole('button', { name: `「${lead.workshop.phases.write.title}」に進む` }).click();
  await expect(message(hanako)).toContainText('いまは書く時間です');
  await writeNote(hanako, 'また書けた');
  await expectOnBoard(watch, 'また書けた');
});

test('the first page already says what we are doing now', async ({ control, browser, site }) => {
  const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`/j/${control.workshop.code}`);
  await page.locator('input[name="name"]').fill('古い端末');
  await page.locator('main form button[type="submit"]').first().click();
  const { write } = control.workshop.phases;
  await expect(page.getByRole('heading', { name: write.title })).toBeVisible();
  await expect(page.getByText(write.instruction).first()).toBeVisible();
  await expect(page.getByText('ボードを開いて')).toBeVisible();
  await expect(page.locator('main[data-room]')).toHaveAttribute('data-room', `board-${write.boardId}`);
  await context.close();
});

test.describe('when the server is away', () => {
  test.use({ endsServer: true });

  test('everyone sees one timer, and it comes back after the server was away', async ({
    lead,
    restart,
    site,
    device,
    enterRoom,
  }) => {
    const taro = await device();
    await enterRoom(taro, '太郎');
    await taro.getByRole('button', { name: '手を挙げる' }).click();
    const timers = [lead.page.getByRole('timer'), taro.getByRole('timer')];
    await lead.client.tell('timer.start', { ms: 10 * 60_000 });
    for (const timer of timers) await expect(timer).toHaveText(/^(10:00|9:5\d)$/);
    await lead.page.getByRole('button', { name: '1分', exact: true }).click();
    for (const timer of timers) await expect(timer).toHaveText(/^(11:00|10:5\d)$/);
    await lead.page.getByRole('button', { name: '停止' }).click();
    for (const timer of timers) await expect(timer).toContainText('停止中');
    const stood = await timers[1]?.textContent();

    await site.stop();
    await expect(taro.getByText('会場との接続が切れました')).toBeVisible();
    await restart();
    await expect(taro.getByText('会場との接続が切れました')).toHaveCount(0, { timeout: 20_000 });
    await expect(taro.getByRole('timer')).toHaveText(stood ?? '');
    await expect(taro.getByRole('button', { name: '手を下ろす' })).toBeVisible();
    await expect(lead.page.getByRole('button', { name: '再開' })).toBeEnabled();
    await lead.page.getByRole('button', { name: '再開' }).click();
    await expect(taro.getByRole('timer')).not.toContainText('停止中');

    await taro.reload();
    await expect(taro.getByRole('timer')).toHaveText(/^(11:00|10:\d\d)$/);
    await expect(taro.getByRole('button', { name: '手を下ろす' })).toBeVisible();
  });
});

test('the last minute and the end are said in words', async ({ control, device, enterRoom }) => {
  const taro = await device();
  await enterRoom(taro, '太郎');
  await control.client.tell('timer.start', { ms: 61_500 });
  await expect(message(taro)).toContainText('残り1分です');
  await expect(taro.getByRole('timer')).toHaveAttribute('data-mood', 'last');
  await expect(taro.getByRole('timer')).toContainText('あと1分');
  await control.client.tell('timer.start', { ms: 1_200 });
  await expect(message(taro)).toContainText('時間になりました');
  await expect(taro.getByRole('timer')).toHaveAttribute('data-mood', 'over');
});

test('ending asks once, leaves the board to read, and can be taken back', async ({
  lead,
  device,
  enterRoom,
}) => {
  const taro = await device();
  await enterRoom(taro, '太郎');
  await writeNote(taro, '最後の一枚');
  await expectSaved(taro);
  await lead.page.getByRole('button', { name: '終了する' }).click();
  const dialog = lead.page.getByRole('dialog');
  await expect(dialog).toContainText('終了しますか');
  await dialog.getByRole('button', { name: '終了する' }).click();
  await expect(taro.getByRole('heading', { name: 'ワークショップは終わりました' })).toBeVisible();
  await expect(message(taro)).toContainText('ご参加ありがとうございました');
  await expect(objectWith(taro, '最後の一枚')).toBeVisible();
  await expect(taro.getByRole('button', { name: '手を挙げる' })).toHaveCount(0);
  await lead.page.getByRole('button', { name: '再開する' }).click();
  await expect(message(taro)).toContainText('再開しました');
  await expect(taro.getByRole('button', { name: '手を挙げる' })).toBeVisible();
});
