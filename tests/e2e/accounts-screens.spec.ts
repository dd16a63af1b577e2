import type { Page } from '@playwright/test';
import { expect, expectAccessible, signIn, takenOver, test } from '../setup/fixtures';
import { DEMO_PASSWORD } from '../setup/server-process';
import { Ime } from './board-support';

const OPEN = ['/reset', '/reset?sent', '/invite/unknown', '/login'];
const STAFF = [
  '/home',
  '/account',
  '/admin',
  '/admin/people',
  '/admin/people?q=zzzz',
  '/admin/invitations',
  '/admin/audit',
];

async function expectFits(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect([page.url(), overflow]).toEqual([page.url(), 0]);
}

test.describe('screens of accounts', () => {
  test('axe finds nothing, and nothing overflows on a phone in any language', async ({ server, person }) => {
    const page = await person({ viewport: { width: 390, height: 844 }, letters: 'of-app' });
    const look = async (paths: readonly string[]) => {
      for (const path of paths) {
        await page.goto(path);
        await expectAccessible(page);
        await expectFits(page);
      }
    };
    // The page of a link that is over is one page, whatever the link was for.
    for (const path of ['/reset/unknown', '/setup/unknown']) {
      await page.goto(path, { waitUntil: 'domcontentloaded' });
      await expectFits(page);
    }
    await look(OPEN);
    const letters = await page.evaluate(() => [...document.fonts].filter((font) => font.status === 'loaded'));
    expect(letters.length, 'how much room words take is seen with the letters they will have').not.toBe(0);
    await page.locator('main button[type="submit"]').click();
    await expect(page.getByRole('alert')).toBeFocused();
    await expectAccessible(page);
    await signIn(page, 'staff');
    const people = await (await page.request.get('/admin/people')).text();
    const someone = /\/admin\/users\/usr_[0-9a-z]+/.exec(people)?.[0] ?? '';
    await look([...STAFF, someone]);
    for (const language of ['en', 'easy']) {
      await page.context().addCookies([{ name: 'mw_lang', value: language, url: server.url }]);
      for (const path of ['/account', '/admin', '/admin/people', '/admin/invitations', someone]) {
        await page.goto(path, { waitUntil: 'domcontentloaded' });
        await expectFits(page);
      }
    }
  });

  test('say errors beside the field and lead there from the summary', async ({ person }) => {
    const page = await person();
    await page.goto('/login');
    await page.getByLabel('メールアドレス').fill('だれか');
    await page.getByRole('button', { name: 'ログインする' }).click();
    await expect(page.getByRole('alert')).toBeFocused();
    const email = page.getByLabel('メールアドレス');
    await expect(email).toHaveAttribute('aria-invalid', 'true');
    await expect(email).toHaveAccessibleDescription(/形が正しくありません/);
    await expect(email).toHaveValue('だれか');
    await page.getByRole('alert').getByRole('link', { name: 'パスワードを入力してください。' }).click();
    await expect(page.getByRole('textbox', { name: 'パスワード' })).toBeFocused();
  });

  test('let a password be shown, and tell browsers what each field is for', async ({ person }) => {
    const page = await person();
    await page.goto('/login');
    const password = page.getByRole('textbox', { name: 'パスワード' });
    await expect(page.getByLabel('メールアドレス')).toHaveAttribute('autocomplete', 'username');
    await expect(password).toHaveAttribute('autocomplete', 'current-password');
    await password.fill('ひみつ');
    await expect(password).toHaveAttribute('type', 'password');
    await page.getByRole('button', { name: '表示する' }).click();
    await expect(password).toHaveAttribute('type', 'text');
    await expect(password).toHaveValue('ひみつ');
    await page.getByRole('button', { name: '隠す' }).click();
    await expect(password).toHaveAttribute('type', 'password');
  });

  test('work before JavaScript has loaded', async ({ browser, server }) => {
    const context = await browser.newContext({
      baseURL: server.url,
      locale: 'ja-JP',
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await page.goto('/login?next=/account');
    await page.getByLabel('メールアドレス').fill('facilitator@example.jp');
    await page.getByLabel('パスワード').fill('not the password');
    await page.getByRole('button', { name: 'ログインする' }).click();
    await expect(page.getByRole('alert')).toContainText('メールアドレスかパスワードが違います');
    await expect(page.getByLabel('メールアドレス')).toHaveValue('facilitator@example.jp');
    await expect(page.getByLabel('パスワード')).toHaveValue('');
    await page.getByLabel('パスワード').fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'ログインする' }).click();
    await expect(page).toHaveURL(/\/account$/);
    await page.getByLabel('お名前').fill('高橋 直樹');
    await page.getByRole('button', { name: '保存する' }).click();
    await expect(page.getByText('保存しました。')).toBeVisible();
    await page.getByLabel('いまのパスワード').fill('not the password');
    await page.getByLabel('新しいパスワード').fill('snow lamps in the park');
    await page.getByRole('button', { name: 'パスワードを変える' }).click();
    await expect(page.getByText('いまのパスワードが違います').first()).toBeVisible();
    await page.getByRole('button', { name: 'ログアウト', exact: true }).click();
    await expect(page.getByText('ログアウトしました。')).toBeVisible();
    await context.close();
  });

  test('submit nothing while a name is being composed', async ({ person }) => {
    const page = await person();
    await signIn(page, 'facilitator');
    await page.goto('/account');
    await takenOver(page);
    const posts: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') posts.push(request.url());
    });
    const name = page.getByLabel('お名前');
    await name.fill('');
    const keyboard = await Ime.of(page);
    await keyboard.compose('たかはし');
    await keyboard.press('Enter');
    await keyboard.compose('たかはし なおき');
    await keyboard.press('Enter');
    await keyboard.press('Escape');
    expect(posts).toEqual([]);
    await keyboard.compose('高橋 直樹');
    await keyboard.commit('高橋 直樹');
    await expect(name).toHaveValue('高橋 直樹');
    await expect(name).toBeFocused();
    expect(posts).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByText('保存しました。')).toBeVisible();
    expect(posts).toHaveLength(1);
    await expect(page.getByLabel('お名前')).toHaveValue('高橋 直樹');
  });
});
