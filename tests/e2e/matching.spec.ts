import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import { expect, expectAccessible, signIn, takenOver, test } from '../setup/fixtures';
import type { ServerProcess } from '../setup/server-process';

const HALL = '架空ホール町内会';
const FAR = '架空はなれ町内会';
const NPO = '架空あそびの会';

/** An NPO of the demo account, and two associations that it may find: one that offers what it needs, one that doesn't. */
function enterOrganisations(server: ServerProcess): void {
  const db = new Sqlite(join(server.dataDir, 'machinowa.db'));
  const organisation = db.prepare(`INSERT INTO organisations
    (id, type, name, match_name, sort_key, status, source, fictional, created_at, updated_at)
    VALUES (@id, @type, @name, @name, @name, 'listed', 'typed', 1, unixepoch() * 1000, 0)`);
  organisation.run({ id: 'org_journey1', type: 'students', name: NPO });
  organisation.run({ id: 'org_journey2', type: 'chonaikai', name: HALL });
  organisation.run({ id: 'org_journey3', type: 'chonaikai', name: FAR });
  db.exec(`
    INSERT INTO organisation_members SELECT 'org_journey1', id, 'owner', 0 FROM users WHERE email = 'npo@example.jp';
    INSERT INTO organisation_areas VALUES ('org_journey1', '011070-03'), ('org_journey2', '011070-03'),
      ('org_journey3', '011070-04');
    INSERT INTO organisation_needs (id, organisation_id, term, urgency, position)
      VALUES ('ned_journey', 'org_journey1', 'hall', 3, 0), ('ned_journey3', 'org_journey1', 'translation', 3, 1),
        ('ned_journey4', 'org_journey1', 'law', 3, 2);
    INSERT INTO organisation_offers (id, organisation_id, term, position)
      VALUES ('off_journey', 'org_journey2', 'hall', 0), ('off_journey1', 'org_journey2', 'translation', 1),
        ('off_journey2', 'org_journey2', 'law', 2), ('off_journey3', 'org_journey3', 'parking', 0);
    INSERT INTO organisation_needs (id, organisation_id, term, urgency, position)
      VALUES ('ned_journey2', 'org_journey2', 'youth', 3, 0);`);
  db.close();
}

async function noteSuggested(page: Page): Promise<string[]> {
  return page.getByRole('article').getByRole('heading', { level: 3 }).allTextContents();
}

test('a programme is set up, an organisation sees who fits and why, and staff why not', async ({
  stage,
  person,
}) => {
  enterOrganisations(stage);
  const staff = await person({ at: stage });
  await signIn(staff, 'staff');
  await staff.goto('/admin/matching');
  await staff.getByLabel('種類').selectOption('student_areas');
  await staff.getByRole('button', { name: '下書きを作る' }).click();
  await expect(staff.getByRole('heading', { level: 1 })).toHaveText('学生と地域のまちづくり');

  // What a change would do is seen before it is kept; a wrong number says so and nothing is lost.
  await takenOver(staff);
  await staff.getByLabel('名前必須').fill('学生と町内会');
  await staff.getByLabel('必要なこと').fill('70');
  await staff.getByRole('button', { name: '変わり方を見る' }).click();
  await expect(staff.getByRole('alert')).toContainText('入れられる範囲');
  await expect(staff.getByLabel('名前必須')).toHaveValue('学生と町内会');
  await staff.getByLabel('必要なこと').fill('10');
  await staff.getByRole('button', { name: '変わり方を見る' }).click();
  await expect(staff.getByRole('heading', { name: '保存すると、こう変わります' })).toBeFocused();
  await staff.getByRole('button', { name: '保存', exact: false }).last().click();
  await expect(staff.getByText('保存しました。')).toBeVisible();
  await expect(staff.getByRole('heading', { level: 1 })).toHaveText('学生と町内会');
  await staff.getByRole('button', { name: '受付を始める' }).click();
  await expect(staff.getByText('受付中')).toBeVisible();
  await expectAccessible(staff);

  // Works before JavaScript has loaded: the page is read as the server sends it.
  const member = await person({ at: stage, viewport: { width: 390, height: 844 } });
  await signIn(member, 'npo');
  await member.goto('/matching?organisation=org_journey1');
  await expect(member.getByRole('heading', { name: `「${NPO}」におすすめの相手` })).toBeVisible();
  const names = await noteSuggested(member);
  expect(names[0]).toBe(HALL);
  const card = member.getByRole('article').first();
  await expect(card).toContainText('こちらに必要な3つのうち3つに、相手が応えられます（ホール');
  await expect(card).toContainText(
    'できることを書くと、上がることがあります。相手に必要なこと：若い人の参加',
  );
  await expect(card.getByRole('link', { name: '話してみる' })).toHaveAttribute(
    'href',
    /\/matches\/new\?programme=\w+&from=org_journey1&to=org_journey2$/,
  );
  await expectAccessible(member);

  // Everybody is ranked in the background; then staff ask why somebody is not suggested.
  await staff.getByRole('link', { name: '全団体の順位づけ' }).click();
  await staff.getByRole('button', { name: '順位づけを始める' }).click();
  await expect(staff.getByRole('listitem').filter({ hasText: '終わりました' })).toBeVisible({
    timeout: 30_000,
  });
  await staff.goto('/matching?organisation=org_journey1&with=org_journey3');
  await expect(staff.getByRole('status')).toContainText(FAR);
  const db = new Sqlite(join(stage.dataDir, 'machinowa.db'));
  db.exec(`INSERT INTO match_exclusions (organisation_id, other_id, kind, created_by, created_by_name, created_at)
    VALUES ('org_journey2', 'org_journey1', 'blocked', 'x', '', 0)`);
  const exposures = db
    .prepare(`SELECT count(*) FROM match_exposures WHERE viewer_id = 'org_journey1'`)
    .pluck()
    .get();
  db.close();
  expect(exposures).toBe(names.length);
  await staff.goto('/matching?organisation=org_journey1&with=org_journey2');
  await expect(staff.getByRole('status')).toContainText(
    `「${HALL}」が「${NPO}」からの声かけを止めています。`,
  );
  await member.reload();
  expect(await noteSuggested(member)).not.toContain(HALL);
});
