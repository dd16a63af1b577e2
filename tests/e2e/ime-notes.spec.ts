import { expect, test } from '../setup/fixtures';
import { expectSaved, field, focusBoard, Ime, objectWith, openNewBoard, writeNote } from './board-support';

test.describe('writing Japanese with an input method', () => {
  test('Enter, Escape and Tab belong to the composition in a note', async ({ person, server }) => {
    const page = await person();
    await openNewBoard(server, page);
    const ime = await Ime.of(page);
    await focusBoard(page);
    await page.keyboard.press('n');
    for (const key of ['Enter', 'Escape', 'Tab'] as const) {
      await ime.compose('ゆき');
      await ime.key(key);
      await expect(field(page)).toBeFocused();
      await ime.commit('雪');
    }
    await expect(field(page)).toHaveValue('雪雪雪');
    await page.keyboard.press('Enter');
    await ime.compose('みち');
    await ime.commit('道');
    await expect(field(page)).toHaveValue('雪雪雪\n道');
    await page.keyboard.press('Escape');
    await expect(field(page)).toHaveCount(0);
    await expect(objectWith(page, '雪雪雪')).toHaveCount(1);
  });

  test('a cancelled composition leaves the note open and as it was', async ({ person, server }) => {
    const page = await person();
    await openNewBoard(server, page);
    const ime = await Ime.of(page);
    await focusBoard(page);
    await page.keyboard.press('n');
    await page.keyboard.insertText('中止の確認');
    await ime.compose('いらない');
    await ime.key('Escape');
    await ime.cancel();
    await expect(field(page)).toHaveValue('中止の確認');
    await expect(field(page)).toBeFocused();
  });

  test('composed text stays when the field loses focus', async ({ person, server }) => {
    const page = await person();
    const other = await person();
    await openNewBoard(server, page, other);
    const ime = await Ime.of(page);
    await focusBoard(page);
    await page.keyboard.press('n');
    await ime.compose('ゆきだるま');
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await expect(field(page)).toHaveCount(0);
    await expect(objectWith(page, 'ゆきだるま')).toHaveCount(1);
    await expect(objectWith(other, /^ゆきだるま$/)).toHaveCount(1);
  });

  test('a name plate and a frame title end on Enter, but not on the Enter of a composition', async ({
    person,
    server,
  }) => {
    const page = await person();
    await openNewBoard(server, page);
    const ime = await Ime.of(page);
    await writeNote(page, '島のもと');
    await page.keyboard.press('g');
    await expect(field(page)).toHaveAttribute('aria-label', '島の表札');
    await ime.compose('あそび');
    await ime.key('Enter');
    await expect(field(page)).toBeFocused();
    await ime.commit('遊び場');
    await page.keyboard.press('Enter');
    await expect(field(page)).toHaveCount(0);
    await expect(objectWith(page, '遊び場')).toHaveCount(1);

    await focusBoard(page);
    await page.keyboard.press('f');
    await expect(field(page)).toHaveAttribute('aria-label', 'わくの名前');
    await ime.compose('まとめ');
    await ime.key('Enter');
    await ime.commit('まとめ案');
    await page.keyboard.press('Enter');
    await expect(objectWith(page, 'まとめ案')).toHaveCount(1);
  });

  test('labels take a composition as notes do', async ({ person, server }) => {
    const page = await person();
    await openNewBoard(server, page);
    const ime = await Ime.of(page);
    await focusBoard(page);
    await page.keyboard.press('t');
    await ime.compose('みだし');
    await ime.key('Enter');
    await expect(field(page)).toBeFocused();
    await ime.commit('見出しの確認');
    await page.keyboard.press('Escape');
    await expect(objectWith(page, '見出しの確認')).toHaveCount(1);
  });

  test('search goes on only when the composition has ended', async ({ person, server }) => {
    const page = await person();
    await openNewBoard(server, page);
    const ime = await Ime.of(page);
    await writeNote(page, 'さがしもの甲');
    await writeNote(page, 'さがしもの乙');
    await focusBoard(page);
    await page.keyboard.press('Control+f');
    const search = page.getByRole('textbox', { name: 'ボードの中を探す' });
    await expect(search).toBeFocused();
    await ime.compose('さがしもの');
    await ime.key('Enter');
    await ime.commit('さがしもの');
    await expect(page.getByText('1 / 2')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText('2 / 2')).toBeVisible();
    await ime.compose('あ');
    await ime.key('Escape');
    await expect(search).toBeVisible();
    await ime.cancel();
    await page.keyboard.press('Escape');
    await expect(search).toHaveCount(0);
  });

  test('a tag is added on Enter, not on the Enter of a composition', async ({ person, server }) => {
    const page = await person();
    await openNewBoard(server, page);
    const ime = await Ime.of(page);
    await writeNote(page, 'タグを付けるふせん');
    await page.getByRole('button', { name: 'タグ' }).click();
    const input = page.getByRole('combobox', { name: 'タグを付ける' });
    await input.focus();
    await ime.compose('こども');
    await ime.key('Enter');
    await ime.commit('子ども');
    await expect(input).toHaveValue('子ども');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'タグ「子ども」を外す' })).toBeVisible();
    await expect(input).toHaveValue('');
  });
});

