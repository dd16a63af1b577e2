import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { encoded } from '../factories/import-files';
import { organisationsCsv } from '../factories/organisation-files';
import { expect, expectAccessible, signIn, takenOver, test } from '../setup/fixtures';
import { linkInMail } from '../setup/outbox';

const file = (text: string) => ({
  name: '団体.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(encoded(text, 'cp932')),
});

/** An entry as a list of the city would bring it: nobody of the organisation looks after it. */
function listedOrganisation(dataDir: string, name: string): string {
  const db = new Sqlite(join(dataDir, 'machinowa.db'));
  db.prepare(
    `INSERT INTO organisations (id, type, name, match_name, status, source, created_at, updated_at)
      VALUES ('org_journey000000001', 'chonaikai', ?, ?, 'listed', 'import', 1, 1)`,
  ).run(name, name);
  db.close();
  return 'org_journey000000001';
}

test('a list of organisations: a bad row, corrected, again nothing; two of it become one', async ({
  stage,
  person,
}) => {
  const page = await person({ at: stage });
  await signIn(page, 'staff');
  const choose = async (text: string, button: string) => {
    await page.getByLabel('ファイル', { exact: false }).last().setInputFiles(file(text));
    await page.getByRole('button', { name: button }).click();
  };
  await page.goto('/admin/imports');
  await takenOver(page);
  await page.getByRole('radio', { name: /団体の一覧/ }).check();
  await choose(organisationsCsv([{}, { 法人番号: '8000012050002' }]), 'ファイルを確かめる');
  const bad = page.getByRole('row', { name: /8000012050002/ });
  await expect(bad).toContainText('法人番号の検査数字が合いません。');
  await expect(page.getByRole('button', { name: '取り込む' })).toHaveCount(0);

  const right = organisationsCsv([
    { 名称: '架空ひかりの会', 法人番号: '7000012050002' },
    { 名称: '特定非営利活動法人 架空ヒカリの會', 電話番号: '011-000-0000' },
  ]);
  await choose(right, '直したファイルを確かめる');
  await expect(page.getByText('架空ひかりの会', { exact: true })).toBeVisible();
  await expect(page.getByText(/と同じ団体かもしれません/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '取り込む' }).click();
  await expect(page.getByText('取り込みました。').first()).toBeVisible();

  await page.goto('/admin/imports');
  await takenOver(page);
  await page.getByRole('radio', { name: /団体の一覧/ }).check();
  await choose(right, 'ファイルを確かめる');
  await expect(page.getByText('この内容はすでに取り込まれています。')).toBeVisible();

  await page.goto('/admin/organisations/duplicates');
  const pair = page.getByRole('listitem').filter({ hasText: '架空ヒカリの會' });
  await expect(pair).toContainText('名前が同じ');
  await pair.getByRole('link').click();
  await expectAccessible(page);
  const contact = page.getByRole('group', { name: '連絡先' });
  await expect(contact.getByRole('radio', { name: '011-000-0000' })).toBeChecked();
  await page.getByRole('button', { name: 'ひとつにまとめる' }).click();
  await expect(page.getByRole('heading', { name: '架空ひかりの会' })).toBeVisible();
  await page.goto('/admin/organisations/duplicates');
  await expect(page.getByText('重なっていそうな団体はありません')).toBeVisible();
});

test('somebody of a listed organisation comes forward, becomes its owner and invites a colleague', async ({
  stage,
  person,
}) => {
  const owner = await person({ at: stage });
  await signIn(owner, 'npo');
  const staff = await person({ at: stage });
  await signIn(staff, 'staff');
  const id = listedOrganisation(stage.dataDir, '架空みどり町内会');
  await owner.goto(`/organisations/${id}/claim`);
  await owner.getByLabel(/団体での役割/).fill('会長です。公開の番号にお電話ください。');
  await owner.getByRole('button', { name: '申し出る' }).click();
  await expect(owner.getByText('申し出を受け取りました。')).toBeVisible();
  await expectAccessible(owner);

  await staff.goto('/admin/organisations/claims');
  await expectAccessible(staff);
  await staff.getByLabel('理由').fill('電話で確かめました。');
  await staff.getByRole('button', { name: /申し出を認める$/ }).click();
  await expect(staff.getByText('認めました。本人に')).toBeVisible();

  await owner.goto(`/organisations/${id}/members`);
  await owner.getByLabel('メールアドレス').fill('colleague@example.jp');
  await owner.getByRole('button', { name: '招待を送る' }).click();
  await expect(owner.getByText('colleague@example.jp への招待を作りました。')).toBeVisible();
  await expectAccessible(owner);

  const colleague = await person({ at: stage });
  await colleague.goto(await linkInMail(stage, 'colleague@example.jp'));
  await expect(colleague.getByText('「架空みどり町内会」の「書く人」として招かれています。')).toBeVisible();
  await colleague.getByLabel('名前', { exact: false }).first().fill('架空 次郎');
  await colleague.getByLabel('新しいパスワード').fill('correct horse battery');
  await colleague.getByRole('button', { name: 'アカウントを作って加わる' }).click();
  await expect(colleague.getByRole('heading', { name: '架空みどり町内会' })).toBeVisible();
  await owner.reload();
  await expect(owner.getByText('架空 次郎', { exact: true })).toBeVisible();
});
