import { expectAccessible, joinDemo, signIn } from '../setup/fixtures';
import { expect, planWorkshop, test } from './conduct-support';

test.describe('planning a workshop', () => {
  test('from a programme to an agenda that becomes a template', async ({ device }) => {
    const lead = await device();
    await signIn(lead, 'facilitator');
    await lead.goto('/programmes');
    await expectAccessible(lead);
    await lead.getByRole('link', { name: '事業を作る' }).click();
    await lead.getByLabel('事業の名前').fill('商店街のにぎわいづくり');
    await lead.getByRole('button', { name: '作る' }).click();
    await expect(lead.getByRole('heading', { name: '商店街のにぎわいづくり' })).toBeVisible();

    await lead.getByRole('link', { name: 'ワークショップを作る' }).click();
    await lead.getByRole('button', { name: '作る' }).click();
    await expect(lead.getByRole('alert')).toContainText('入力してください。');
    await lead.getByLabel('ワークショップの名前').fill('十年後の商店街');
    await lead.getByRole('radio', { name: /ふりかえり（KPT）/ }).check();
    await lead.getByRole('button', { name: '作る' }).click();
    await expect(lead.getByRole('heading', { level: 1, name: '十年後の商店街' })).toBeVisible();
    const agenda = lead.getByRole('region', { name: '進行表' });
    await expect(agenda.getByRole('listitem')).toHaveCount(5);
    await expect(agenda.getByText('全30分')).toBeVisible();
    await expectAccessible(lead);

    await agenda.getByRole('button', { name: '「まとめ」を1つ前へ' }).click();
    await expect(agenda.getByRole('heading', { level: 3 }).nth(3)).toHaveText('まとめ');
    await agenda.getByRole('button', { name: '「まとめ」を削除' }).click();
    await expect(agenda.getByRole('listitem')).toHaveCount(4);
    await agenda.getByRole('link', { name: '段階を足す' }).click();
    await lead.getByLabel('段階の名前').fill('休憩');
    await lead.getByLabel('時間（分）').fill('１０');
    await lead.getByRole('radio', { name: /見る/ }).check();
    await lead.getByLabel('使うボード').selectOption({ label: 'ボードなし（話し合い）' });
    await lead.getByRole('button', { name: '保存する' }).click();
    await expect(agenda.getByText('全35分')).toBeVisible();

    await lead.getByText('この進行表をひな形として保存').click();
    await lead.getByLabel('ひな形の名前').fill('うちの型');
    await lead.getByRole('button', { name: '保存する' }).click();
    await expect(lead.getByText('ひな形として保存しました。')).toBeVisible();
  });

  test('boards, helpers, running it and copying it', async ({ site, device }) => {
    const lead = await device();
    await signIn(lead, 'facilitator');
    await planWorkshop(lead, site, { of: '地域で支える子育て', title: 'みんなで子育て' });
    await lead.goto('/programmes');
    await lead.getByRole('link', { name: 'みんなで子育て' }).click();
    const agenda = lead.getByRole('region', { name: '進行表' });
    await lead.getByText('ボードを足す').first().click();
    await lead.getByLabel('ボードの名前').last().fill('まとめのボード');
    await lead.getByRole('button', { name: 'ボードを足す' }).click();
    await expect(lead.getByRole('heading', { name: 'まとめのボード' })).toBeVisible();

    await lead.getByText('進行役を足す').first().click();
    await lead.getByLabel('メールアドレス').fill('nobody@example.jp');
    await lead.getByRole('button', { name: '進行役を足す' }).click();
    await expect(lead.getByText('このメールアドレスのアカウントはありません')).toBeVisible();
    await lead.getByLabel('メールアドレス').fill('npo@example.jp');
    await lead.getByRole('button', { name: '進行役を足す' }).click();
    await expect(lead.getByRole('button', { name: '鈴木 あゆみさんを外す' })).toBeVisible();

    await lead.getByRole('button', { name: '始める' }).click();
    await expect(agenda.getByText('いまここ')).toBeVisible();
    await lead.getByRole('button', { name: '終了する' }).click();
    await lead.getByRole('link', { name: 'このワークショップを複製する' }).click();
    await expectAccessible(lead);
    await lead.getByRole('button', { name: '複製する' }).click();
    await expect(lead.getByRole('heading', { name: 'みんなで子育て（2回目）' })).toBeVisible();
    await expect(agenda.getByText('全60分')).toBeVisible();
    await expect(lead.getByRole('heading', { name: 'まとめのボード' })).toBeVisible();
    await expect(lead.getByRole('button', { name: '始める' })).toBeVisible();
  });

  test('works without JavaScript, and only for those who may', async ({ site, browser, device }) => {
    const guest = await device();
    await joinDemo(guest, 'はなこ');
    await guest.goto('/programmes');
    await expect(guest).toHaveURL(/\/login\?next=%2Fprogrammes$/);
    const npo = await device();
    await signIn(npo, 'npo');
    expect((await npo.goto('/programmes'))?.status()).toBe(403);

    const signedIn = await device();
    await signIn(signedIn, 'facilitator');
    await planWorkshop(signedIn, site, { of: '地域で支える子育て', title: '飾りのない会' });
    const context = await browser.newContext({
      baseURL: site.url,
      javaScriptEnabled: false,
      storageState: await signedIn.context().storageState(),
      locale: 'ja-JP',
    });
    const plain = await context.newPage();
    await plain.goto('/programmes');
    await plain.getByRole('link', { name: '飾りのない会' }).click();
    await plain.getByRole('button', { name: '「一人で書く」を1つ後へ' }).click();
    await expect(plain.getByRole('heading', { level: 3 }).nth(2)).toHaveText('一人で書く');
    await plain.getByRole('button', { name: '始める' }).click();
    await expect(plain.getByText('いまここ')).toBeVisible();
    await context.close();
  });
});
