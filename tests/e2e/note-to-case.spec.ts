import { join } from 'node:path';
import type { APIResponse, Page } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import { RULE_SETS } from '~/domains/grants/model/rule-sets';
import { KIND_TEMPLATES } from '~/domains/matching/model';
import { dayOf, fiscalYearOf } from '~/platform/wareki';
import { expect, signIn, takenOver, test } from '../setup/fixtures';
import { indexByName } from '../setup/search-index';
import { DEMO_PASSWORD, type ServerProcess } from '../setup/server-process';

const DAY_MS = 86_400_000;
const dayIn = (days: number) => dayOf(Date.now() + days * DAY_MS);
const NPO = '架空NPOわかば';
const CHONAIKAI = '架空いちょう町内会';
const TITLE = '歩くスキーで集まる冬の公園';
const PDF = { name: '書類.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') };
const { documents, questions, stages } = RULE_SETS.network_2024;
const rubric = stages.flatMap((stage) => stage.rubric);

const MATCH_RULES = {
  ...KIND_TEMPLATES.network_grant.settings,
  pairing: { first: ['npo'], second: ['chonaikai'] },
  requiredPartners: [],
  form: [],
};

/** Two organisations (架空) with an account each, a committee that can sign in, and a programme of each kind that is open. */
function prepare(server: ServerProcess): { board: string } {
  const db = new Sqlite(join(server.dataDir, 'machinowa.db'));
  const now = Date.now();
  const person =
    db.prepare(`INSERT INTO users SELECT ?, ?, ?, kana, sort_key, 'member', password_hash, locale,
    created_at, disabled_at FROM users WHERE email = 'npo@example.jp'`);
  for (const who of ['third', 'second', 'first']) {
    person.run(`usr_${who}`, `${who}@example.jp`, `架空の委員 ${who}`);
  }
  for (const [who, type, name] of [
    ['wakaba', 'npo', NPO],
    ['icho', 'chonaikai', CHONAIKAI],
  ] as const) {
    person.run(`usr_${who}`, `${who}@example.jp`, `${name}の人`);
    db.prepare(`INSERT INTO organisations (id, type, name, match_name, status, source, fictional, created_at, updated_at)
      VALUES (?, ?, ?, ?, 'listed', 'typed', 1, 0, 0)`).run(`org_${who}`, type, name, name);
    indexByName(db, `org_${who}`, name);
    db.prepare(`INSERT INTO organisation_members VALUES (?, ?, 'owner', 0)`).run(`org_${who}`, `usr_${who}`);
  }
  const fiscalYear = fiscalYearOf(dayOf(now));
  db.prepare(`INSERT INTO match_programmes (id, kind, name, fiscal_year, status, settings, created_at)
    VALUES ('prg_line', 'network_grant', '架空の相手さがし', ?, 'open', ?, 0)`).run(
    fiscalYear,
    JSON.stringify(MATCH_RULES),
  );
  const rules = {
    ...RULE_SETS.network_2024,
    fiscalYear,
    opensOn: dayIn(-10),
    closesOn: dayIn(20),
    costsUntil: dayIn(90),
  };
  db.prepare(`INSERT INTO grant_programmes (id, title, fiscal_year, rules, status, created_by, created_at, updated_at)
    VALUES ('gpr_line', '架空の助成', ?, ?, 'open', 'usr_first', 0, 0)`).run(
    fiscalYear,
    JSON.stringify(rules),
  );
  const board = db
    .prepare(`SELECT board_id FROM phases p JOIN sessions s ON s.id = p.session_id
      WHERE s.code = '424242' AND board_id IS NOT NULL LIMIT 1`)
    .pluck()
    .get() as string;
  db.close();
  return { board };
}

/** The last day for applications has passed. */
function endApplications(server: ServerProcess): void {
  const db = new Sqlite(join(server.dataDir, 'machinowa.db'));
  db.prepare(
    `UPDATE grant_programmes SET rules = json_set(rules, '$.closesOn', ?) WHERE id = 'gpr_line'`,
  ).run(dayIn(-1));
  db.close();
}

async function signInAs(page: Page, who: string): Promise<void> {
  const form = { email: `${who}@example.jp`, password: DEMO_PASSWORD };
  const answer = await page.request.post('/login', { form, maxRedirects: 0 });
  expect(answer.status(), `sign-in of ${who}`).toBe(302);
}

/** Posts a form as the page does without JavaScript; fails unless it was accepted. */
async function post(page: Page, path: string, form: Record<string, string>): Promise<APIResponse> {
  const answer = await page.request.post(path, { form, maxRedirects: 0 });
  expect(answer.status(), `${form.intent} at ${path}`).toBe(302);
  return answer;
}

const pathOf = (page: Page) => new URL(page.url()).pathname;
const line = (page: Page) => page.getByRole('navigation', { name: 'ふせんから今日まで' });
const step = (page: Page, name: string) =>
  line(page)
    .getByRole('listitem')
    .filter({ has: page.getByText(name, { exact: true }) });

