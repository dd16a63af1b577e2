import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import { RULE_SETS } from '~/domains/grants/model/rule-sets';
import { dayOf, fiscalYearOf } from '~/platform/wareki';
import { expect, expectAccessible, signIn, test } from '../setup/fixtures';
import { DEMO_PASSWORD, type ServerProcess } from '../setup/server-process';

const DAY_MS = 86_400_000;
const BUDGET = {
  lines: [
    { id: 'l1', kind: 'fees', text: '講師への謝礼', amountYen: 300_000 },
    { id: 'l2', kind: 'printing', text: 'チラシ', amountYen: 200_000 },
  ],
  income: [{ id: 'i1', text: '会費', amountYen: 50_000 }],
  requestYen: 450_000,
};

/** Two organisations (架空), the owner of the first, and an award of 450,000 yen of today, not begun. */
function prepare(server: ServerProcess): void {
  const now = Date.now();
  const db = new Sqlite(join(server.dataDir, 'machinowa.db'));
  const rules = JSON.stringify({
    ...RULE_SETS.network_2024,
    fiscalYear: fiscalYearOf(dayOf(now)),
    costsUntil: dayOf(now + 90 * DAY_MS),
  });
  const budget = JSON.stringify(BUDGET);
  db.exec(`INSERT INTO users SELECT 'usr_award', 'award@example.jp', '架空の代表', kana, sort_key, 'member', password_hash,
    locale, created_at, disabled_at FROM users WHERE email = 'npo@example.jp'`);
  const organisation = db.prepare(`INSERT INTO organisations
    (id, type, name, match_name, status, source, fictional, created_at, updated_at)
    VALUES (?, ?, ?, ?, 'listed', 'typed', 1, 0, 0)`);
  organisation.run('org_award1', 'npo', '架空NPOこだま', '架空NPOこだま');
  organisation.run('org_award2', 'chonaikai', '架空もみじ町内会', '架空もみじ町内会');
  db.exec(`INSERT INTO organisation_members VALUES ('org_award1', 'usr_award', 'owner', 0);
    INSERT INTO collaborations (id, title, status, origin_kind, started_on, created_by, created_at)
      VALUES ('clb_award', '冬の公園', 'active', 'grant', '2026-04-01', 'usr_award', 0)`);
  db.prepare(`INSERT INTO grant_programmes (id, title, fiscal_year, rules, status, created_by, created_at, updated_at)
    VALUES ('gpr_award', '架空の補助', ?, ?, 'decided', 'usr_award', 0, 0)`).run(
    fiscalYearOf(dayOf(now)),
    rules,
  );
  db.prepare(`INSERT INTO grant_applications (id, programme_id, title, lead_id, origin_kind, status, budget, created_by,
    created_by_name, created_at, updated_at) VALUES ('gap_award', 'gpr_award', '冬の公園であそぶ', 'org_award1', 'none',
    'adopted', ?, 'usr_award', '', 0, 0)`).run(budget);
  db.exec(`INSERT INTO grant_partners (application_id, organisation_id, role, contribution, status, invited_by, invited_at)
    VALUES ('gap_award', 'org_award2', '世話役', '会館', 'consented', 'usr_award', 0)`);
  db.prepare(`INSERT INTO grant_awards (id, application_id, number, fiscal_year, year_of_support, rules, budget, granted_yen,
    amount_yen, conditions, status, decided_on, decided_by, decided_by_name, ends_on, interim_due, report_due,
    collaboration_id, created_at) VALUES ('gaw_award', 'gap_award', 900, ?, 1, ?, ?, 450000, 450000, '写真を残すこと',
    'granted', ?, 'usr_x', '市の担当', ?, ?, ?, 'clb_award', 0)`).run(
    fiscalYearOf(dayOf(now)),
    rules,
    budget,
    dayOf(now),
    dayOf(now + 90 * DAY_MS),
    dayOf(now + 45 * DAY_MS),
    dayOf(now + 100 * DAY_MS),
  );
  db.close();
}

