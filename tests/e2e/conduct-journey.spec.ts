import type { Page } from '@playwright/test';
import { expectAccessible } from '../setup/fixtures';
import { expectSaved, field, writeNote } from './board-support';
import { connectRaw, expect, expectOnBoard, message, test } from './conduct-support';

/** Goes backwards by Tab until the named control has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const target = page.getByRole('button', { name });
  for (let step = 0; step < 40; step += 1) {
    if (await target.evaluate((button) => button === document.activeElement)) return;
    await page.keyboard.press('Shift+Tab');
  }
  throw new Error(`no way by keyboard to ${name}`);
}

test('join, write, vote and done by keyboard alone', async ({ control, watch, device }) => {
  const page = await device();
  await page.goto(`/j/${control.workshop.code}`);
  await page.locator('input[name="name"]').focus();
  await page.keyboard.insertText('鍵盤の人');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/s\//);
  await expectSaved(page);
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.locator('.board-surface').evaluate((board) => board === document.activeElement)) break;
  }
  await page.keyboard.press('n');
  await expect(field(page)).toBeFocused();
  await page.keyboard.insertText('鍵盤で書いたふせん');
  await page.keyboard.press('Escape');
  await expectOnBoard(watch, '鍵盤で書いたふせん');
  await control.client.tell('phase.go', { phaseId: control.workshop.phases.vote.id });
  await expect(message(page)).toContainText('いまは投票の時間です');
  // The note just written is still the chosen one.
  const ballot = page.getByRole('region', { name: '投票の一覧' });
  const before = Number(/残り(\d+)票/.exec((await ballot.textContent()) ?? '')?.[1]);
  await page.keyboard.press('+');
  await expect(ballot).toContainText(`残り${before - 1}票`);
  // Escape gives the note up and leads back to the board as a whole, so that the way on is short.
  await page.keyboard.press('Escape');
  await expect(page.locator('.board-surface')).toBeFocused();
  await tabTo(page, 'できました');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'できました' })).toHaveAttribute('aria-pressed', 'true');
});

test('from the link to a written note on a phone, with the keyboard of the phone in the way', async ({
  lead,
  watch,
  device,
}) => {
  const page = await device({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.addInitScript(() => {
    const area = new EventTarget() as EventTarget & Record<string, number>;
    Object.assign(area, { width: 390, height: 844, scale: 1, offsetTop: 0, offsetLeft: 0 });
    Object.defineProperty(window, 'visualViewport', { value: area });
  });
  await page.goto(`/j/${lead.workshop.code}`);
  await page.locator('input[name="name"]').fill('電話の人');
  await page.locator('main form button[type="submit"]').first().tap();
  await expect(page.locator('[data-ready="true"]')).toBeVisible();
  await page.locator('[data-tool="note"]').tap();
  await expect(field(page)).toBeFocused();
  await page.evaluate(() => {
    Object.assign(window.visualViewport ?? {}, { height: 460 });
    window.visualViewport?.dispatchEvent(new Event('resize'));
  });
  await expect(page.getByRole('toolbar', { name: '進行役に伝える' })).toHaveCount(0);
  await page.keyboard.insertText('電話から');
  await expect
    .poll(async () => {
      const box = await field(page).boundingBox();
      return box !== null && box.y > 0 && box.y + box.height <= 460;
    })
    .toBe(true);
  const atMiddle = await field(page).evaluate((note) => {
    const { x, y, width, height } = note.getBoundingClientRect();
    return document.elementFromPoint(x + width / 2, y + height / 2) === note;
  });
  expect(atMiddle).toBe(true);
  await expectOnBoard(watch, '電話から');
  await expect(lead.page.locator('[data-ready="true"]')).toBeVisible();
});

test('a hundred people join within ten seconds, and a late one sees everything', async ({
  lead,
  site,
  device,
  enterRoom,
}) => {
  await writeNote(lead.page, '早くからあるふせん');
  const began = performance.now();
  const clients = await Promise.all(
    Array.from({ length: 100 }, async (_, index) => {
      const answer = await fetch(`${site.url}/j/${lead.workshop.code}`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ name: `参加者${index}` }),
      });
      expect(answer.status).toBe(302);
      const cookie = answer.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      return connectRaw(site.url, cookie, lead.workshop.sessionId);
    }),
  );
  expect(performance.now() - began).toBeLessThan(10_000);
  await expect.poll(() => lead.page.getByText(/接続中 100人/).count()).toBe(1);
  const late = await device();
  await enterRoom(late, '遅れた人');
  await expect(late.getByRole('button', { name: '101人', exact: true })).toBeVisible();
  for (const client of clients) client.close();
});

test('axe finds nothing serious in any state of room and console', async ({ lead, device, enterRoom }) => {
  const page = await device();
  const phone = await device({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await enterRoom(page, '花子');
  await enterRoom(phone, '太郎');
  await writeNote(page, '確かめるふせん');
  await page.getByRole('button', { name: '手を挙げる' }).click();
  for (const each of [page, phone, lead.page]) await expectAccessible(each);
  await lead.client.tell('phase.go', { phaseId: lead.workshop.phases.vote.id });
  await expect(message(phone)).toBeVisible();
  await lead.page.getByRole('button', { name: '投票', exact: true }).first().click();
  await phone.getByRole('button', { name: '一覧で投票' }).tap();
  for (const each of [page, phone, lead.page]) await expectAccessible(each);
  await lead.page.getByRole('button', { name: '招待', exact: true }).first().click();
  await page.getByRole('button', { name: '困ったとき' }).click();
  for (const each of [page, lead.page]) await expectAccessible(each);
  await page.keyboard.press('Escape');
  await lead.client.tell('session.end', {});
  await expect(message(phone)).toBeVisible();
  for (const each of [phone, lead.page]) await expectAccessible(each);
});

test('who presses before the page is ready breaks nothing', async ({ lead, device, enterRoom }) => {
  const page = await device();
  await page.addInitScript(() => {
    const impatient = setInterval(() => document.body?.click(), 0);
    document.addEventListener('calm', () => clearInterval(impatient));
  });
  await enterRoom(page, 'せっかち');
  await page.evaluate(() => document.dispatchEvent(new Event('calm')));
  await page.getByRole('button', { name: '手を挙げる' }).click();
  await expect(lead.page.getByRole('list', { name: /挙手/ })).toContainText('せっかち');
});
