import type { Page } from '@playwright/test';
import { DEMO_CODE, expectAccessible, joinByForm, joinDemo, signIn } from '../setup/fixtures';
import { expectSaved } from './board-support';
import { expect, planWorkshop, test } from './conduct-support';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

test.describe('coming in', () => {
  test('by the front page, with full-width digits; the same device is the same person again', async ({
    person,
  }) => {
    const phone = await person(PHONE);
    await phone.goto('/');
    await expectAccessible(phone);
    await phone.getByLabel('参加番号').fill('１２３');
    await phone.getByRole('button', { name: '参加する' }).click();
    await expect(phone.getByText('数字6けたを入力してください。')).toBeVisible();
    await phone.getByLabel('参加番号').fill('４２４ ２４２');
    await phone.getByRole('button', { name: '参加する' }).click();
    await expect(phone.getByRole('heading', { name: '冬の公園の有効活用' })).toBeVisible();
    await expectAccessible(phone);

    await phone.getByLabel('表示する名前').fill('　 ');
    await phone.getByRole('button', { name: '会場に入る' }).click();
    await expect(phone.getByRole('alert')).toContainText('名前を入力してください。');
    await phone.getByLabel('表示する名前').fill('はなこ');
    await phone.getByRole('button', { name: '会場に入る' }).click();
    await phone.waitForURL(/\/s\/ses_/);
    const room = phone.url();

    await phone.goto('/');
    await expect(phone.getByText('「はなこ」として参加')).toBeVisible();
    await phone.goto(`/j/${DEMO_CODE}`);
    await expect(phone.getByText('おかえりなさい、はなこさん')).toBeVisible();
    await expect(phone.getByLabel('表示する名前')).toHaveValue('はなこ');
    await phone.getByRole('button', { name: '会場に入る' }).click();
    await phone.waitForURL(room);
  });

  test('a shared device forgets who leaves it, with the copies of their boards', async ({
    person,
    server,
  }) => {
    const guest = await person(PHONE);
    await joinDemo(guest, '借りた端末');
    await expect(guest.locator('[data-ready="true"]')).toBeVisible();
    await expectSaved(guest);
    const copies = async (page: Page) =>
      page.evaluate(
        async () => (await indexedDB.databases()).filter(({ name }) => name?.startsWith('room:')).length,
      );
    expect(await copies(guest)).toBe(1);
    await guest.getByRole('button', { name: 'その他' }).tap();
    await guest.getByRole('button', { name: 'この端末から消す' }).tap();
    await guest
      .getByRole('dialog', { name: 'この端末から消す' })
      .getByRole('button', { name: 'この端末から消す' })
      .tap();
    await guest.waitForURL(`${server.url}/`);
    await expect.poll(() => copies(guest)).toBe(0);
    await guest.goto(`/j/${DEMO_CODE}`);
    await expect(guest.getByLabel('表示する名前')).toHaveValue('');

    const lead = await person();
    await signIn(lead, 'facilitator');
    await lead.goto('/home');
    const consolePath = await lead.locator('a[href$="/run"]').first().getAttribute('href');
    await lead.goto(consolePath ?? '');
    await expectSaved(lead);
    expect(await copies(lead)).toBe(1);
    await lead.goto('/home');
    await lead.getByRole('button', { name: 'ログアウト' }).click();
    await expect(lead.getByText('ログアウトしました。')).toBeVisible();
    await expect.poll(() => copies(lead)).toBe(0);
  });

  test('as a plain form, before any JavaScript', async ({ server }) => {
    const post = (name: string, code = DEMO_CODE, cookie = '') =>
      fetch(`${server.url}/j/${code}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', cookie },
        body: new URLSearchParams({ name }).toString(),
      });
    const first = await post('フォーム');
    expect(first.status).toBe(302);
    expect(first.headers.get('location')).toMatch(/^\/s\/ses_/);
    const cookie = first.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    const again = await post('フォーム', DEMO_CODE, cookie.split(';')[0]);
    expect(again.status).toBe(302);
    expect(again.headers.get('set-cookie')).toBeNull();
    const page = await fetch(`${server.url}${first.headers.get('location')}`, {
      headers: { cookie: cookie.split(';')[0] ?? '' },
    });
    expect(page.status).toBe(200);
    expect((await post('')).status).toBe(422);
    const unknown = await post('だれか', '999999');
    expect(unknown.status).toBe(404);
    expect(await unknown.text()).toContain('「999999」のワークショップは見つかりませんでした');
    const foreign = await fetch(`${server.url}/j/${DEMO_CODE}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' },
      body: 'name=x',
    });
    expect(foreign.status).toBe(403);
  });

  test('with a passphrase and through the waiting room', async ({ site, device }) => {
    const lead = await device();
    await signIn(lead, 'facilitator');
    const { workshopId, code } = await planWorkshop(lead, site);
    await lead.goto(`/workshops/${workshopId}`);
    await lead.getByRole('link', { name: '日時・入り方を変える' }).click();
    await lead.getByLabel(/待合室を使う/).check();
    await lead.getByLabel('新しい合言葉を決める').check();
    await lead.getByLabel('新しい合言葉', { exact: true }).fill('ゆきだるま');
    await lead.getByRole('button', { name: '保存する' }).click();
    await expect(lead.getByText('合言葉が要ります。')).toBeVisible();

    const guest = await device(PHONE);
    await guest.goto(`/j/${code}`);
    await guest.getByLabel('表示する名前').fill('たろう');
    await guest.getByLabel('合言葉').fill('ちがう');
    await guest.getByRole('button', { name: '会場に入る' }).click();
    await expect(guest.getByRole('alert')).toContainText('合言葉が違います');
    await guest.getByLabel('合言葉').fill('ゆきだるま');
    await guest.getByRole('button', { name: '会場に入る' }).click();
    await guest.waitForURL(/\/s\//);
    await expect(guest.getByRole('heading', { name: '進行役の案内をお待ちください' })).toBeVisible();
    expect(await guest.content()).not.toContain('board-brd_');
  });

  test('a hundred people come in within ten seconds, behind one address', async ({ server }) => {
    const started = Date.now();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        fetch(`${server.url}/j/${DEMO_CODE}`, {
          method: 'POST',
          redirect: 'manual',
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({ name: `参加者${i}` }).toString(),
        }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 302)).toHaveLength(100);
    const cookies = new Set(answers.map((answer) => answer.headers.get('set-cookie')));
    expect(cookies.size).toBe(100);
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  test('a session that is over lets nobody in; those who took part still read', async ({
    control,
    device,
  }) => {
    const { page: lead, workshop } = control;
    const guest = await device(PHONE);
    const room = await joinByForm(guest, 'はなこ', workshop.code);
    await lead.goto(`/workshops/${workshop.workshopId}`);
    await lead.getByRole('button', { name: '終了する' }).click();
    await expect(lead.getByRole('button', { name: '再開する' })).toBeVisible();
    const late = await device(PHONE);
    await late.goto(`/j/${workshop.code}`);
    await expect(late.getByRole('heading', { name: 'このワークショップは終了しました' })).toBeVisible();
    await guest.goto(room);
    await expect(guest.getByRole('button', { name: 'ワークショップは終わりました' })).toBeVisible();
  });
});
