import { expect, signIn, test } from '../setup/fixtures';
import { linkInMail } from '../setup/outbox';

const PASSWORD = 'snow lamps in the park';

test.describe('an account, from invitation to goodbye', () => {
  test('is invited, accepted, signed out everywhere and reset', async ({ server, person }) => {
    const email = 'journey@example.jp';
    const staff = await person();
    await signIn(staff, 'staff');
    await staff.goto('/admin/invitations');
    await staff.getByLabel('メールアドレス').fill(email);
    await staff.getByLabel('お名前').fill('山田 花子');
    await staff.getByLabel('ふりがな').fill('ﾔﾏﾀﾞ ﾊﾅｺ');
    await staff.getByRole('button', { name: '招待を送る' }).click();
    await expect(
      staff.getByRole('status').filter({ hasText: `${email} への招待を作りました` }),
    ).toBeVisible();
    await expect(staff.getByRole('row', { name: '山田 花子' })).toBeVisible();

    const invitation = await linkInMail(server, email);
    const laptop = await person();
    await laptop.goto(invitation);
    await expect(laptop.getByLabel('ふりがな')).toHaveValue('やまだ はなこ');
    await laptop.getByLabel('新しいパスワード').fill('password123');
    await laptop.getByRole('button', { name: '使いはじめる' }).click();
    await expect(laptop.getByRole('alert')).toBeFocused();
    await expect(laptop.getByRole('alert')).toContainText('推測されやすい');
    await laptop.getByLabel('新しいパスワード').fill(PASSWORD);
    await laptop.getByRole('button', { name: '使いはじめる' }).click();
    await expect(laptop.getByRole('heading', { level: 1 })).toContainText('山田 花子 さん、こんにちは');

    const again = await person();
    await again.goto(invitation);
    await expect(again.getByRole('heading', { level: 1 })).toHaveText('このリンクは、すでに使われています');

    const phone = await person({ viewport: { width: 390, height: 844 } });
    await phone.goto('/account');
    await expect(phone).toHaveURL(/\/login\?next=%2Faccount$/);
    await phone.getByLabel('メールアドレス').fill(' Ｊｏｕｒｎｅｙ＠example.jp');
    await phone.getByRole('textbox', { name: 'パスワード' }).fill(PASSWORD);
    await phone.getByRole('button', { name: 'ログインする' }).click();
    await expect(phone).toHaveURL(/\/account$/);

    await laptop.goto('/account');
    await laptop.getByRole('button', { name: 'すべての端末でログアウトする' }).click();
    await expect(laptop.getByText('すべての端末でログアウトしました')).toBeVisible();
    await phone.goto('/home');
    await expect(phone).toHaveURL(/\/login/);

    await phone.getByRole('link', { name: 'パスワードを忘れた方' }).click();
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText('パスワードの再設定');
    await phone.getByLabel('メールアドレス').fill(email);
    await phone.getByRole('button', { name: 'リンクを送る' }).click();
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText('メールをお送りしました');
    await phone.goto(await linkInMail(server, email, 2));
    await phone.getByLabel('新しいパスワード').fill('another good sentence');
    await phone.getByRole('button', { name: 'このパスワードにする' }).click();
    await expect(phone.getByText('パスワードを変えました')).toBeVisible();
    await phone.getByLabel('メールアドレス').fill(email);
    await phone.getByRole('textbox', { name: 'パスワード' }).fill(PASSWORD);
    await phone.getByRole('button', { name: 'ログインする' }).click();
    await expect(phone.getByRole('alert')).toContainText('メールアドレスかパスワードが違います');
    await phone.getByRole('textbox', { name: 'パスワード' }).fill('another good sentence');
    await phone.getByRole('button', { name: 'ログインする' }).click();
    await expect(phone).toHaveURL(/\/home$/);
  });

  test('gets another role or is closed at once, the log says so, one of staff stays, its language travels', async ({
    ownServer,
    person,
  }) => {
    const staff = await person({ at: ownServer });
    const npo = await person({ at: ownServer });
    await signIn(staff, 'staff');
    await signIn(npo, 'npo');
    expect((await npo.request.get('/admin')).status()).toBe(403);

    await staff.goto('/admin/people?q=すずき');
    await staff.getByRole('link', { name: '鈴木 あゆみ さんの設定' }).click();
    await staff.getByRole('radio', { name: '職員' }).check();
    await staff.getByRole('button', { name: '役割を変える' }).click();
    await expect(staff.getByText('役割を変えました。', { exact: true })).toBeVisible();
    expect((await npo.request.get('/admin')).status()).toBe(200);

    await staff.getByRole('button', { name: '利用を止める' }).click();
    await expect(staff.getByText('利用を止めました。', { exact: true })).toBeVisible();
    await npo.goto('/home');
    await expect(npo).toHaveURL(/\/login/);
    await npo.getByLabel('メールアドレス').fill('npo@example.jp');
    await npo.getByRole('textbox', { name: 'パスワード' }).fill('whatever it was');
    await npo.getByRole('button', { name: 'ログインする' }).click();
    await expect(npo.getByRole('alert')).toContainText('メールアドレスかパスワードが違います');

    await staff.goto('/admin/audit');
    const rows = staff.getByRole('row');
    await expect(rows.nth(1)).toContainText('鈴木 あゆみ さん（npo@example.jp）の利用を止めました。');
    await expect(rows.nth(2)).toContainText('役割を「団体の方」から「職員」に変えました。');
    await expect(rows.nth(1)).toContainText('佐藤 恵');
    await staff.getByLabel('内容').selectOption({ label: '役割を変えた' });
    await staff.getByRole('button', { name: '絞り込む' }).click();
    await expect(staff.getByRole('row')).toHaveCount(2);

    await staff.goto('/admin/people?role=staff&status=active');
    await staff.getByRole('link', { name: '佐藤 恵 さんの設定' }).click();
    await expect(staff.getByRole('button', { name: '利用を止める' })).toHaveCount(0);
    await staff.getByRole('radio', { name: '団体の方' }).check();
    await staff.getByRole('button', { name: '役割を変える' }).click();
    await expect(staff.getByRole('alert')).toContainText('職員が一人もいなくなるため');

    await staff.goto('/account');
    await staff.getByLabel('表示する言語').selectOption('en');
    await staff.getByRole('button', { name: '保存する' }).click();
    await expect(staff.getByRole('heading', { level: 1 })).toHaveText('Your account');
    const otherDevice = await person({ at: ownServer });
    await signIn(otherDevice, 'staff');
    await otherDevice.goto('/home');
    await expect(otherDevice.getByRole('heading', { level: 1 })).toContainText('Hello');
  });
});
