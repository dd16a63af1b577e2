import { expect, test } from '../setup/fixtures';
import {
  atRest,
  drag,
  expectSaved,
  field,
  focusBoard,
  middleOf,
  objectWith,
  openDemoBoard,
  openNewBoard,
  writeNote,
} from './board-support';

test.describe('making and changing what is on a board', () => {
  test('a note made by keyboard appears on the other screen', async ({ person, server }) => {
    const page = await person();
    const other = await person();
    await openNewBoard(server, page, other);
    await writeNote(page, '雪あかりの道');
    await expect(objectWith(other, '雪あかりの道')).toHaveCount(1);
    await expect(objectWith(other, '雪あかりの道')).toHaveAccessibleName(/山田/);
    await expect(objectWith(other, '雪あかりの道').locator('.bs-author')).toHaveAttribute(
      'data-name',
      '山田',
    );
    await expectSaved(page);
    await page.reload();
    await expect(objectWith(page, '雪あかりの道')).toHaveCount(1);
  });

  test('a double click on empty board makes a note there; an empty one goes away by itself', async ({
    person,
    server,
  }) => {
    const page = await person();
    await openNewBoard(server, page);
    await focusBoard(page);
    await page.keyboard.press('1');
    const before = await page.locator('[data-object]').count();
    const at = { x: 1340, y: 780 };
    await page.mouse.dblclick(at.x, at.y);
    await expect(field(page)).toBeFocused();
    await page.keyboard.insertText('ここに貼る');
    await page.keyboard.press('Control+Enter');
    await expect(objectWith(page, 'ここに貼る')).toHaveCount(1);
    await page.mouse.dblclick(120, 780);
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(field(page)).toHaveCount(0);
    await expect(page.locator('[data-object]')).toHaveCount(before + 1);
  });

  test('dragging moves a note for everyone, and undo takes back only one’s own', async ({
    person,
    server,
  }) => {
    const page = await person();
    const other = await person();
    await openNewBoard(server, page, other);
    const note = await writeNote(page, '動かすふせん');
    await focusBoard(page);
    await atRest(note);
    const start = await middleOf(note);
    await drag(page, start, { x: start.x + 160, y: start.y - 90 });
    const moved = await middleOf(note);
    expect(moved.x - start.x).toBeGreaterThan(140);
    await writeNote(other, '他人のふせん');
    await expect(objectWith(page, '他人のふせん')).toHaveCount(1);

    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await middleOf(note)).x - start.x).toBeLessThan(2);
    await expect(objectWith(page, '他人のふせん')).toHaveCount(1);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(async () => (await middleOf(note)).x - start.x).toBeGreaterThan(140);
  });

  test('arrows nudge, Tab walks, Enter writes, Delete deletes and can be undone', async ({
    person,
    server,
  }) => {
    const page = await person();
    await openNewBoard(server, page);
    const note = await writeNote(page, 'キーで動かす');
    const start = await middleOf(note);
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(async () => (await middleOf(note)).x).toBeGreaterThan(start.x + 10);
    await page.keyboard.press('Enter');
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Shift+Tab');
    await expect(note).not.toBeFocused();
    await page.keyboard.press('Tab');
    await expect(note).toBeFocused();
    await page.keyboard.press('Delete');
    await expect(note).toHaveCount(0);
    await page.getByTestId('board-toast').getByRole('button', { name: '元に戻す' }).click();
    await expect(objectWith(page, 'キーで動かす')).toHaveCount(1);
  });

  test('notes become an island: title at once, moved together, left by dragging out, dissolved', async ({
    person,
    server,
  }) => {
    const page = await person();
    await openNewBoard(server, page);
    const one = await writeNote(page, '島の一枚目');
    const two = await writeNote(page, '島の二枚目');
    await focusBoard(page);
    await page.keyboard.press('1');
    await atRest(one);
    await one.click();
    await two.click({ modifiers: ['Shift'] });
    await page.keyboard.press('g');
    await expect(field(page)).toHaveAttribute('aria-label', '島の表札');
    await page.keyboard.insertText('あたらしい島');
    await page.keyboard.press('Enter');
    const island = objectWith(page, 'あたらしい島');
    await expect(one).toHaveAttribute('aria-label', /島「あたらしい島」の中/);
    const before = await middleOf(one);
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(async () => (await middleOf(one)).y).toBeGreaterThan(before.y + 5);

    await focusBoard(page);
    const from = await middleOf(two);
    await drag(page, from, { x: 60, y: 700 });
    await expect(two).not.toHaveAttribute('aria-label', /島「あたらしい島」の中/);

    await island.getByText('あたらしい島').click();
    await page.keyboard.press('Control+Shift+g');
    await expect(island).toHaveCount(0);
    await expect(one).toHaveCount(1);
  });

  test('two selected notes are connected by L, and the line follows', async ({ person, server }) => {
    const page = await person();
    await openNewBoard(server, page);
    const one = await writeNote(page, '原因');
    const two = await writeNote(page, '結果');
    const lines = await page.locator('.bs-connector').count();
    await focusBoard(page);
    await one.click();
    await two.click({ modifiers: ['Shift'] });
    await page.keyboard.press('l');
    await expect(page.locator('.bs-connector')).toHaveCount(lines + 1);
  });

  test('lines of text become notes by pasting, and notes go to another board by copying', async ({
    person,
    server,
  }) => {
    const page = await person();
    await openNewBoard(server, page);
    await focusBoard(page);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', '一行目の案\n二行目の案\n三行目の案');
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    for (const text of ['一行目の案', '二行目の案', '三行目の案']) {
      await expect(objectWith(page, text)).toHaveCount(1);
    }
    const html = await page.evaluate(() => {
      const data = new DataTransfer();
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
      );
      return data.getData('text/html');
    });
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData('text/html', text);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, html);
    await expect(objectWith(page, '二行目の案')).toHaveCount(2);
  });

  test('stamps, pen lines, frames and labels are made with the mouse', async ({ person, server }) => {
    const page = await person();
    await openNewBoard(server, page);
    await page.locator('[data-tool="stamp"]').click();
    await page.getByRole('button', { name: 'ひらめき' }).click();
    const stamps = await page.locator('.bs-stamp').count();
    await page.mouse.click(1300, 700);
    await expect(page.locator('.bs-stamp')).toHaveCount(stamps + 1);

    const lines = await page.locator('.bs-pen').count();
    await page.locator('[data-tool="pen"]').click();
    await drag(page, { x: 1200, y: 650 }, { x: 1330, y: 600 });
    await expect(page.locator('.bs-pen')).toHaveCount(lines + 1);

    await page.locator('[data-tool="frame"]').click();
    await drag(page, { x: 1100, y: 620 }, { x: 1400, y: 760 });
    await page.keyboard.insertText('右下のわく');
    await page.keyboard.press('Enter');
    await expect(objectWith(page, '右下のわく')).toHaveCount(1);
  });

  test('a person at the keyboard sees who else is there and looks along', async ({ person, server }) => {
    const page = await person();
    const other = await person();
    await openNewBoard(server, page, other);
    await page.getByRole('button', { name: /ボードにいる人/ }).click();
    await page.getByRole('button', { name: /さんと一緒に見る/ }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByText(/さんと一緒に見ています/)).toBeVisible();
    const percent = page.getByRole('button', { name: /押すと100%に戻る/ });
    await focusBoard(other);
    await other.keyboard.press('Control+=');
    await other.keyboard.press('Control+=');
    await expect.poll(async () => percent.textContent()).not.toBe('100%');
    await page.mouse.move(700, 400);
    await page.mouse.wheel(0, 40);
    await expect(page.getByText(/さんと一緒に見ています/)).toHaveCount(0);
  });

  test('notes written in haste, from afar, are all there', async ({ person }) => {
    const page = await person();
    const { boardId } = await openDemoBoard(page, '早川');
    await focusBoard(page);
    for (const text of ['いそいで書いた一枚目', 'つづけて二枚目', 'すぐに三枚目']) {
      await page.keyboard.press('n');
      await page.keyboard.insertText(text);
      await page.keyboard.press('Escape');
    }
    await expectSaved(page);
    const kept = await (await page.request.get(`/boards/${boardId}/export/json`)).text();
    for (const text of ['いそいで書いた一枚目', 'つづけて二枚目', 'すぐに三枚目'])
      expect(kept).toContain(text);
  });
});