test('a sticky note becomes an idea, a partnership, a grant, its report and a case study', async ({
  stage,
  person,
}) => {
  const { board } = prepare(stage);
  const at = stage;
  const [npo, chonaikai] = [
    await person({ at }),
    await person({ at, viewport: { width: 390, height: 844 } }),
  ];
  await signInAs(npo, 'wakaba');
  await signInAs(chonaikai, 'icho');
  const staff = await person({ at });
  await signIn(staff, 'staff');

  const idea =
    await test.step('the facilitator makes an idea of a note, and an organisation carries it on', async () => {
      const facilitator = await person({ at });
      await signIn(facilitator, 'facilitator');
      const json = await facilitator.request.get(`/boards/${board}/export/json`);
      const { objects } = (await json.json()) as { objects: { id: string; type: string; text?: string }[] };
      const note = objects.find(({ type, text }) => type === 'note' && text?.includes('歩くスキー'));
      const made = { kind: 'note', source: board, object: note?.id ?? '' };
      expect((await facilitator.request.post('/ideas?index', { form: made })).ok()).toBe(true);
      await facilitator.goto('/ideas');
      await facilitator.getByRole('link', { name: /歩くスキー/ }).click();
      await expect(facilitator.getByRole('heading', { level: 1 })).toContainText('歩くスキー');
      await post(facilitator, pathOf(facilitator), { intent: 'own', organisation: NPO, person: '' });
      return pathOf(facilitator);
    });

  const talk =
    await test.step('it asks a neighbourhood association from the idea, and both agree', async () => {
      await npo.goto(idea);
      await npo.getByRole('link', { name: 'このアイデアで声をかける' }).click();
      await npo.getByLabel('事業').selectOption({ label: '架空の相手さがし' });
      await npo.getByLabel('団体の名前や、していることでさがす').fill('いちょう');
      await npo.getByRole('button', { name: 'さがす' }).click();
      await npo.getByRole('link', { name: new RegExp(`この団体を選ぶ.*${CHONAIKAI}`) }).click();
      await expect(npo.getByLabel(/相手へのことば/)).toHaveValue(/歩くスキー.*というアイデア/);
      await npo.getByRole('button', { name: '声をかける' }).click();
      await expect(npo.getByText('お返事を待っています')).toBeVisible();
      const path = pathOf(npo);
      await post(chonaikai, path, { intent: 'accept', text: '' });
      await post(npo, path, { intent: 'agree' });
      await chonaikai.goto(path);
      await chonaikai.getByRole('button', { name: '合意する' }).click();
      await expect(chonaikai.getByRole('link', { name: '始まった協働を見る' })).toBeVisible();
      return path;
    });

  const application = await test.step('they apply together from the talk', async () => {
    await npo.goto(talk);
    await npo.getByRole('link', { name: 'いっしょに助成を申請する' }).click();
    await npo.getByRole('combobox', { name: /^助成/ }).selectOption('gpr_line');
    await npo.getByRole('button', { name: '確かめる' }).click();
    await npo.getByLabel(/事業の名前/).fill(TITLE);
    await npo.getByRole('button', { name: '書き始める' }).click();
    await expect(npo.getByRole('heading', { name: TITLE })).toBeVisible();
    const path = pathOf(npo);
    await post(chonaikai, path, {
      intent: 'consent',
      organisation: 'org_icho',
      role: '会場',
      contribution: '会館と人手',
    });
    await npo.reload();
    await expect(npo.locator('[data-room=open]')).toBeVisible();
    for (const { label } of questions) await npo.getByLabel(label).fill(`${label}のこたえ`);
    await npo.getByLabel('1行目の金額').first().fill('500,000');
    await npo.getByLabel('助成を希望する額').fill('450000');
    await npo.getByLabel('1行目の金額').last().fill('50000');
    await expect(npo.locator('#budget').getByText('保存しました')).toBeVisible();
    for (const { key } of documents.filter(
      ({ required, years }) => required && (years.length === 0 || years.includes(1)),
    )) {
      const multipart = { intent: 'file', document: key, files: PDF };
      const answer = await npo.request.post(path, { multipart, maxRedirects: 0 });
      expect(answer.status(), `document ${key}`).toBe(302);
    }
    await npo.reload();
    await npo.getByRole('button', { name: '提出する' }).click();
    await expect(npo.getByTestId('receipt')).toHaveText(/^G\d{4}-\d{4}$/);
    return path;
  });
  const screening = '/screening/gpr_line';
  const screened = `${screening}/applications/${application.split('/').at(-1)}`;

  await test.step('three members screen it, one of them recused, and staff decide', async () => {
    endApplications(at);
    await post(staff, screened, { intent: 'judge', verdict: 'yes', reasons: '書類がそろっています' });
    for (const who of ['first', 'second', 'third']) {
      await post(staff, `${screening}/committee`, { intent: 'add', account: `usr_${who}` });
    }
    await post(staff, screening, { intent: 'open', scoresDue: dayIn(10) });
    const third = await person({ at });
    await signInAs(third, 'third');
    await third.goto(screened);
    await third.getByText('この申請と利害関係があるとき').click();
    await third.getByLabel(/どのような関係か/).fill('代表が親族です');
    await third.getByRole('button', { name: '審査から外れる' }).click();
    await expect(third).toHaveURL(/\/screening\?/);
    expect((await third.request.get(screened)).status()).toBe(404);
    const points = Object.fromEntries(
      rubric.map(({ key, points: most }) => [`points-${key}`, String(most - 1)]),
    );
    for (const who of ['first', 'second']) {
      const member = await person({ at });
      await signInAs(member, who);
      await post(member, screened, { intent: 'score', handIn: 'yes', comment: '', ...points });
    }
    await staff.goto(screening);
    await takenOver(staff);
    await staff.getByRole('button', { name: '採点を締め切って案を計算する' }).click();
    await expect(staff.getByText('案を計算しました。')).toBeVisible();
    await post(staff, screened, { intent: 'reasons', reasons: '担い手がはっきりしています', conditions: '' });
    await staff.reload();
    await staff.getByRole('button', { name: 'この内容で決定する' }).click();
    await expect(staff.getByText('決定しました。申請者に知らせました。')).toBeVisible();
  });

  const award = await test.step('the money is used, reported, fixed and paid', async () => {
    await npo.goto('/awards');
    await npo.getByRole('link', { name: TITLE }).click();
    await npo.getByRole('button', { name: '事業を始める' }).click();
    await expect(npo.getByLabel('どの費用ですか')).toBeVisible();
    const path = pathOf(npo);
    await npo.getByLabel('内容', { exact: false }).first().fill('板のレンタル');
    await npo.getByLabel('支払先').fill('架空スポーツ');
    await npo.getByLabel('支払った日').fill(dayIn(0));
    await npo.getByLabel('金額（円）').fill('500,000');
    await npo.getByLabel('領収書のファイル').setInputFiles(PDF);
    await npo.getByRole('button', { name: '領収書を入れる' }).click();
    await expect(npo.getByRole('link', { name: PDF.name })).toBeVisible();
    await npo.locator('summary', { hasText: '実績報告を書く' }).click();
    const report = npo.locator('form', { has: npo.getByRole('button', { name: '実績報告を出す' }) });
    await report.getByLabel('したこと').fill('毎週あつまりました');
    await report.getByLabel('どうなりましたか').fill('となりの人と話すようになりました');
    await report.getByRole('button', { name: '実績報告を出す' }).click();
    await expect(npo.getByText('市の担当が確かめています')).toBeVisible();
    await staff.goto(path);
    await staff.getByRole('button', { name: /円で額を確定する/ }).click();
    await staff.getByRole('button', { name: '支払いを記録する' }).click();
    await staff.getByRole('button', { name: '手続きを終える' }).click();
    await expect(staff.getByText('この交付の手続きはすべて終わりました')).toBeVisible();
    return path;
  });

  await test.step('what came of it is told with the consent of both, and leads back to the note', async () => {
    await npo.goto(award);
    await step(npo, '協働').getByRole('link').last().click();
    await npo.getByRole('button', { name: '事例を書く' }).click();
    await takenOver(npo);
    await npo.getByLabel('題名').fill(TITLE);
    await npo.getByLabel('紹介文').fill('ふせん一枚から、冬の公園に人が戻りました。');
    await npo.getByLabel('高齢者福祉').check();
    await npo.getByLabel('きっかけ').fill('冬に人が集まる場所がありませんでした。');
    await npo.getByLabel('したこと').fill('町内会館を開け、毎週歩きました。');
    await npo.getByLabel('変わったこと').fill('あいさつが増えました。');
    await npo.getByRole('button', { name: '保存する' }).click();
    await expect(npo.getByText('保存しました')).toBeVisible();
    await npo.getByRole('button', { name: '同意をたずねる' }).click();
    await expect(npo).toHaveURL(/\/cases\/[^/]+$/);
    await chonaikai.goto(pathOf(npo));
    for (const page of [npo, chonaikai]) {
      await page.getByRole('radio', { name: '同意する', exact: true }).check();
      await page.getByRole('button', { name: '答えを送る' }).click();
      await expect(page.getByText(/同意しています|全員が同意/).first()).toBeVisible();
    }
    await staff.goto(pathOf(npo));
    await staff.getByRole('button', { name: '公開する' }).click();
    await expect(staff.getByText('公開中', { exact: true })).toBeVisible();
    for (const name of ['もとの声', 'アイデア', '話し合い', '申請', '交付', '協働']) {
      await expect(step(staff, name).getByRole('link').first(), name).toBeVisible();
    }
    await expect(step(staff, '事例')).toContainText(TITLE);
    await step(staff, '交付').getByRole('link').click();
    await expect(staff).toHaveURL(award);
    await step(staff, '申請').getByRole('link').click();
    await expect(staff).toHaveURL(application);
    await step(staff, '話し合い').getByRole('link').click();
    await expect(staff).toHaveURL(talk);
    await step(staff, 'アイデア').getByRole('link').click();
    await expect(staff).toHaveURL(idea);
    await expect(step(staff, 'もとの声').getByRole('link')).toHaveAttribute(
      'href',
      new RegExp(`^/boards/${board}\\?object=`),
    );
  });
});
