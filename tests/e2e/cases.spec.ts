import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import { phonePhoto } from '../factories/phone-photo';
import { expect, expectAccessible, signIn, takenOver, test } from '../setup/fixtures';
import { DEMO_PASSWORD, type ServerProcess } from '../setup/server-process';

/** Two organisations (架空) with an account each, and what they do together. */
function prepare(server: ServerProcess): void {
  const db = new Sqlite(join(server.dataDir, 'machinowa.db'));
  const person =
    db.prepare(`INSERT INTO users SELECT ?, ?, ?, kana, sort_key, 'member', password_hash, locale,
    created_at, disabled_at FROM users WHERE email = 'npo@example.jp'`);
  const organisation = db.prepare(`INSERT INTO organisations
    (id, type, name, match_name, status, source, fictional, created_at, updated_at)
    VALUES (?, ?, ?, ?, 'listed', 'typed', 1, 0, 0)`);
  const member = db.prepare(`INSERT INTO organisation_members VALUES (?, ?, 'owner', 0)`);
  const partner = db.prepare(`INSERT INTO collaboration_partners (collaboration_id, organisation_id, role)
    VALUES ('clb_told', ?, ?)`);
  db.exec(`INSERT INTO collaborations (id, title, status, origin_kind, started_on, created_by, created_at)
    VALUES ('clb_told', 'ゆきかき隊', 'active', 'typed', '2025-12-01', '', 0)`);
  for (const [who, type, name, role] of [
    ['teller', 'npo', '架空NPOほたる', 'lead'],
    ['neighbour', 'chonaikai', '架空かえで町内会', 'partner'],
  ] as const) {
    person.run(`usr_${who}`, `${who}@example.jp`, `${name}の人`);
    organisation.run(`org_${who}`, type, name, name);
    member.run(`org_${who}`, `usr_${who}`);
    partner.run(`org_${who}`, role);
  }
  db.close();
}

async function signInAs(page: Page, who: string): Promise<void> {
  const answer = await page.request.post('/login', {
    form: { email: `${who}@example.jp`, password: DEMO_PASSWORD },
    maxRedirects: 0,
  });
  expect(answer.status(), `sign-in of ${who}`).toBe(302);
}

test.describe('case studies', () => {
  test('from a collaboration to everybody, with the consent of each partner, and gone when one takes it back', async ({
    person,
    server,
  }) => {
    prepare(server);
    const [npo, chonaikai, staff, resident] = [
      await person(),
      await person({ viewport: { width: 390, height: 844 } }),
      await person(),
      await person({ viewport: { width: 390, height: 844 } }),
    ];
    await signInAs(npo, 'teller');
    await signInAs(chonaikai, 'neighbour');
    await signIn(staff, 'staff');

    await npo.goto('/cases/new');
    await npo.getByRole('button', { name: 'これについて書く' }).click();
    await takenOver(npo);
    await expect(npo.getByLabel('題名')).toHaveValue('ゆきかき隊');
    await npo.getByLabel('紹介文').fill('雪の日の声かけから、顔の見える町内になりました。');
    await npo.getByLabel('高齢者福祉').check();
    await npo.getByLabel('きっかけ').fill('高齢の方の家の前に雪が残っていました。');
    await npo.getByLabel('したこと').fill('中学生と町内会が週末に雪かきをしました。');
    await npo.getByLabel('変わったこと').fill('あいさつが増えました。');
    await npo.getByRole('button', { name: '保存する' }).click();
    await expect(npo.getByText('保存しました')).toBeVisible();
    await npo.getByLabel('写真のファイル').setInputFiles({
      name: '雪かき.jpg',
      mimeType: 'image/jpeg',
      buffer: await phonePhoto(),
    });
    await npo.getByLabel('写真の説明').fill('雪かきをする人たち');
    await npo.getByLabel('写っている人').selectOption({ label: '写っている人全員が公開に同意した' });
    await npo.getByLabel('だれが、いつ、どう同意したか').fill('12人が書面に署名');
    await npo.getByRole('button', { name: '写真を加える' }).click();
    await expect(npo.getByRole('img', { name: '雪かきをする人たち' })).toBeVisible();
    await expectAccessible(npo);
    await npo.getByRole('button', { name: '同意をたずねる' }).click();
    await npo.getByRole('radio', { name: '同意する', exact: true }).check();
    await npo.getByRole('button', { name: '答えを送る' }).click();
    await expect(npo.getByText('同意しています')).toBeVisible();
    const path = new URL(npo.url()).pathname;
    expect((await resident.request.get(path)).status()).toBe(404);

    await chonaikai.goto('/home');
    await chonaikai.getByRole('link', { name: '読んで答える' }).click();
    await chonaikai.getByRole('radio', { name: '同意する', exact: true }).check();
    await chonaikai.getByRole('button', { name: '答えを送る' }).click();
    await expect(chonaikai.getByText('全員が同意')).toBeVisible();

    await staff.goto('/admin');
    await expect(
      staff.getByText('架空かえで町内会が、事例「ゆきかき隊」の公開に同意しました', { exact: true }),
    ).toBeVisible();
    await expectAccessible(staff);
    await staff.getByRole('link', { name: 'ゆきかき隊', exact: true }).click();
    await staff.getByRole('button', { name: '公開する' }).click();
    await expect(staff.getByText('公開中', { exact: true })).toBeVisible();

    await resident.goto('/search?q=ユキカキ');
    await expectAccessible(resident);
    await resident.getByRole('link', { name: 'ゆきかき隊' }).click();
    await expect(resident.getByText('あいさつが増えました。')).toBeVisible();
    await expectAccessible(resident);
    const picture =
      (await resident.getByRole('img', { name: '雪かきをする人たち' }).getAttribute('src')) ?? '';
    expect((await resident.request.get(picture)).status()).toBe(200);
    await resident.goto('/cases?theme=elderly');
    await expect(resident.getByRole('heading', { name: 'ゆきかき隊' })).toBeVisible();
    await expectAccessible(resident);

    await chonaikai.getByText('架空かえで町内会の同意を取り消す').click();
    await chonaikai.getByRole('button', { name: '同意を取り消す' }).click();
    await expect(chonaikai.getByText('公開を取りやめ', { exact: true })).toBeVisible();
    for (const gone of [path, picture]) expect((await resident.request.get(gone)).status()).toBe(404);
    await resident.goto('/search?q=ユキカキ');
    await expect(resident.getByRole('status')).toContainText('見つかりました');
    await expect(resident.getByRole('link', { name: 'ゆきかき隊' })).toHaveCount(0);
  });
});