test.describe('two people in one note', () => {
  test('what the other writes waits until the composition has ended; both texts stay', async ({
    person,
    server,
  }) => {
    const anna = await person();
    const ben = await person();
    await openNewBoard(server, anna, ben);
    const ime = await Ime.of(anna);
    await writeNote(anna, '二人のふせん');
    await expectSaved(anna);

    const theirs = objectWith(ben, '二人のふせん');
    await theirs.dblclick();
    await objectWith(anna, '二人のふせん').dblclick();
    await expect(anna.getByText(/さんも同じところに書いています/)).toBeVisible();

    await anna.keyboard.press('End');
    await ime.compose('ほしぞら');
    await ben.keyboard.press('Home');
    await ben.keyboard.insertText('【冬】');
    await expect(field(ben)).toHaveValue('【冬】二人のふせん');
    await expectSaved(ben);
    await expect(field(anna)).toHaveValue('二人のふせんほしぞら');

    await ime.commit('星空');
    await expect(field(anna)).toHaveValue('【冬】二人のふせん星空');
    await expect(field(ben)).toHaveValue('【冬】二人のふせん星空');
    await anna.keyboard.insertText('！');
    await expect(field(ben)).toHaveValue('【冬】二人のふせん星空！');
  });

  test('both type at once and end with the same text, nothing lost', async ({ person, server }) => {
    const anna = await person();
    const ben = await person();
    await openNewBoard(server, anna, ben);
    await writeNote(anna, '●');
    await objectWith(ben, '●').dblclick();
    await objectWith(anna, '●').dblclick();
    await anna.keyboard.press('End');
    await ben.keyboard.press('Home');
    const left = [...'あいうえおかきくけこ'];
    const right = [...'アイウエオカキクケコ'];
    await Promise.all([
      (async () => {
        for (const c of right) await anna.keyboard.insertText(c);
      })(),
      (async () => {
        for (const c of left) await ben.keyboard.insertText(c);
      })(),
    ]);
    const whole = `${left.join('')}●${right.join('')}`;
    await expect(field(anna)).toHaveValue(whole);
    await expect(field(ben)).toHaveValue(whole);
  });

  test('text in a note that somebody deletes can be kept as a new note', async ({ person, server }) => {
    const anna = await person();
    const ben = await person();
    await openNewBoard(server, anna, ben);
    const ime = await Ime.of(anna);
    await writeNote(anna, '消されるふせん');
    await expect(objectWith(ben, '消されるふせん')).toHaveCount(1);
    await objectWith(anna, '消されるふせん').dblclick();
    await anna.keyboard.press('End');
    await ime.compose('つづき');
    await objectWith(ben, '消されるふせん').click();
    await ben.keyboard.press('Delete');
    await expect(objectWith(anna, '消されるふせん')).toHaveCount(0);
    await expect(anna.getByTestId('kept-text')).toContainText('消されるふせんつづき');
    await anna.getByRole('button', { name: '書きかけの文を新しいふせんにする' }).click();
    await expect(anna.getByTestId('kept-text')).toHaveCount(0);
    await expect(objectWith(ben, '消されるふせんつづき')).toHaveCount(1);
  });
});
