import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import { KIND_TEMPLATES } from '~/domains/matching/model';
import { expect, expectAccessible, signIn, takenOver, test } from '../setup/fixtures';
import type { ServerProcess } from '../setup/server-process';

const PAIRS = 'prg_r';
const PROJECTS = 'prg_p';

/**
 * A programme of pairs and one of projects with two NPOs, three neighbourhood associations and two companies; the demo's
 * NPO account speaks for the first. The second NPO's project is the better one. All other organisations are hidden until
 * the returned function is called.
 */
function prepare(server: ServerProcess): () => void {
  const db = new Sqlite(join(server.dataDir, 'machinowa.db'));
  const programme = db.prepare(`INSERT INTO match_programmes
    (id, kind, name, fiscal_year, status, settings, created_at) VALUES (?, ?, ?, 2026, 'open', ?, 1)`);
  const settings = (second: string[]) =>
    JSON.stringify({
      ...KIND_TEMPLATES.network_grant.settings,
      pairing: { first: ['npo'], second },
      requiredPartners: second.map((type) => [type]),
    });
  programme.run(PAIRS, 'npo_dispatch', '架空の派遣事業', settings(['chonaikai']));
  programme.run(PROJECTS, 'network_grant', '架空の連携事業', settings(['chonaikai', 'company']));
  // All others would take part too.
  const hidden = db.prepare(`SELECT id FROM organisations WHERE status = 'listed'`).pluck().all();
  db.exec(`UPDATE organisations SET status = 'hidden' WHERE status = 'listed'`);
  const organisation =
    db.prepare(`INSERT INTO organisations (id, type, name, sort_key, match_name, status, source, created_at, updated_at)
    VALUES (?, ?, ?, ?, ?, 'listed', 'typed', 1, 1)`);
  const all = [
    ['org_n1', 'npo', '架空NPOあおぞら'],
    ['org_n2', 'npo', '架空NPOひだまり'],
    ['org_c1', 'chonaikai', '架空けやき町内会'],
    ['org_c2', 'chonaikai', '架空さくら町内会'],
    ['org_c3', 'chonaikai', '架空もみじ町内会'],
    ['org_k1', 'company', '架空けやき商事'],
    ['org_k2', 'company', '架空さくら商事'],
  ] as const;
  for (const [id, type, name] of all) organisation.run(id, type, name, name, name);
  db.exec(
    `INSERT INTO organisation_members SELECT 'org_n1', id, 'owner', 1 FROM users WHERE email = 'npo@example.jp'`,
  );
  const suggestion = db.prepare('INSERT INTO match_suggestions VALUES (?, ?, ?, ?, 0.5, 1)');
  const orders = {
    [PAIRS]: {
      org_n1: ['org_c1', 'org_c2'],
      org_n2: ['org_c1', 'org_c2'],
      org_c1: ['org_n1', 'org_n2'],
      org_c2: ['org_n1', 'org_n2'],
    },
    [PROJECTS]: {
      org_n1: ['org_c1', 'org_k1'],
      org_n2: ['org_c2', 'org_k2'],
      org_c1: ['org_n2', 'org_n1'],
      org_k1: ['org_n2', 'org_n1'],
      org_c2: ['org_n2'],
      org_k2: ['org_n2'],
    },
  };
  for (const [id, lists] of Object.entries(orders)) {
    for (const [own, others] of Object.entries(lists)) {
      for (const [at, other] of others.entries()) suggestion.run(id, own, other, at + 1);
    }
  }
  db.close();
  return () => showAgain(server, hidden);
}

function showAgain(server: ServerProcess, organisations: readonly unknown[]): void {
  const db = new Sqlite(join(server.dataDir, 'machinowa.db'));
  const show = db.prepare(`UPDATE organisations SET status = 'listed' WHERE id = ?`);
  for (const id of organisations) show.run(id);
  db.close();
}

