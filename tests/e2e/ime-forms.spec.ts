import type { Page } from '@playwright/test';
import { phonePhoto } from '../factories/phone-photo';
import { DEMO_CODE, signIn, takenOver } from '../setup/fixtures';
import { field, focusBoard, givePicture, Ime, objectWith, openNewBoard, writeNote } from './board-support';
import { expect, planWorkshop, test } from './conduct-support';

/** Collects the addresses of what this page posts. */
function postsOf(page: Page): string[] {
  const posts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(new URL(request.url()).pathname);
  });
  return posts;
}

test('words on a line, of an image and in an import wait for the composition to end', async ({
  person,
  server,
}) => {
  const page = await person();
  await openNewBoard(server, page);
  const ime = await Ime.of(page);
  const one = await writeNote(page, '原因');
  const two = await writeNote(page, '結果');
  await focusBoard(page);
  await one.click();
  await two.click({ modifiers: ['Shift'] });
  await page.keyboard.press('l');
  await expect(page.locator('.bs-connector')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveAttribute('aria-label', '線につける言葉');
  for (const key of ['Enter', 'Escape', 'Tab'] as const) {
    await ime.compose('だから');
    await ime.key(key);
    await expect(field(page)).toBeFocused();
  }
  await ime.commit('だから');
  await expect(field(page)).toHaveValue('だから');
  await ime.compose('こうなる');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await expect(field(page)).toHaveCount(0);
  await expect(objectWith(page, /^だからこうなる$/)).toHaveCount(1);

  await focusBoard(page);
  await givePicture(page, 'paste', await phonePhoto());
  const words = page.getByLabel('何が写っていますか');
  await words.focus();
  for (const key of ['Escape', 'Tab', 'Enter'] as const) {
    await ime.compose('ゆきのこうえん');
    await ime.key(key);
    await expect(words).toBeFocused();
    await ime.commit('雪の公園');
  }
  await expect(words).toHaveValue('雪の公園雪の公園雪の公園');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByRole('img', { name: /雪の公園雪の公園雪の公園/ })).toHaveCount(1);

  await focusBoard(page);
  await page.getByRole('button', { name: '文からふせんを作る' }).click();
  const lines = page.getByLabel('1行が1枚のふせんになります');
  await lines.focus();
  for (const key of ['Escape', 'Tab', 'Enter'] as const) {
    await ime.compose('あん');
    await ime.key(key);
    await expect(lines).toBeFocused();
    await ime.commit('案');
  }
  await expect(lines).toHaveValue('案案案');
  // A window closed by mistake has kept what was written.
  await page.keyboard.press('Escape');
  await expect(lines).toHaveCount(0);
  await page.getByRole('button', { name: '文からふせんを作る' }).click();
  await expect(lines).toHaveValue('案案案');
  await page.getByRole('button', { name: 'ふせんにする' }).click();
  await expect(objectWith(page, /^案案案$/)).toHaveCount(1);
});

test('a name at the door and the name of a phase are sent once, when the composition has ended', async ({
  site,
  device,
}) => {
  const guest = await device();
  await guest.goto(`/j/${DEMO_CODE}`);
  await takenOver(guest);
  const atDoor = postsOf(guest);
  const name = guest.getByLabel('表示する名前');
  await composeThrough(guest, name, 'やまだ', '山田');
  expect(atDoor).toEqual([]);
  await guest.keyboard.press('Enter');
  await guest.waitForURL(/\/s\//);
  expect(atDoor).toHaveLength(1);
  await guest.goto('/');
  await expect(guest.getByText('「山田山田山田」として参加')).toBeVisible();

  const lead = await device();
  await signIn(lead, 'facilitator');
  const { workshopId } = await planWorkshop(lead, site);
  await lead.goto(`/workshops/${workshopId}`);
  await lead.getByRole('link', { name: '段階を足す' }).click();
  await expect(lead.getByLabel('時間（分）')).toBeVisible();
  await takenOver(lead);
  const planned = postsOf(lead);
  await lead.getByLabel('時間（分）').fill('5');
  await composeThrough(lead, lead.getByLabel('段階の名前'), 'きゅうけい', '休憩');
  expect(planned).toEqual([]);
  await lead.keyboard.press('Enter');
  await expect(lead.getByRole('heading', { level: 3, name: '休憩休憩休憩' })).toHaveCount(1);
  expect(planned).toHaveLength(1);
});

/** Types three compositions, each with a key that belongs to it. */
async function composeThrough(
  page: Page,
  control: ReturnType<Page['getByLabel']>,
  kana: string,
  kanji: string,
): Promise<void> {
  const ime = await Ime.of(page);
  await control.fill('');
  for (const key of ['Enter', 'Escape', 'Tab'] as const) {
    await ime.compose(kana);
    await ime.swallow(key);
    await expect(control).toBeFocused();
    await ime.commit(kanji);
  }
  await expect(control).toHaveValue(kanji.repeat(3));
}
