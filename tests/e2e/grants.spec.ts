import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import { RULE_SETS } from '~/domains/grants/model/rule-sets';
import { expect, expectAccessible, test } from '../setup/fixtures';
import { indexByName } from '../setup/search-index';
import { DEMO_PASSWORD, type ServerProcess } from '../setup/server-process';

const DAY_MS = 86_400_000;
const dayIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const [SUMMARY, ...OTHERS] = RULE_SETS.network_2024.questions;

/** An NPO and a neighbourhood association (架空) with an account each, and a grant that takes applications. */
function prepare(server: ServerProcess): void {
  const db = new Sqlite(join(server.dataDir, 'machinowa.db'));
  for (const [who, type, name] of [
    ['glead', 'npo', '架空NPOゆきあかり'],
    ['gpartner', 'chonaikai', '架空しらかば町内会'],
  ] as const) {
    db.prepare(`INSERT INTO users SELECT ?, ?, ?, kana, sort_key, 'member', password_hash, locale, created_at,
      disabled_at FROM users WHERE email = 'npo@example.jp'`).run(
      `usr_${who}`,
      `${who}@example.jp`,
      `${name}の人`,
    );
    db.prepare(`INSERT INTO organisations (id, type, name, match_name, status, source, fictional, created_at, updated_at)
      VALUES (?, ?, ?, ?, 'listed', 'typed', 1, 0, 0)`).run(`org_${who}`, type, name, name);
    indexByName(db, `org_${who}`, name);
    db.prepare(`INSERT INTO organisation_members VALUES (?, ?, 'owner', 0)`).run(`org_${who}`, `usr_${who}`);
  }
  const rules = {
    ...RULE_SETS.network_2024,
    opensOn: dayIn(-10),
    closesOn: dayIn(20),
    costsUntil: dayIn(300),
  };
  db.prepare(`INSERT INTO grant_programmes (id, title, fiscal_year, rules, status, created_by, created_at, updated_at)
    VALUES ('gpr_journey', '架空の助成', 2026, ?, 'open', 'usr_glead', 0, 0)`).run(JSON.stringify(rules));
  db.close();
}

async function signInAs(page: Page, who: string): Promise<void> {
  const form = { email: `${who}@example.jp`, password: DEMO_PASSWORD };
  const answer = await page.request.post('/login', { form, maxRedirects: 0 });
  expect(answer.status(), `sign-in of ${who}`).toBe(302);
}

const PDF = { name: '書類.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') };

test('two organisations write one application together and hand it in', async ({ person, server }) => {
  prepare(server);
  const [lead, partner] = [await person(), await person({ viewport: { width: 390, height: 844 } })];
  await signInAs(lead, 'glead');
  await signInAs(partner, 'gpartner');

  // Whether it can be is answered before anybody writes.
  await lead.goto('/grants/gpr_journey?check=yes&lead=npo&isNew=yes');
  await expect(lead.getByText('このままでは申請できません')).toBeVisible();
  await lead.getByRole('link', { name: 'この助成に申請する' }).click();
  await lead.getByLabel(/事業の名前/).fill('雪の広場をひらく');
  await lead.getByRole('button', { name: '書き始める' }).click();
  await expect(lead.getByRole('heading', { name: '雪の広場をひらく' })).toBeVisible();
  const path = new URL(lead.url()).pathname;

  await lead.getByLabel('団体の名前でさがす').fill('しらかば');
  await lead.getByRole('button', { name: 'さがす' }).click();
  await lead.getByLabel(/役割/).fill('会場');
  await lead.getByLabel(/持ちよるもの/).fill('会館と人手');
  await lead.getByRole('button', { name: 'この団体を誘う' }).click();
  await expect(lead.getByText('返事待ち')).toBeVisible();

  // The partner answers for itself, in its own words.
  await partner.goto('/home');
  await partner.getByRole('link', { name: '雪の広場をひらく' }).click();
  await partner.getByLabel(/役割/).fill('会場と広報');
  await partner.getByRole('button', { name: '同意して加わる' }).click();
  await expect(partner.getByText('同意済み')).toBeVisible();

  // Both write in the same text at once.
  await lead.reload();
  for (const page of [lead, partner]) await expect(page.locator('[data-room=open]')).toBeVisible();
  const field = (page: Page) => page.getByLabel(SUMMARY?.label ?? '');
  await field(lead).pressSequentially('冬に集まる広場をつくります。');
  await expect(field(partner)).toHaveValue('冬に集まる広場をつくります。');
  await field(partner).press('End');
  await field(partner).pressSequentially('会館も開けます。');
  await expect(field(lead)).toHaveValue('冬に集まる広場をつくります。会館も開けます。');
  for (const { label } of OTHERS) await lead.getByLabel(label).fill(`${label}のこたえ`);

  // The budget is checked while one types, and kept by itself.
  await lead.getByLabel('1行目の金額').first().fill('500,000');
  await lead.getByLabel('助成を希望する額').fill('480000');
  await expect(lead.getByTestId('budget-check')).toContainText('30,000円');
  await lead.getByLabel('助成を希望する額').fill('450000');
  await lead.getByLabel('1行目の金額').last().fill('50000');
  await expect(lead.getByTestId('budget-check')).toContainText('規則に合っています');
  await expect(lead.locator('#budget').getByText('保存しました')).toBeVisible();
  await expectAccessible(lead);
  await expectAccessible(partner);

  // What is missing is said, and nothing is handed in before it is there.
  await lead.getByRole('button', { name: '提出する' }).click();
  await expect(lead.getByRole('alert')).toContainText('まだ足りないもの');
  for (const document of ['statutes', 'accounts']) {
    const answer = await lead.request.post(path, {
      multipart: { intent: 'file', document, files: PDF },
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(302);
  }
  await lead.reload();
  await expect(lead.locator('#grant-submit')).toContainText('すべてそろっています');
  await lead.getByRole('button', { name: '提出する' }).click();
  await expect(lead.getByTestId('receipt')).toHaveText(/^G\d{4}-\d{4}$/);
  await expect(partner.getByText('会館も開けます。')).toBeVisible();
  await expect(field(partner)).toHaveCount(0);

  await partner.goto(`${path}/print`);
  await expect(partner.getByRole('heading', { name: '助成金交付申請書' })).toBeVisible();
  await expect(partner.getByText('会場と広報')).toBeVisible();
  const refused = await lead.request.post(path, { form: { intent: 'about', title: 'あとから' } });
  expect(refused.status()).toBe(409);
});
