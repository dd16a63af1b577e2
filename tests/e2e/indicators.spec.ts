import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, signIn, takenOver, test } from '../setup/fixtures';
import type { ServerProcess } from '../setup/server-process';

/** Path of the personal link in the first mail about a survey. */
function linkOf(server: ServerProcess, title: string): string {
  const folder = join(server.dataDir, 'outbox');
  const mails = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const mail = mails.find((one) => one.includes(title)) ?? '';
  return /https?:\/\/[^/\s]+(\/survey\/[\w-]+)/.exec(mail)?.[1] ?? '';
}

/** Posts one of the staff's forms as it works without JavaScript; answers where it leads. */
async function post(page: Page, path: string, form: Record<string, string>): Promise<string> {
  const answer = await page.request.post(path, { form, maxRedirects: 0 });
  expect(answer.status(), `${path} ${form.intent}`).toBe(302);
  return answer.headers().location ?? '';
}

test('a survey is sent, answered by its link alone, and becomes the second measure of the rate', async ({
  person,
  stage,
}) => {
  const staff = await person({ at: stage });
  await signIn(staff, 'staff');
  const title = 'くらしと連携の調べ（架空）';
  const made = await post(staff, '/admin/surveys', {
    intent: 'create',
    title,
    lead: 'よろしくお願いします。',
    fiscalYear: '2024',
    closesOn: '2099-03-31',
    remindOn: '',
  });
  await staff.goto(made);
  // One after the other: what is unchecked leaves the list that is walked.
  const checked = staff.getByRole('checkbox', { checked: true });
  for (let left = await checked.count(); left > 0; left--) await checked.first().uncheck();
  await staff.getByRole('checkbox', { name: /学生グループ/ }).check();
  await staff.getByRole('button', { name: 'この内容で送る' }).click();
  await expect(staff.getByText('アンケートを始めました')).toBeVisible();

  const link = linkOf(stage, title);
  const guest = await person({ at: stage, viewport: { width: 390, height: 844 } });
  await guest.goto(link);
  await takenOver(guest);
  await guest.getByRole('radio', { name: 'はい' }).check();
  await expect(guest.getByText('ここまでを保存しました。')).toBeVisible();
  await guest.reload();
  await expect(guest.getByRole('radio', { name: 'はい' })).toBeChecked();
  await expectAccessible(guest);
  await guest.getByRole('button', { name: '回答を送る' }).click();
  await expect(guest.getByRole('alert')).toContainText('どんな種類の団体といっしょに活動しましたか');
  await guest.getByRole('checkbox', { name: '町内会・自治会', exact: true }).check();
  await guest.getByRole('button', { name: '回答を送る' }).click();
  await expect(guest.getByText('ありがとうございました。回答を受け取りました。')).toBeVisible();

  await staff.reload();
  await expect(staff.getByRole('status').filter({ hasText: '1団体が回答' })).toBeVisible();
  await staff.getByRole('button', { name: 'アンケートを終了する' }).click();
  await expect(staff.getByText('アンケートを終了しました。')).toBeVisible();
  await guest.reload();
  await expect(guest.getByText('このアンケートは終わりました。回答は受け取っています。')).toBeVisible();

  await test.step('places under "more" close by Escape and by a press elsewhere, and lead on', async () => {
    const menu = staff.getByRole('navigation', { name: 'メインメニュー' });
    const [more, place] = [menu.getByText('そのほか'), menu.getByRole('link', { name: '指標' })];
    await expect(place).toBeHidden();
    await more.click();
    await expect(place).toBeVisible();
    await staff.keyboard.press('Escape');
    await expect(place).toBeHidden();
    await expect(more).toBeFocused();
    await staff.keyboard.press('Enter');
    await expect(place).toBeVisible();
    await staff.getByRole('heading', { level: 1 }).click({ position: { x: 5, y: 5 } });
    await expect(place).toBeHidden();
    await more.click();
    await place.click();
    await expect(staff).toHaveURL(/\/indicators$/);
    await expect(place).toBeHidden();
  });

  await staff.goto('/indicators/cross-type-rate');
  await expect(staff.locator('#survey tr').filter({ hasText: title })).toContainText('100.0%');
  await guest.goto('/indicators/cross-type-rate');
  await expect(guest.locator('#survey tr').filter({ hasText: title })).toContainText('伏せています');
  await expect(guest.locator('#register')).not.toContainText('職員だけ');

  await guest.goto('/indicators');
  const participation = guest.locator('[data-indicator="participation-rate"]');
  await expect(participation).toContainText('くらべられない');
  await expect(participation).toContainText('32.4%');
  await expect(participation).toContainText('94.1%');
  await expectAccessible(guest);

  await staff.goto('/admin/indicators/exchange-felt');
  await staff.getByRole('textbox', { name: /^年度/ }).first().fill('令和6年度');
  await staff.getByLabel(/^数字（%）/).fill('41.2');
  await staff.getByLabel(/^どこからの数字か/).fill('架空の市民調査');
  await staff.getByRole('button', { name: '数字を書きとめる' }).click();
  await expect(staff.getByText('数字を書きとめました。')).toBeVisible();
  await expectAccessible(staff);
  await guest.goto('/indicators/exchange-felt');
  await expect(guest.getByText('目標に届いた').first()).toBeVisible();
  await expect(guest.getByText('架空の市民調査')).toBeVisible();
});
