import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import { expect, expectAccessible, takenOver, test } from '../setup/fixtures';
import { indexByName } from '../setup/search-index';
import { DEMO_PASSWORD, type ServerProcess } from '../setup/server-process';

const RULES = {
  pairing: { first: ['npo'], second: ['chonaikai'] },
  requiredPartners: [],
  area: 'any',
  respectCapacity: false,
  openLimit: 5,
  replyDays: 14,
  remindDays: 3,
  weights: { needs: 1, field: 1, distance: 1, time: 1, style: 1, past: 1, language: 1 },
  damping: { exposure: 0, awards: 0, newcomers: 0 },
  form: [
    {
      key: 'idea',
      label: 'やってみたいこと',
      help: '',
      kind: 'line',
      options: [],
      required: true,
    },
  ],
  followUpMonths: [6],
};

/** Two organisations (架空) with an account each, somebody of a third, and a programme; ids end with `tag`. */
function prepare(server: ServerProcess, tag: string): void {
  const db = new Sqlite(join(server.dataDir, 'machinowa.db'));
  const person =
    db.prepare(`INSERT INTO users SELECT ?, ?, ?, kana, sort_key, 'member', password_hash, locale,
    created_at, disabled_at FROM users WHERE email = 'npo@example.jp'`);
  const organisation = db.prepare(`INSERT INTO organisations
    (id, type, name, match_name, status, source, fictional, created_at, updated_at)
    VALUES (?, ?, ?, ?, 'listed', 'typed', 1, 0, 0)`);
  const member = db.prepare(`INSERT INTO organisation_members VALUES (?, ?, 'owner', 0)`);
  for (const [who, type, name] of [
    ['asker', 'npo', `架空NPOほたる${tag}`],
    ['asked', 'chonaikai', `架空かえで町内会${tag}`],
    ['other', 'company', `架空商会${tag}`],
  ] as const) {
    person.run(`usr_${who}${tag}`, `${who}${tag}@example.jp`, `${name}の人`);
    organisation.run(`org_${who}${tag}`, type, name, name);
    indexByName(db, `org_${who}${tag}`, name);
    member.run(`org_${who}${tag}`, `usr_${who}${tag}`);
  }
  db.prepare(`INSERT INTO match_programmes (id, kind, name, fiscal_year, status, settings, created_at)
    VALUES (?, 'network_grant', '架空の事業', 2026, 'open', ?, 0)`).run(`prg_${tag}`, JSON.stringify(RULES));
  db.close();
}

async function signInAs(page: Page, who: string): Promise<void> {
  const answer = await page.request.post('/login', {
    form: { email: `${who}@example.jp`, password: DEMO_PASSWORD },
    maxRedirects: 0,
  });
  expect(answer.status(), `sign-in of ${who}`).toBe(302);
}

/** Asks by the form as it works without JavaScript; returns the path of the talk. */
async function askByForm(page: Page, tag: string): Promise<string> {
  const answer = await page.request.post(
    `/matches/new?programme=prg_${tag}&from=org_asker${tag}&to=org_asked${tag}`,
    { form: { intent: 'ask', message: '一緒に花を植えませんか', form_idea: '花壇' }, maxRedirects: 0 },
  );
  return answer.headers().location ?? '';
}

const PDF = { name: '計画.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') };