async function open(page: Page, fold: string): Promise<void> {
  await page.locator('summary', { hasText: fold }).first().click();
}

test.describe('awards', () => {
  test('from the decision over a change and the final report with a receipt to the amount and the payment', async ({
    person,
    server,
  }) => {
    prepare(server);
    const [lead, staff] = [await person({ viewport: { width: 390, height: 844 } }), await person()];
    const answer = await lead.request.post('/login', {
      form: { email: 'award@example.jp', password: DEMO_PASSWORD },
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(302);
    await signIn(staff, 'staff');

    await lead.goto('/home');
    await lead.getByRole('link', { name: '冬の公園であそぶ' }).click();
    await expectAccessible(lead);
    await lead.getByRole('link', { name: '交付決定通知書' }).click();
    await expect(lead.getByText('写真を残すこと')).toBeVisible();
    await expectAccessible(lead);
    await lead.getByRole('link', { name: '画面に戻る' }).click();
    await lead.getByRole('button', { name: '事業を始める' }).click();

    // Moving more than a fifth waits for staff.
    await open(lead, '変更を申請する');
    await lead.getByLabel('変更の理由').first().fill('印刷代が上がった');
    await lead.getByLabel('報償費の額（円）').fill('２００，０００');
    await lead.getByLabel('印刷製本費の額（円）').fill('300000円');
    await lead.getByRole('button', { name: '変更を申請する' }).click();
    await expect(lead.getByText('市の答えを待っています')).toBeVisible();
    await staff.goto('/awards/gaw_award');
    await expect(staff.getByText('費用が2割（20%）をこえて動く')).toBeVisible();
    await expectAccessible(staff);
    await staff.getByRole('button', { name: '承認する', exact: true }).click();
    await expect(staff.getByRole('article').getByText('承認', { exact: true })).toBeVisible();

    // A cost with its receipt, then the report.
    await lead.goto('/awards/gaw_award');
    await lead.getByLabel('どの費用ですか').selectOption('l2');
    await lead.getByLabel('内容', { exact: false }).first().fill('チラシ1000枚');
    await lead.getByLabel('支払先').fill('架空印刷');
    await lead.getByLabel('支払った日').fill(dayOf(Date.now()));
    await lead.getByLabel('金額（円）').fill('100,001');
    const file = { name: '領収書.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') };
    await lead.getByLabel('領収書のファイル').setInputFiles(file);
    await lead.getByRole('button', { name: '領収書を入れる' }).click();
    await expect(lead.getByRole('link', { name: '領収書.pdf' })).toBeVisible();
    await open(lead, '実績報告を書く');
    const report = lead.locator('form', { has: lead.getByRole('button', { name: '実績報告を出す' }) });
    await report.getByRole('button', { name: '実績報告を出す' }).click();
    await expect(lead.getByRole('alert').getByText('「したこと」を書いてください')).toBeVisible();
    await report.getByLabel('したこと').fill('10回あそびました');
    await report.getByLabel('どうなりましたか').fill('子どもが増えました');
    await expectAccessible(lead);
    await report.getByRole('button', { name: '実績報告を出す' }).click();
    await expect(lead.getByText('市の担当が確かめています')).toBeVisible();

    // Nine tenths of what was spent, and the money.
    await staff.reload();
    await staff.getByRole('button', { name: '90,000円で額を確定する' }).click();
    await staff.getByRole('button', { name: '支払いを記録する' }).click();
    await staff.getByRole('button', { name: '手続きを終える' }).click();
    await expect(staff.getByText('この交付の手続きはすべて終わりました')).toBeVisible();
    await expectAccessible(staff);
    await lead.goto('/awards/gaw_award/letters/fixed');
    await expect(lead.getByText('90,000円').first()).toBeVisible();
  });
});
