import { encoded, FIVE_YEAR_AGES, registerCsv } from '../factories/import-files';
import { expect, expectAccessible, signIn, takenOver, test } from '../setup/fixtures';

const file = (name: string, text: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(encoded(text, 'cp932')),
});

/** 八軒 with 7 people of each sex and age: 294 in all. */
const PEOPLE = String(7 * 2 * FIVE_YEAR_AGES.length);
const HACHIKEN = '011070-01';

test('staff import a file: bad rows, corrected, applied, and once more nothing', async ({
  stage,
  person,
}) => {
  const page = await person({ at: stage });
  await signIn(page, 'staff');
  await page.goto('/admin/imports');
  await takenOver(page);
  await page.getByRole('radio', { name: /住民基本台帳/ }).check();
  await expect(page.getByLabel('資料の名前')).toHaveValue('住民基本台帳');
  const bad = registerCsv(['八軒'], (_area, age, sex) => (age === '5～9歳' && sex === '女' ? '七人' : 7));
  await page.getByLabel('ファイル', { exact: false }).last().setInputFiles(file('人口.csv', bad));
  await page.getByRole('button', { name: 'ファイルを確かめる' }).click();

  // The work goes on while its page is left.
  await expect(page).toHaveURL(/\/admin\/imports\/imp_/);
  await page.goto('/admin/imports');
  await page.getByRole('link', { name: '人口.csv' }).click();
  await expect(page.getByText('直すところが1行あります。')).toBeVisible();
  const row = page.getByRole('row', { name: /七人/ });
  await expect(row).toContainText('4');
  await expect(row).toContainText('女');
  await expect(row).toContainText('人数として読めません。');
  await expect(page.getByRole('button', { name: '取り込む' })).toHaveCount(0);
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '一覧を CSV で保存' }).click();
  expect((await download).suggestedFilename()).toBe('人口_problems.csv');

  await page
    .getByLabel('ファイル', { exact: false })
    .last()
    .setInputFiles(
      file(
        '人口_直し.csv',
        registerCsv(['八軒'], () => 7),
      ),
    );
  await page.getByRole('button', { name: '直したファイルを確かめる' }).click();
  await expect(page.getByText('直すところはありません。')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '取り込む', exact: true }).click();
  await expect(page.getByRole('heading', { name: '変わったもの' })).toBeVisible();

  await page.goto(`/areas/${HACHIKEN}?basis=register`);
  await expect(page.getByText(PEOPLE, { exact: false }).first()).toBeVisible();

  await page.goto('/admin/imports');
  await takenOver(page);
  await page.getByRole('radio', { name: /住民基本台帳/ }).check();
  await page
    .getByLabel('ファイル', { exact: false })
    .last()
    .setInputFiles(
      file(
        '人口_もう一度.csv',
        registerCsv(['八軒'], () => 7),
      ),
    );
  await page.getByRole('button', { name: 'ファイルを確かめる' }).click();
  await expect(page.getByText('この内容はすでに取り込まれています。')).toBeVisible();
  await page.getByRole('button', { name: '何もせずに閉じる' }).click();
  await expect(page.getByText('取りやめました。いまのデータは変わっていません。')).toBeVisible();
});
