import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { RuleSet } from '~/domains/grants/model/rule-set';
import { expect, expectAccessible, signIn, takenOver, test } from '../setup/fixtures';
import { DEMO_PASSWORD, type ServerProcess } from '../setup/server-process';

const SNOW = '雪あかりの公園びらき（架空）';
const KITCHEN = '商店街の縁側こども食堂（架空）';
const PHONE = 'お茶の間から始める見守り電話（架空）';

interface Facts {
  grant: string;
  ids: Record<string, string>;
}

/** The demo's round with three of its applications left and two awards. */
function prepare(server: ServerProcess): Facts {
  const db = new Sqlite(join(server.dataDir, 'machinowa.db'));
  const grant = db.prepare(`SELECT id, rules FROM grant_programmes WHERE status = 'screening'`).get() as {
    id: string;
    rules: string;
  };
  const rules = { ...(JSON.parse(grant.rules) as RuleSet), maxAwards: 2 };
  db.prepare('UPDATE grant_programmes SET rules = ? WHERE id = ?').run(JSON.stringify(rules), grant.id);
  db.prepare(
    `UPDATE grant_applications SET status = 'withdrawn' WHERE programme_id = ? AND title NOT IN (?, ?, ?)`,
  ).run(grant.id, SNOW, KITCHEN, PHONE);
  const rows = db.prepare('SELECT id, title FROM grant_applications').all() as {
    id: string;
    title: string;
  }[];
  db.close();
  return { grant: grant.id, ids: Object.fromEntries(rows.map(({ id, title }) => [title, id])) };
}