test.describe('talks', () => {
  test('NPO and 町内会 find each other: asked back, written to and fro, agreed', async ({
    person,
    server,
  }) => {
    prepare(server, 'a');
    const [npo, chonaikai] = [await person(), await person({ viewport: { width: 390, height: 844 } })];
    await signInAs(npo, 'askera');
    await signInAs(chonaikai, 'askeda');

    await npo.goto('/matches/new?programme=prg_a');
    await npo.getByLabel('団体の名前や、していることでさがす').fill('かえで');
    await npo.getByRole('button', { name: 'さがす' }).click();
    await npo.getByRole('link', { name: /この団体を選ぶ.*架空かえで町内会a/ }).click();
    await npo.getByLabel(/相手へのことば/).fill('一緒に花を植えませんか');
    await npo.getByLabel(/やってみたいこと/).fill('花壇づくり');
    await expectAccessible(npo);
    await npo.getByRole('button', { name: '声をかける' }).click();
    await expect(npo.getByText('お返事を待っています')).toBeVisible();

    await chonaikai.goto('/home');
    await expect(chonaikai.getByText('あと14日')).toBeVisible();
    await chonaikai.getByRole('link', { name: 'お返事をする' }).click();
    await chonaikai.getByText('先に質問する').click();
    await chonaikai.getByLabel(/聞きたいこと/).fill('いつごろですか');
    await chonaikai.getByRole('button', { name: '質問を送る' }).click();
    await expect(chonaikai.getByText('先に質問をしました')).toBeVisible();

    // What the other writes appears, and what one is writing stays.
    await npo.reload();
    await takenOver(npo);
    await npo.getByLabel('メッセージ').fill('5月の連休のあとで');
    await takenOver(chonaikai);
    await chonaikai.getByLabel('メッセージ').fill('お茶も出します');
    await chonaikai.getByLabel('ファイルをつける').setInputFiles(PDF);
    await chonaikai.getByRole('button', { name: '送る' }).click();
    await expect(chonaikai.getByRole('link', { name: /計画\.pdf/ })).toBeVisible();
    await expect(chonaikai.getByLabel('メッセージ')).toHaveValue('');
    await npo.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect(npo.getByText('お茶も出します')).toBeVisible();
    await expect(npo.getByLabel('メッセージ')).toHaveValue('5月の連休のあとで');
    await expectAccessible(npo);
    await expectAccessible(chonaikai);

    await npo.getByRole('button', { name: '合意する' }).click();
    await expect(npo.getByText('お返事を待っています')).toBeVisible();
    await chonaikai.reload();
    await chonaikai.getByRole('button', { name: '合意する' }).click();
    await chonaikai.getByRole('link', { name: '始まった協働を見る' }).click();
    await expect(chonaikai.getByRole('heading', { level: 1 })).toContainText('架空NPOほたるa');
    await expect(chonaikai.getByText('進行中', { exact: true })).toBeVisible();
    await expectAccessible(chonaikai);
  });

  test('a refusal is kind, its reason stays with staff, and others see and change nothing', async ({
    person,
    server,
  }) => {
    prepare(server, 'b');
    const [npo, chonaikai, other] = [await person(), await person(), await person()];
    await signInAs(npo, 'askerb');
    await signInAs(chonaikai, 'askedb');
    await signInAs(other, 'otherb');
    const path = await askByForm(npo, 'b');
    expect(path).toMatch(/^\/matches\/mtc_/);

    // Every address and every form of the talk, as a member of another organisation.
    for (const address of [path, `${path}/files/fil_0000000000000000`, `${path}.data`]) {
      expect((await other.request.get(address)).status(), address).toBe(404);
    }
    for (const intent of [
      'accept',
      'decline',
      'message',
      'agree',
      'close',
      'block',
      'report',
      'join',
      'note',
    ]) {
      const form = { intent, text: 'のっとり', reason: 'other', note: 'のっとり' };
      expect((await other.request.post(path, { form, maxRedirects: 0 })).status(), intent).toBe(404);
    }
    const asking = `/matches/new?programme=prg_b&from=org_askerb&to=org_askedb`;
    expect((await other.request.get(asking)).status()).toBe(403);

    await chonaikai.goto(path);
    await chonaikai.getByText('今回は見送る', { exact: true }).click();
    await chonaikai.getByLabel(/^理由（相手には見えません）/).selectOption('money');
    await chonaikai.getByLabel(/くわしく/).fill('会計がきびしい');
    await chonaikai.getByRole('button', { name: '見送るとお返事する' }).click();
    await expect(chonaikai.getByText('今回は見送る、とお返事しました')).toBeVisible();

    await npo.goto(path);
    await expect(npo.getByText('取り組みの良し悪しではありません')).toBeVisible();
    await expectAccessible(npo);
    for (const address of [path, `${path}.data`, '/matches', '/matches.data', '/home']) {
      const text = await (await npo.request.get(address)).text();
      expect(text, address).not.toMatch(/会計がきびしい|"money"|費用の見通し|のっとり/);
    }
    const staff = await person();
    await signInAs(staff, 'staff');
    await staff.goto('/admin/matching/talks?q=かえで町内会b');
    await expectAccessible(staff);
    await staff.getByRole('link', { name: /架空NPOほたるb/ }).click();
    await expect(staff.getByText('会計がきびしい')).toBeVisible();
    await expectAccessible(staff);
  });
});
