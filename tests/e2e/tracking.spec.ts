import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, expectAccessible, keepBack, signIn, takenOver, test } from '../setup/fixtures';

/**
 * From a sticky note to what became of it: the note becomes an idea, the idea a collaboration of two organisations; when
 * its money has ended, somebody without an account says on a phone how it goes on; and the line leads back to the note.
 */
test('a note becomes an idea, a collaboration, and an answer years later', async ({ stage, person }) => {
  const db = new Sqlite(join(stage.dataDir, 'machinowa.db'), { readonly: true });
  const one = (sql: string) => db.prepare(sql).pluck().get() as string;
  const partner = one(`SELECT name FROM organisations WHERE external_id = 'DEMO-npo-00'`);
  const board = one(`SELECT board_id FROM phases p JOIN sessions s ON s.id = p.session_id
    WHERE s.code = '424242' AND board_id IS NOT NULL LIMIT 1`);
  db.close();
  const lead = await person({ at: stage });
  await signIn(lead, 'facilitator');

  await test.step('a note of the board becomes an idea and moves on', async () => {
    const json = await lead.request.get(`/boards/${board}/export/json`);
    const { objects } = (await json.json()) as { objects: { id: string; type: string; text?: string }[] };
    const note = objects.find(({ type, text }) => type === 'note' && text?.includes('すべらない歩き方'));
    const form = { kind: 'note', source: board, object: note?.id ?? '' };
    expect((await lead.request.post('/ideas?index', { form })).ok()).toBe(true);
    await lead.goto('/ideas');
    await lead.getByRole('link', { name: /すべらない歩き方/ }).click();
    await lead.getByRole('button', { name: '準備に進める' }).click();
    await expect(lead.getByRole('list').getByText('検討 → 準備')).toBeVisible();
    await expectAccessible(lead);
  });
  const ideaPath = new URL(lead.url()).pathname;

  await test.step('it becomes a collaboration of two organisations', async () => {
    await lead.getByRole('link', { name: '協働として登録する' }).click();
    await lead.getByLabel('一緒に取り組む団体').fill(partner);
    await lead.getByLabel('始まった日').fill('2024-04-01');
    await lead.getByRole('button', { name: '登録する' }).click();
    await expect(lead.getByRole('heading', { level: 2, name: 'ふせんから今日まで' })).toBeVisible();
    await expect(lead.getByRole('link', { name: partner })).toBeVisible();
  });
  const path = new URL(lead.url()).pathname;

  const staff = await person({ at: stage });
  await signIn(staff, 'staff');
  await staff.request.post(path, { form: { intent: 'money', day: '令和7年3月31日' } });
  await staff.goto(path);
  await staff.getByRole('button', { name: '6か月後の回答用のリンクを作る' }).click();
  const link = await staff.getByRole('link', { name: '回答のページを開く' }).getAttribute('href');

  await test.step('somebody without an account saves a part, finishes it and sends it', async () => {
    const phone = await person({ at: stage, viewport: { width: 390, height: 844 } });
    const letScriptsCome = await keepBack(phone, /entry\.client/);
    await phone.goto(link ?? '', { waitUntil: 'commit' });
    await phone.getByLabel('今はだれと取り組んでいますか').fill('小学校');
    await phone.getByRole('button', { name: '途中まで保存する' }).click();
    await expect(phone.getByRole('status')).toContainText('保存しました');
    letScriptsCome();
    await takenOver(phone);
    await expectAccessible(phone);
    await phone.getByRole('button', { name: '回答を送る' }).click();
    await expect(phone.getByRole('alert')).toContainText('続いているかどうか');
    await phone.getByLabel('取り組みは続いていますか').selectOption('grown');
    await phone.getByRole('button', { name: '回答を送る' }).click();
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText('回答ありがとうございました');
    await phone.goto(path);
    await expect(phone).toHaveURL(/\/login/);
  });

  await test.step('the answer is read, and the line leads from the collaboration back to the note', async () => {
    await lead.reload();
    await expect(lead.getByRole('definition').filter({ hasText: '小学校' })).toBeVisible();
    await expectAccessible(lead);
    const line = lead.getByRole('navigation', { name: 'ふせんから今日まで' });
    await line.getByRole('link', { name: '6か月後' }).click();
    await expect(lead).toHaveURL(/#check-in-/);
    await line
      .getByRole('listitem')
      .filter({ hasText: 'アイデア' })
      .getByRole('link', { name: /すべらない歩き方/ })
      .click();
    await expect(lead).toHaveURL(ideaPath);
    const note = line.getByRole('listitem').filter({ hasText: 'もとの声' }).getByRole('link');
    await expect(note).toHaveAttribute('href', new RegExp(`^/boards/${board}\\?object=`));
  });
});