async function cookieOf(server: ServerProcess, email: string): Promise<string> {
  const answer = await fetch(`${server.url}/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email, password: DEMO_PASSWORD }),
  });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

test('three members screen applications, each kept from one or none, to a decision and its letters', async ({
  stage,
  person,
}) => {
  const { grant, ids } = prepare(stage);
  const pathOf = (title: string) => `/screening/${grant}/applications/${ids[title]}`;

  // The first member belongs to a partner of one application: it is not there. Points are given without seeing others'.
  const first = await person({ at: stage, viewport: { width: 390, height: 844 } });
  await signIn(first, 'facilitator');
  await first.goto(`/screening/${grant}`);
  await expect(first.getByRole('link', { name: KITCHEN })).toBeVisible();
  await expect(first.getByText(SNOW)).toHaveCount(0);
  expect((await first.request.get(pathOf(SNOW))).status()).toBe(404);
  await first.getByRole('link', { name: PHONE }).click();
  await expect(first.getByText('自分の点数を出すと見られます。')).toBeVisible();
  await expect(first.getByText('中島 美和')).toHaveCount(0);
  await takenOver(first);
  for (const [label, points] of [
    ['地域の課題', '7'],
    ['連携', '8'],
    ['実現できるか', '9'],
    ['続くか', '8'],
  ] as const) {
    await first.getByRole('spinbutton', { name: new RegExp(`^${label}`) }).fill(points);
  }
  await expectAccessible(first);
  await first.getByRole('button', { name: '点数を出す' }).click();
  await expect(first.getByText('点数を保存しました。')).toBeVisible();
  await expect(first.getByText('平均 32.0／40点')).toBeVisible();

  // Staff reckon the proposal within two awards.
  const staff = await person({ at: stage });
  await signIn(staff, 'staff');
  await staff.goto(`/screening/${grant}`);
  await takenOver(staff);
  await staff.getByRole('button', { name: '採点を締め切って案を計算する' }).click();
  await expect(staff.getByText('案を計算しました。')).toBeVisible();
  const rows = staff.getByRole('row');
  await expect(rows.nth(1)).toContainText(PHONE);
  await expect(rows.nth(2)).toContainText(SNOW);
  await expect(rows.nth(3)).toContainText('上位の申請で件数がいっぱいです');
  await expectAccessible(staff);

  // Another member changes an amount; the reason stands beside it. The third is kept from the best one.
  const second = await person({ at: stage });
  await second.request.post('/login', {
    form: { email: 'shinsa-nakajima@example.jp', password: DEMO_PASSWORD },
  });
  await second.goto(pathOf(SNOW));
  await takenOver(second);
  await second.getByText('案を変える').click();
  await second.getByLabel('交付額（円）').fill('800,000');
  await second.getByLabel(/^理由/).first().fill('印刷費を見直せるため');
  await second.getByRole('button', { name: '理由をつけて変える' }).click();
  await expect(second.getByText('理由: 印刷費を見直せるため')).toBeVisible();
  for (const title of [SNOW, KITCHEN, PHONE]) {
    const form = { intent: 'reasons', reasons: `${title}への理由`, conditions: '報告会に出ること' };
    const answer = await second.request.post(pathOf(title), { form, maxRedirects: 0 });
    expect(answer.status()).toBe(302);
  }
  const third = await cookieOf(stage, 'shinsa-kudo@example.jp');
  const hidden = await fetch(`${stage.url}${pathOf(PHONE)}`, { headers: { cookie: third } });
  expect(hidden.status).toBe(404);

  // The decision, its letters, and the applicant's own one.
  await staff.reload();
  await takenOver(staff);
  await staff.getByRole('button', { name: 'この内容で決定する' }).click();
  await expect(staff.getByText('決定しました。申請者に知らせました。')).toBeVisible();
  await staff.getByRole('link', { name: '通知を印刷' }).click();
  await expect(staff.getByRole('article')).toHaveCount(3);
  await expect(staff.getByRole('heading', { name: '不採択通知' })).toHaveCount(1);
  await expectAccessible(staff);
  const applicant = await person({ at: stage, viewport: { width: 390, height: 844 } });
  await signIn(applicant, 'npo');
  await applicant.goto(`/applications/${ids[SNOW]}/letter`);
  await expect(applicant.getByRole('heading', { name: '採択通知' })).toBeVisible();
  await expect(applicant.getByText('800,000円')).toBeVisible();
  await expectAccessible(applicant);
  expect((await applicant.request.get(`/applications/${ids[PHONE]}/letter`)).status()).toBe(404);
});

/** Why staff are kept from an application in the walk below, and only there. */
const FOR_THE_WALK = '架空の親族';
test.afterEach(({ server }) => {
  const db = new Sqlite(join(server.dataDir, 'machinowa.db'));
  db.prepare('DELETE FROM grant_conflicts WHERE reason = ?').run(FOR_THE_WALK);
  db.close();
});

test('no route tells anything of an application to whoever is in a conflict of interest about it', async ({
  server,
}) => {
  const db = new Sqlite(join(server.dataDir, 'machinowa.db'));
  const { grant, application } = db
    .prepare(`SELECT id AS application, programme_id AS "grant" FROM grant_applications WHERE title = ?`)
    .get(PHONE) as { grant: string; application: string };
  db.prepare(
    `INSERT INTO grant_conflicts SELECT ?, id, '${FOR_THE_WALK}', 'staff', '', '', 0 FROM users WHERE email = ?`,
  ).run(application, 'staff@example.jp');
  db.exec(`INSERT INTO files (id, media_type, bytes, width, height, uploaded_by, uploaded_at)
    VALUES ('fil_secret', 'application/pdf', 1, 0, 0, '', 0)`);
  db.prepare(`INSERT INTO grant_files (file_id, application_id, document, name, media_type, bytes, uploaded_by,
    uploaded_by_name, uploaded_at) VALUES ('fil_secret', ?, 'statutes', '規約.pdf', 'application/pdf', 1, '', '', 0)`).run(
    application,
  );
  db.close();
  const secrets = ['見守り電話', '電話をかける人の研修', '地域包括につなぎます'];
  const values: Record<string, string> = {
    grantId: grant,
    applicationId: application,
    fileId: 'fil_secret',
    format: 'csv',
  };
  const addresses = readdirSync(join(process.cwd(), 'app/routes')).map((file) => {
    const parts = file
      .replace(/\.tsx?$/, '')
      .split('.')
      .filter((part) => part !== '_index')
      .map((part) => part.replace(/_$/, ''));
    const id = parts[0] === 'files' ? 'fil_secret' : application;
    return `/${parts.map((part) => (part.startsWith('$') ? (values[part.slice(1)] ?? id) : part)).join('/')}`;
  });
  const telling = async (email: string) => {
    const cookie = await cookieOf(server, email);
    const found: string[] = [];
    for (const address of addresses) {
      const answer = await fetch(`${server.url}${address}?q=${encodeURIComponent('見守り')}`, {
        redirect: 'manual',
        headers: { cookie },
      });
      const body = await answer.text();
      if (secrets.some((secret) => body.includes(secret))) found.push(address);
    }
    return found;
  };
  expect(await telling('shinsa-kudo@example.jp'), 'a member who declared it').toEqual([]);
  expect(await telling('staff@example.jp'), 'staff for whom it was set').toEqual([]);
  // The walk looks where it is: a member without a conflict finds it.
  const page = `/screening/${grant}`;
  expect(await telling('shinsa-nakajima@example.jp')).toEqual(
    expect.arrayContaining([page, `${page}/applications/${application}`, `${page}/table`]),
  );
});
