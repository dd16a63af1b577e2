import type { Page } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import { expect, expectAccessible, signIn, takenOver, test } from '../setup/fixtures';
import { readPdf } from '../setup/read-pdf';
import { type ServerProcess, startServerProcess } from '../setup/server-process';
import { Ime } from './board-support';

/** Id of the demo's draft vision. */
function draftId(server: ServerProcess): string {
  const db = new Sqlite(`${server.dataDir}/machinowa.db`, { readonly: true });
  const id = db
    .prepare(`SELECT id FROM visions WHERE workshop_id IS NOT NULL ORDER BY created_at DESC LIMIT 1`)
    .pluck()
    .get();
  db.close();
  return String(id);
}

/** Lets the page's browser join the area session as a participant, by its form. */
async function joinAreaSession(page: Page, server: ServerProcess, name: string): Promise<void> {
  const db = new Sqlite(`${server.dataDir}/machinowa.db`, { readonly: true });
  const code = db
    .prepare('SELECT code FROM sessions WHERE workshop_id = (SELECT workshop_id FROM visions WHERE id = ?)')
    .pluck()
    .get(draftId(server));
  db.close();
  const answer = await page.request.post(`/j/${code}`, { form: { name }, maxRedirects: 0 });
  expect(answer.headers().location).toMatch(/^\/s\//);
}

const text = (page: Page) => page.locator('.vision-writing');
const saved = (page: Page) => expect(page.getByTestId('board-status')).toHaveAttribute('data-state', 'saved');

async function openEditor(page: Page, id: string): Promise<void> {
  await page.goto(`/visions/${id}/edit`);
  await expect(text(page)).toHaveAttribute('contenteditable', 'true');
}

/** Puts the caret at the end of the line that holds `words`. */
async function caretAfter(page: Page, words: string): Promise<void> {
  // At the beginning: in the middle there may be a citation, and pressing that opens it.
  await text(page)
    .getByText(words, { exact: false })
    .first()
    .click({ position: { x: 6, y: 12 } });
  await page.keyboard.press('End');
  await frames(page);
}

/** The editor hears of a moved caret with the next frame; no hand is faster than that. */
async function frames(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
  );
}