/** The days for objections pass: what nobody can wait for in a browser. */
function endObjections(server: ServerProcess, title: string): void {
  const db = new Sqlite(join(server.dataDir, 'machinowa.db'));
  db.prepare('UPDATE match_rounds SET objections_until = 1 WHERE title = ?').run(title);
  db.close();
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function makeRound(staff: Page, title: string, programme: string, method: string): Promise<void> {
  await staff.goto('/admin/matching/rounds/new');
  await takenOver(staff);
  await staff.getByLabel('回の名前').fill(title);
  await staff.getByLabel('事業', { exact: true }).selectOption(programme);
  await staff.getByRole('radio', { name: method }).check();
  await staff.getByLabel('希望順の締め切り').fill(inDays(7));
  await staff.getByRole('button', { name: '回をつくる' }).click();
  await expect(staff.getByRole('heading', { name: title })).toBeVisible();
}

let showOthers = () => {};
test.afterEach(() => showOthers());

test('staff run a round: an organisation orders its list, staff try, compare, change, publish and answer', async ({
  stage,
  person,
}) => {
  showOthers = prepare(stage);
  const staff = await person({ at: stage });
  await signIn(staff, 'staff');
  await makeRound(staff, '秋の組み合わせ', PAIRS, '1対1の組み合わせ');
  await staff.getByRole('button', { name: '希望順を受け付ける' }).click();
  await expect(staff.getByText('希望順の受け付けを始めました。')).toBeVisible();

  // The organisation: its order comes from the suggestions, is changed by keyboard and confirmed.
  const npo = await person({ at: stage, viewport: { width: 390, height: 844 } });
  await signIn(npo, 'npo');
  await npo.goto('/matching/rounds');
  await npo.getByRole('link', { name: '秋の組み合わせ', exact: true }).click();
  const list = npo.getByRole('region', { name: /の希望順/ }).locator('ol > li');
  await expect(list).toHaveText([/1位.*けやき/, /2位.*さくら/]);
  await takenOver(npo);
  const up = npo.getByRole('button', { name: '架空さくら町内会を上げる' });
  await up.focus();
  await npo.keyboard.press('Enter');
  await expect(list).toHaveText([/1位.*さくら/, /2位.*けやき/]);
  await expect(npo.getByRole('button', { name: /架空さくら町内会/ }).and(npo.locator(':focus'))).toHaveCount(
    1,
  );
  await npo.getByText(/入れていない団体/).click();
  await npo.getByRole('button', { name: '架空もみじ町内会を加える' }).click();
  await npo.getByRole('button', { name: '架空もみじ町内会を上と同じ順位にする' }).click();
  await expect(list).toHaveText([/1位.*さくら/, /2位.*けやき.*同じ順位/, /2位.*もみじ.*同じ順位/]);
  await npo.getByRole('button', { name: 'この順で確定する' }).click();
  await expect(npo.getByText(/この順で確定しました/)).toBeVisible();
  await expectAccessible(npo);

  // Two trials change nothing; they are compared and one is taken.
  await staff.reload();
  await takenOver(staff);
  await expect(staff.getByText('希望順の確定 1／5団体')).toBeVisible();
  await staff.getByRole('button', { name: 'この設定で試す' }).click();
  await expect(staff.getByRole('link', { name: '結果を見る' })).toHaveCount(1);
  await staff.getByLabel('確定していない希望順').selectOption('leave_out');
  await staff.getByRole('button', { name: 'この設定で試す' }).click();
  await expect(staff.getByRole('link', { name: '結果を見る' })).toHaveCount(2);
  await staff.getByRole('button', { name: '並べて見る' }).click();
  await expect(staff.getByText('架空NPOあおぞら ＋ 架空さくら町内会')).toBeVisible();
  await expectAccessible(staff);
  await staff.getByRole('link', { name: '秋の組み合わせ', exact: true }).click();
  await staff.getByRole('button', { name: 'この結果を使う' }).last().click();
  await expect(staff.getByText('「たがいに相手を替えたい」組は、ひとつもありません。')).toBeVisible();
  await expectAccessible(staff);
  await staff.getByLabel('申し出の締め切り').fill(inDays(5));
  await staff.getByRole('button', { name: '参加した団体に公開する' }).click();
  await expect(staff.getByText('公開しました。')).toBeVisible();

  // A change by hand, with a reason that the organisation reads; it objects and is answered.
  await staff.getByText('手で直す').click();
  const apart = staff.locator('details', { hasText: '架空NPOあおぞら ＋ 架空さくら町内会' }).last();
  await apart.locator('summary').click();
  await apart.getByLabel(/理由/).fill('さくら町内会は今年すでに2団体を受け入れているため');
  await apart.getByRole('button', { name: '組をやめる' }).click();
  await expect(staff.getByText(/結果を直しました/)).toBeVisible();
  await npo.reload();
  await expect(npo.getByText('理由：さくら町内会は今年すでに2団体を受け入れているため')).toBeVisible();
  await expectAccessible(npo);
  await npo.getByLabel('結果についての申し出').fill('1年だけでもお願いできませんか');
  await npo.getByRole('button', { name: '申し出を送る' }).click();
  await expect(npo.getByText('申し出を送りました')).toBeVisible();
  await staff.reload();
  await staff.getByLabel('答え').fill('来年度にあらためてご案内します');
  await staff.getByRole('button', { name: '答える' }).click();
  await expect(staff.getByText('市の答え： 来年度にあらためてご案内します')).toBeVisible();
  await npo.reload();
  await expect(npo.getByText('来年度にあらためてご案内します')).toBeVisible();

  await runProjects(stage, staff, npo);
});

/** A round of projects of several: two settings beside each other, the strict one taken, one project put together by hand. */
async function runProjects(server: ServerProcess, staff: Page, npo: Page): Promise<void> {
  const title = '冬の組づくり';
  await makeRound(staff, title, PROJECTS, 'いくつかの団体でつくる組');
  await takenOver(staff);
  await staff.getByRole('button', { name: 'この設定で試す' }).click();
  await expect(staff.getByRole('link', { name: '結果を見る' })).toHaveCount(1);
  await staff.getByLabel('組の数の上限').fill('1');
  await staff.getByRole('button', { name: 'この設定で試す' }).click();
  await expect(staff.getByRole('link', { name: '結果を見る' })).toHaveCount(2);
  await staff.getByRole('button', { name: '並べて見る' }).click();
  await expect(staff.getByText('両方にある組：1')).toBeVisible();
  await expect(staff.getByText('架空NPOあおぞら ＋ 架空けやき町内会 ＋ 架空けやき商事')).toBeVisible();
  await staff.getByRole('link', { name: title, exact: true }).click();
  await staff.getByRole('button', { name: 'この結果を使う' }).first().click();
  await expect(staff.getByRole('heading', { name: '決まった組：1' })).toBeVisible();
  await expect(staff.getByText('組の数が上限にとどいたため。').first()).toBeVisible();
  await staff.getByLabel('申し出の締め切り').fill(inDays(5));
  await staff.getByRole('button', { name: '参加した団体に公開する' }).click();
  await expect(staff.getByText('公開しました。')).toBeVisible();

  await staff.getByText('手で直す').click();
  const together = staff.locator('form', { has: staff.getByRole('button', { name: '組にする' }) });
  await together.getByLabel('さがす側').selectOption('org_n1');
  await together.getByLabel('さがされる側').selectOption(['org_c1', 'org_k1']);
  await together.getByLabel(/理由/).fill('予算がもう1組ぶん増えたため');
  await together.getByRole('button', { name: '組にする' }).click();
  await expect(staff.getByRole('heading', { name: '決まった組：2' })).toBeVisible();
  await expectAccessible(staff);
  await npo.goto('/matching/rounds');
  await npo.getByRole('link', { name: title, exact: true }).click();
  await expect(npo.getByText('理由：予算がもう1組ぶん増えたため')).toBeVisible();

  await staff.getByRole('button', { name: '結果を確定する' }).click();
  await expect(
    staff.getByText('申し出の締め切りのあと、すべてに答えてから確定できます。', { exact: true }),
  ).toBeVisible();
  endObjections(server, title);
  await staff.getByRole('button', { name: '結果を確定する' }).click();
  await expect(staff.getByText('結果を確定しました。')).toBeVisible();
  await npo.goto('/collaborations');
  await npo.getByRole('link', { name: `${title}：架空NPOあおぞら` }).click();
  for (const name of ['架空NPOあおぞら', '架空けやき町内会', '架空けやき商事']) {
    await expect(npo.getByRole('link', { name })).toBeVisible();
  }
}
