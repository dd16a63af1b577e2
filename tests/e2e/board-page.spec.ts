import { readFileSync } from 'node:fs';
import { expect, expectAccessible, signIn, test } from '../setup/fixtures';
import {
  asFacilitator,
  expectSaved,
  field,
  focusBoard,
  objectWith,
  openDemoBoard,
  openNewBoard,
  writeNote,
} from './board-support';

test.describe('the page of a board', () => {
  test('names its room, and is closed to those without a right', async ({ person, server }) => {
    const page = await person();
    const { boardId } = await openNewBoard(server, page);
    await expect(page.locator('main')).toHaveAttribute('data-room', `board-${boardId}`);

    const nobody = await person();
    await nobody.goto(`/boards/${boardId}`);
    await expect(nobody).toHaveURL(/\/login\?next=/);
    const member = await person();
    await signIn(member, 'npo');
    expect((await member.goto(`/boards/${boardId}`))?.status()).toBe(403);
    expect((await member.goto('/boards/brd_0000000000000000'))?.status()).toBe(404);
    expect((await member.request.get(`${server.url}/boards/${boardId}/export/csv`)).status()).toBe(403);
  });

  test('has nothing that axe calls serious: at work, with windows open, on a phone, on the wall', async ({
    person,
  }) => {
    const page = await person();
    const { boardId } = await openDemoBoard(page, '山田');
    await writeNote(page, '確かめるふせん');
    await expectAccessible(page);
    await focusBoard(page);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '書き出す' }).click();
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    const phone = await person({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await openDemoBoard(phone, '佐藤');
    await expectAccessible(phone);
    const wall = await person({ viewport: { width: 1920, height: 1080 } });
    await asFacilitator(wall, boardId);
    await wall.goto(`/boards/${boardId}?view=projector`);
    await expect(wall.locator('[data-ready="true"]')).toBeVisible();
    await expect(wall.getByRole('toolbar')).toHaveCount(0);
    await expectAccessible(wall);
  });

  test('works with fingers: a tap makes a note, selected things move, everything else moves the view', async ({
    person,
    server,
  }) => {
    const page = await person({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await openNewBoard(server, page);
    await page.locator('[data-tool="note"]').tap();
    await expect(field(page)).toBeFocused();
    await page.keyboard.insertText('親指で書いた');
    await page.getByRole('button', { name: '書き終える' }).tap();
    await expect(field(page)).toHaveCount(0);
    const note = objectWith(page, '親指で書いた');
    await expect(note).toHaveCount(1);
    const box = async () => (await note.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const finger = await page.context().newCDPSession(page);
    const swipe = async (from: { x: number; y: number }, dx: number, dy: number) => {
      const at = (part: number) => [{ x: from.x + dx * part, y: from.y + dy * part }];
      await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
      for (const part of [0.25, 0.5, 0.75, 1]) {
        await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(part) });
      }
      await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    const middle = async () => {
      const { x, y, width, height } = await box();
      return { x: x + width / 2, y: y + height / 2 };
    };

    const view = async () => page.locator('.bs-world').evaluate((world) => world.style.transform);
    await expect
      .poll(async () => {
        const now = await view();
        await page.evaluate(() => new Promise((next) => requestAnimationFrame(next)));
        return now === (await view());
      })
      .toBe(true);
    const before = await middle();
    const aria = await view();
    await swipe(before, 60, 40);
    await expect.poll(async () => (await middle()).x - before.x).toBeGreaterThan(40);
    expect(await view()).toBe(aria);

    await page.getByRole('button', { name: '選ぶのをやめる' }).tap();
    await expect(page.getByRole('button', { name: '選ぶのをやめる' })).toHaveCount(0);
    await swipe(await middle(), -50, -30);
    await expect.poll(view).not.toBe(aria);
    await expect(page.getByRole('button', { name: '選ぶのをやめる' })).toHaveCount(0);

    const { x, y } = await middle();
    await page.touchscreen.tap(x, y);
    await expect(page.getByRole('button', { name: '選ぶのをやめる' })).toBeVisible();
    await page.touchscreen.tap(x, y);
    await expect(field(page)).toBeFocused();
    await page.getByRole('button', { name: '書き終える' }).tap();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'メニュー' }).tap();
    await page.getByRole('menuitem', { name: '全体を見る' }).tap();
    await page.touchscreen.tap(30, 640);
    await page.touchscreen.tap(30, 640);
    await expect(field(page)).toBeFocused();
    await page.keyboard.insertText('二度押しで書いた');
    await page.getByRole('button', { name: '書き終える' }).tap();
    await expectSaved(page);
  });
});

test.describe('taking a board away and bringing notes in', () => {
  test('CSV, Markdown and JSON hold what is written; CP932 tells what it cannot write', async ({
    person,
    server,
  }) => {
    const page = await person();
    await openNewBoard(server, page);
    await writeNote(page, '持ち帰る案☃️と𠮷野家');
    await expectSaved(page);
    const open = async () => page.getByRole('button', { name: '書き出す' }).click();
    await open();
    const [picture] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^画像（PNG）/ }).click(),
    ]);
    expect(
      readFileSync(await picture.path())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    for (const [name, start] of [
      [/^CSV（UTF-8）/, '\ufeff'],
      [/^報告用の文章/, '# '],
      [/^すべてのデータ/, '{'],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name }).click(),
      ]);
      const text = readFileSync(await download.path(), 'utf8');
      expect(text.startsWith(start)).toBe(true);
      expect(text).toContain('持ち帰る案☃️と𠮷野家');
    }
    await page.getByRole('button', { name: /^CSV（Shift_JIS）/ }).click();
    await expect(page.getByText(/U\+20BB7/)).toBeVisible();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'このまま書き出す' }).click(),
    ]);
    expect(new TextDecoder('shift_jis').decode(readFileSync(await download.path()))).toContain('〓野家');
  });

  test('a CSV file in CP932 becomes notes in islands, after a preview, and can be undone', async ({
    person,
    server,
  }) => {
    const page = await person();
    await openNewBoard(server, page);
    await focusBoard(page);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', Array.from({ length: 60 }, (_, i) => `一覧の${i + 1}番`).join('\n'));
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await expect(page.getByText('60枚のふせんになります')).toBeVisible();
    // 意見,島 / 取込の甲,取込の島 / 取込の乙,取込の島 — in CP932
    const bytes = Buffer.from(
      '88d38ca92c93870d0a8ee68d9e82cc8d622c8ee68d9e82cc93870d0a8ee68d9e82cc89b32c8ee68d9e82cc93870d0a',
      'hex',
    );
    await page
      .getByRole('dialog')
      .locator('input[type="file"]')
      .setInputFiles({ name: '意見.csv', mimeType: 'text/csv', buffer: bytes });
    await expect(page.getByText('2枚のふせんになります')).toBeVisible();
    await page.getByRole('button', { name: 'ふせんにする' }).click();
    await expect(objectWith(page, '取込の甲')).toHaveAttribute('aria-label', /島「取込の島」の中/);
    await page.getByTestId('board-toast').getByRole('button', { name: '元に戻す' }).click();
    await expect(objectWith(page, '取込の甲')).toHaveCount(0);
  });
});