test.describe('a vision of an area', () => {
  test('is written by two at once with an input method, and undo takes back only the own', async ({
    person,
    server,
  }) => {
    const id = draftId(server);
    const [lead, guest] = [await person(), await person()];
    await signIn(lead, 'facilitator');
    await joinAreaSession(guest, server, '山田 花子');
    await Promise.all([openEditor(lead, id), openEditor(guest, id)]);

    const ime = await Ime.of(lead);
    await caretAfter(lead, '子どもからお年寄りまで');
    await lead.keyboard.press('Enter');
    await ime.compose('あいさつ');
    await ime.press('Enter');
    await ime.key('Enter');
    // Somebody else writes elsewhere while the composition goes on: neither may lose a character.
    await caretAfter(guest, '雪をじゃまものではなく');
    await guest.keyboard.type('（みんなで）');
    await expect(text(lead)).toContainText('楽しみにすること（みんなで）');
    await ime.compose('あいさつを');
    await ime.commit('挨拶を大切に');
    await expect(text(guest)).toContainText('挨拶を大切に');
    for (const page of [lead, guest]) await expect(text(page)).not.toContainText('あいさつを');

    // And in the very paragraph that is being composed in.
    await caretAfter(lead, '挨拶を大切に');
    await ime.compose('する');
    await text(guest)
      .getByText('挨拶を大切に')
      .first()
      .click({ position: { x: 6, y: 12 } });
    await guest.keyboard.press('Home');
    await frames(guest);
    await guest.keyboard.type('毎朝の');
    await ime.commit('する');
    // The name at the other's caret may stand between the two.
    for (const page of [lead, guest]) await expect(text(page)).toContainText(/毎朝の.*挨拶を大切に.*する/);
    await expect(lead.locator('.vision-caret-name')).toHaveText('山田 花子');

    await guest.keyboard.press('Control+z');
    await expect(text(lead)).not.toContainText('毎朝の');
    await expect(text(lead)).toContainText('挨拶を大切にする');
    await Promise.all([saved(lead), saved(guest)]);
  });

  test('cites a note, is discussed, kept and compared', async ({ person, server }) => {
    const id = draftId(server);
    const lead = await person();
    await signIn(lead, 'facilitator');
    await openEditor(lead, id);
    await caretAfter(lead, '除雪した雪で');
    await lead.keyboard.type('。足湯も置く');
    await lead.getByRole('button', { name: '出典', exact: true }).click();
    await lead.getByLabel('もとになったふせんや場所をさがす').fill('高校生');
    await lead.getByRole('button', { name: /雪かきを手伝える高校生/ }).click();
    const cited = lead.getByRole('button', { name: '出典：雪かきを手伝える高校生を知っている' });
    await expect(cited).toBeVisible();
    await cited.click();
    const dialog = lead.getByRole('dialog');
    await expect(dialog).toContainText('書いた人：');
    await expect(dialog.getByRole('link', { name: 'もとの場所を開く' })).toHaveAttribute(
      'href',
      /^\/boards\/brd_\w+\?object=obj_\w+$/,
    );
    await expectAccessible(lead);
    await lead.keyboard.press('Escape');

    await caretAfter(lead, '駅前に腰かけられるベンチ');
    await lead.keyboard.press('Shift+Home');
    await lead.getByRole('button', { name: 'コメント', exact: true }).click();
    await lead.getByRole('textbox', { name: 'コメント', exact: true }).fill('場所はどこですか。');
    await lead.getByRole('button', { name: 'コメントを付ける' }).click();
    const thread = lead.getByRole('listitem').filter({ hasText: '場所はどこですか。' }).first();
    await thread.getByLabel('返事').fill('駅の出口の横です。');
    await thread.getByRole('button', { name: '送る' }).click();
    await thread.getByRole('button', { name: '解決した' }).click();
    await expect(lead.getByText('解決したコメント 1件')).toBeVisible();
    await expectAccessible(lead);

    await saved(lead);
    await lead.getByRole('button', { name: '版を残す' }).click();
    await lead.getByLabel(/残す理由/).fill('第3回、足湯を加えた');
    await lead.getByRole('dialog').getByRole('button', { name: '版を残す' }).click();
    await expect(lead.getByText('第3版を残しました')).toBeVisible();

    await lead.goto(`/visions/${id}/compare?from=2&to=3`);
    await expect(lead.locator('ins', { hasText: '足湯も置く' })).toBeVisible();
    await expectAccessible(lead);
  });

  test('cites a place of the map, and leads there', async ({ person, server }) => {
    const lead = await person();
    await signIn(lead, 'facilitator');
    await openEditor(lead, draftId(server));
    await caretAfter(lead, '子どもからお年寄りまで');
    await lead.getByRole('button', { name: '出典', exact: true }).click();
    await lead.getByLabel('もとになったふせんや場所をさがす').fill('魚屋');
    await lead.getByRole('button', { name: /続く魚屋さん/ }).click();
    await lead.getByRole('button', { name: /^出典：.*続く魚屋さん/ }).click();
    const link = lead.getByRole('dialog').getByRole('link', { name: 'もとの場所を開く' });
    // On the merged map a place is named by the table's map it came from, too.
    await expect(link).toHaveAttribute('href', /^\/maps\/map_\w+\?feature=(?:map_\w+\.)?ftr_\w+$/);
    await lead.goto((await link.getAttribute('href')) ?? '');
    await expect(lead.getByTestId('feature-panel').locator('textarea')).toHaveValue(/続く魚屋さん/);
  });

  test('is written offline, survives closing the tab, and comes together later', async ({
    person,
    ownServer,
  }) => {
    const id = draftId(ownServer);
    const lead = await person({ at: ownServer });
    await signIn(lead, 'facilitator');
    await openEditor(lead, id);
    await saved(lead);
    await ownServer.stop();
    await expect(lead.getByTestId('board-status')).toHaveAttribute('data-state', 'offline');
    await caretAfter(lead, '子どもからお年寄りまで');
    await lead.keyboard.type('（圏外で書いた）');
    await expect(text(lead)).toContainText('（圏外で書いた）');
    await expect(lead.getByRole('status').filter({ hasText: 'この端末に残っていて' })).toBeVisible();
    const context = lead.context();
    await lead.close();
    const again = await startServerProcess({
      dataDir: ownServer.dataDir,
      port: Number(new URL(ownServer.url).port),
    });
    const guest = await person({ at: ownServer });
    await joinAreaSession(guest, ownServer, '山田 花子');
    await openEditor(guest, id);
    await caretAfter(guest, '雪をじゃまものではなく');
    await guest.keyboard.type('（その間に書いた）');
    await saved(guest);
    await expect(text(guest)).not.toContainText('圏外で書いた');
    const later = await context.newPage();
    await openEditor(later, id);
    for (const page of [guest, later]) {
      await expect(text(page)).toContainText('（圏外で書いた）');
      await expect(text(page)).toContainText('（その間に書いた）');
    }
    await saved(later);
    await context.close();
    await guest.context().close();
    await again.stop();
  });

  test('is agreed on and closed for everybody at once, published, read by anyone, and printed', async ({
    person,
    stage,
  }) => {
    const id = draftId(stage);
    const at = stage;
    const [lead, guest, staff, stranger] = [
      await person({ at }),
      await person({ at }),
      await person({ at }),
      await person({ at, letters: 'of-app' }),
    ];
    await Promise.all([
      signIn(lead, 'facilitator'),
      signIn(staff, 'staff'),
      joinAreaSession(guest, at, '山田 花子'),
    ]);
    await openEditor(guest, id);
    await lead.goto(`/visions/${id}/versions`);
    await takenOver(lead);
    await expectAccessible(lead);
    await lead.getByLabel(/合意した日/).fill('令和8年11月20日');
    await lead.getByLabel(/会議の名前/).fill('二十四軒連合町内会 11月役員会');
    await lead.getByRole('button', { name: '合意を記録する' }).click();
    await expect(text(guest)).toHaveAttribute('contenteditable', 'false');
    await expect(guest.getByText('地域で合意した文章です。')).toBeVisible();

    expect((await stranger.goto(`/visions/${id}`))?.url()).toContain('/login');
    await staff.goto(`/visions/${id}/versions`);
    await staff.getByRole('button', { name: '公開する' }).click();
    await expect(staff.getByText('公開中', { exact: true })).toBeVisible();

    await stranger.goto(`/visions/${id}`);
    await expect(
      stranger.getByText('2026年11月20日（令和8年・金）　二十四軒連合町内会 11月役員会で合意'),
    ).toBeVisible();
    await expect(stranger.getByText('「二十四軒会館。月2回サロンを開いている」')).toBeVisible();
    await expect(stranger.getByText('書いた人')).toHaveCount(0);
    await expect(stranger.getByRole('link', { name: '書く' })).toHaveCount(0);
    await expectAccessible(stranger);
    const pages = await readPdf(await stranger.pdf({ preferCSSPageSize: true }));
    expect(pages.every((page) => page.widthMm === 210 && page.heightMm === 297)).toBe(true);
    const paper = pages.map((page) => page.text).join('');
    for (const words of [
      '二十四軒地域まちづくりビジョン',
      '※1',
      '出典',
      '印刷日',
      '令和8年',
      `/visions/${id}`,
      `1/${pages.length}`,
    ]) {
      expect(paper).toContain(words);
    }
    expect(paper).not.toContain('ログイン');
    await stranger.goto('/visions');
    await expect(stranger.getByRole('link', { name: /二十四軒地域/ })).toBeVisible();

    await lead.goto(`/visions/${id}/versions`);
    await lead.getByRole('button', { name: '新しい案を始める' }).click();
    await expect(text(guest)).toHaveAttribute('contenteditable', 'true');
    await staff.goto(`/visions/${id}/versions`);
    await staff.getByLabel(/取りやめる理由/).fill('数字に誤りがあったため');
    await staff.getByRole('button', { name: '公開を取りやめる' }).click();
    await expect(staff.getByText(/公開を取りやめました。理由：数字に誤りがあったため/)).toBeVisible();
    expect((await stranger.goto(`/visions/${id}`))?.status()).toBe(410);
    await expect(stranger.getByText('理由：数字に誤りがあったため')).toBeVisible();
  });

  test('a note becomes an idea once, and leads back to its board', async ({ person }) => {
    const lead = await person();
    await signIn(lead, 'facilitator');
    await lead.goto('/ideas');
    await lead.getByRole('link', { name: 'かんじきの貸し出し（町内会館で）' }).click();
    await expect(lead.getByText(/^書いた人：/)).toHaveCount(0);
    await takenOver(lead);
    await expectAccessible(lead);
    await lead.getByRole('button', { name: '準備に進める' }).click();
    await expect(lead.getByRole('list').getByText('検討 → 準備')).toBeVisible();
    await lead.goto('/ideas');
    await expect(lead.getByRole('listitem').filter({ hasText: 'かんじき' })).toContainText('準備');
    await expectAccessible(lead);

    await lead.getByRole('link', { name: 'かんじきの貸し出し（町内会館で）' }).click();
    await lead.getByRole('link', { name: 'ボードでふせんを見る' }).click();
    // The link shows the note and has it selected.
    await lead.getByRole('button', { name: 'アイデアにする' }).click();
    await lead.getByRole('dialog').getByRole('button', { name: 'アイデアにする' }).click();
    await expect(lead.getByText('もうアイデアになっています。')).toBeVisible();
    await expect(lead.getByRole('link', { name: 'アイデアを見る' })).toHaveAttribute(
      'href',
      /^\/ideas\/ide_/,
    );
  });
});
