import { expect, expectAccessible, keepBack, signIn, takenOver, test } from '../setup/fixtures';

/**
 * A member of an organisation enters it, staff list it, and everybody finds it by word, reading and need, while its
 * contact stays with those it was meant for.
 */
test('an organisation is entered, listed and found, and its contact is kept', async ({ stage, person }) => {
  const member = await person({ at: stage, viewport: { width: 390, height: 844 } });
  await signIn(member, 'npo');

  await test.step('a menu moved before the page was ready stays where it is under the finger', async () => {
    const letScriptsCome = await keepBack(member, /entry\.client/);
    await member.goto('/home', { waitUntil: 'commit' });
    const menu = member.getByRole('navigation').first();
    const entry = menu.getByRole('link', { name: '団体' });
    await entry.scrollIntoViewIfNeeded();
    const before = await menu.evaluate((row) => row.scrollLeft);
    expect(before).toBeGreaterThan(0);
    letScriptsCome();
    await takenOver(member);
    expect(await menu.evaluate((row) => row.scrollLeft)).toBe(before);
    await entry.click();
  });

  await member.getByRole('link', { name: '団体を登録する' }).click();
  await takenOver(member);

  await test.step('what is wrong is said, and what was written stays', async () => {
    await member.getByLabel('団体名').fill('架空の会 雪澤');
    await member.getByLabel('法人番号').fill('1234567890123');
    await member.getByRole('button', { name: '保存' }).last().click();
    await expect(member.getByRole('alert')).toContainText('法人番号が正しくありません');
    await expect(member.getByLabel('団体名')).toHaveValue('架空の会 雪澤');
    await expectAccessible(member);
  });

  await test.step('the entry with a need and an offer', async () => {
    await member.getByLabel('法人番号').fill('');
    await member.getByLabel('読みがな').fill('カクウノカイ　ユキサワ');
    await member.getByLabel('団体の種類').selectOption('npo');
    await member.getByLabel('ひとことの紹介').fill('冬の公園で子どもと遊びます');
    await member.getByRole('group', { name: '必要なこと1' }).getByLabel('種類').selectOption('snow_helpers');
    await member.getByRole('group', { name: '必要なこと1' }).getByLabel('急ぎかどうか').selectOption('3');
    await member.getByRole('button', { name: '必要なことを1つふやす' }).click();
    await member.getByRole('group', { name: '必要なこと2' }).getByLabel('種類').selectOption('meeting_room');
    await expect(member.getByRole('group', { name: '必要なこと1' }).getByLabel('種類')).toHaveValue(
      'snow_helpers',
    );
    await member.getByRole('group', { name: 'できること1' }).getByLabel('種類').selectOption('cooking');
    await member.getByLabel('連絡先を見られる人').selectOption('staff');
    await member.getByLabel('メールアドレス').fill('yuki@example.jp');
    await member.getByLabel('住所').fill('札幌市西区西野3条4丁目');
    await member.getByRole('button', { name: '保存' }).last().click();
    await expect(member.getByRole('heading', { level: 1 })).toHaveText('架空の会 雪澤');
    await expect(member.getByText('まだ公開されていません。')).toBeVisible();
    await expect(member.getByText('yuki@example.jp')).toBeVisible();
    await expect(member.getByRole('link', { name: '一度に受けられる件数' })).toBeVisible();
  });
  const path = new URL(member.url()).pathname;

  const anyone = await person({ at: stage });
  await test.step('a draft is for its members and staff', async () => {
    expect((await anyone.request.get(path)).status()).toBe(404);
    await anyone.goto('/organisations?q=雪沢');
    await expect(anyone.getByText('あてはまる団体は見つかりませんでした')).toBeVisible();
  });

  const staff = await person({ at: stage });
  await signIn(staff, 'staff');
  await staff.goto(path);
  await staff.getByRole('button', { name: '公開する' }).click();
  await expect(staff.getByRole('button', { name: '公開をやめる' })).toBeVisible();

  await test.step('everybody finds it, but not its contact', async () => {
    await anyone.getByLabel('言葉でさがす').fill('雪沢 ゆき');
    await anyone.getByRole('button', { name: 'さがす' }).click();
    await expect(anyone.getByRole('heading', { name: '1団体' })).toBeVisible();
    await expectAccessible(anyone);
    await anyone.goto('/organisations?need=meeting_room&area=011070&q=公園');
    await anyone.getByRole('link', { name: '架空の会 雪澤' }).click();
    await expect(anyone.getByRole('heading', { name: '除雪・雪かきの人手' })).toBeVisible();
    await expect(anyone.getByText('連絡先は公開していません。')).toBeVisible();
    expect(await (await anyone.request.get(path)).text()).not.toContain('yuki@example.jp');
    await anyone.getByRole('link', { name: '西区' }).click();
    await expect(anyone).toHaveURL(/\/areas\/011070/);
  });

  await test.step('two edits meet and nothing is lost', async () => {
    await member.goto(`${path}/edit`);
    await staff.goto(`${path}/edit`);
    await staff.getByLabel('ひとことの紹介').fill('冬の公園で遊びます');
    await staff.getByLabel('英語の名前').fill('Yukisawa');
    await staff.getByRole('button', { name: '保存' }).last().click();
    await expect(staff.getByText('Yukisawa')).toBeVisible();
    await member.getByLabel('ひとことの紹介').fill('公園で雪と遊びます');
    await member.getByRole('button', { name: '保存' }).last().click();
    await expect(member.getByText('まだ保存していません。')).toBeVisible();
    await expect(member.getByLabel('ひとことの紹介')).toHaveValue('公園で雪と遊びます');
    await expect(member.getByLabel('英語の名前')).toHaveValue('Yukisawa');
    await member.getByRole('button', { name: '保存' }).last().click();
    await expect(member.getByText('公園で雪と遊びます')).toBeVisible();
    await member.getByRole('link', { name: '変更の記録' }).click();
    await expect(member.getByText('冬の公園で遊びます')).toHaveCount(2);
    await expectAccessible(member);
  });
});
