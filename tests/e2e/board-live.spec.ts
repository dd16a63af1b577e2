import type { Page, WebSocketRoute } from '@playwright/test';
import { expect, test } from '../setup/fixtures';
import {
  asFacilitator,
  drag,
  expectSaved,
  field,
  focusBoard,
  Ime,
  middleOf,
  objectWith,
  openNewBoard,
  writeNote,
} from './board-support';

test.describe('what others decide while one writes', () => {
  test('a locked note stays where it is for participants and moves for those who lead', async ({
    person,
    server,
  }) => {
    const page = await person();
    const { boardId } = await openNewBoard(server, page);
    const lead = await person();
    await asFacilitator(lead, boardId);
    const note = await writeNote(page, '固定されるふせん');
    await focusBoard(page);
    const theirs = objectWith(lead, '固定されるふせん');
    await theirs.click();
    await lead.getByRole('button', { name: '固定する' }).click();
    await expect(note).toHaveAttribute('aria-label', /鍵がかかっています/);

    const start = await middleOf(note);
    await drag(page, start, { x: start.x + 150, y: start.y + 60 });
    await expect(page.getByTestId('board-toast')).toContainText('固定しているため');
    expect((await middleOf(note)).x).toBeCloseTo(start.x, 0);
    await note.dblclick();
    await expect(field(page)).toHaveCount(0);
    await page.keyboard.press('Delete');
    await expect(note).toHaveCount(1);

    const from = await middleOf(theirs);
    await lead.keyboard.press('Escape');
    await drag(lead, from, { x: from.x + 150, y: from.y + 60 });
    await expect.poll(async () => (await middleOf(note)).x - start.x).toBeGreaterThan(100);
  });

  test('writing is closed in the middle of a composition: the text is kept and can go on the board later', async ({
    person,
    server,
  }) => {
    const page = await person();
    const { boardId, sessionId } = await openNewBoard(server, page);
    const lead = await person();
    const conduct = await asFacilitator(lead, boardId);
    const ime = await Ime.of(page);
    await focusBoard(page);
    await page.keyboard.press('n');
    await page.keyboard.insertText('途中まで書いた文');
    await expectSaved(page);
    await ime.compose('つづき');

    await conduct(server.url, sessionId, 'board.lock', { boardId, locked: true });
    const status = page.getByTestId('board-status');
    await expect(status).toHaveAttribute('data-state', 'read-only');
    await expect(page.getByText('進行役がこのボードを見るだけにしています。').first()).toBeVisible();
    await ime.commit('続き');
    await expect(page.getByTestId('kept-text')).toContainText('途中まで書いた文続き');
    await expect(objectWith(page, /^途中まで書いた文$/)).toHaveCount(1);

    await page.reload();
    await expect(page.getByTestId('kept-text')).toContainText('途中まで書いた文続き');
    await conduct(server.url, sessionId, 'board.lock', { boardId, locked: false });
    await expect(status).toHaveAttribute('data-state', 'saved');
    await page.getByRole('button', { name: '書きかけの文を新しいふせんにする' }).click();
    await expect(objectWith(page, '途中まで書いた文続き')).toHaveCount(1);
    await expect(objectWith(lead, '途中まで書いた文続き')).toHaveCount(1);
  });

  test('everyone is called to one place', async ({ person, server }) => {
    const page = await person();
    const { boardId, sessionId } = await openNewBoard(server, page);
    const lead = await person();
    const conduct = await asFacilitator(lead, boardId);
    await writeNote(page, '集まる目印');
    const camera = { x: 90_000, y: 90_000, w: 800, h: 600 };
    await conduct(server.url, sessionId, 'gather', { boardId, camera });
    await expect(page.getByTestId('board-toast')).toContainText('全員をここに呼びました');
    await focusBoard(page);
    await page.keyboard.press('n');
    await page.keyboard.insertText('呼ばれた先のふせん');
    await page.keyboard.press('Escape');
    await expect(objectWith(page, '呼ばれた先のふせん')).toBeInViewport();
    await conduct(server.url, sessionId, 'gather.clear', {});
    await objectWith(page, '呼ばれた先のふせん').click();
    await page.keyboard.press('Delete');
  });
});

/** Lets a test cut the page's line to the board, and mend it. */
async function switchable(page: Page): Promise<{ cut(): void; mend(): void }> {
  const open = new Set<WebSocketRoute>();
  let broken = false;
  await page.routeWebSocket(/\/yjs\//, (socket) => {
    if (broken) void socket.close({ code: 1013 });
    else {
      socket.connectToServer();
      open.add(socket);
    }
  });
  return {
    cut() {
      broken = true;
      for (const socket of open) void socket.close({ code: 1013 });
      open.clear();
    },
    mend() {
      broken = false;
    },
  };
}

test.describe('when the connection is away', () => {
  test('one writes on, the screen says so, and everything merges on return', async ({ person, server }) => {
    const page = await person();
    const other = await person();
    const line = await switchable(page);
    await openNewBoard(server, page, other);
    line.cut();
    const status = page.getByTestId('board-status');
    await expect(status).toHaveAttribute('data-state', 'offline');
    await writeNote(page, '電波の届かない所で');
    await expect(page.getByText(/書いたものはこの端末に残っていて/)).toBeVisible();
    await writeNote(other, 'そのあいだの他人のふせん');
    line.mend();
    await expectSaved(page, 30_000);
    await expect(objectWith(page, 'そのあいだの他人のふせん')).toHaveCount(1);
    await expect(objectWith(other, '電波の届かない所で')).toHaveCount(1);

    // Without its network a browser would believe in an open connection for half a minute.
    await page.context().setOffline(true);
    await expect(status).toHaveAttribute('data-state', 'offline', { timeout: 3_000 });
    await writeNote(page, '機内モードで');
    await page.context().setOffline(false);
    await expectSaved(page);
    await expect(objectWith(other, '機内モードで')).toHaveCount(1);
  });

  test('what was written offline survives closing the tab', async ({ person, server }) => {
    const page = await person();
    const other = await person();
    await openNewBoard(server, page, other);
    const url = page.url();
    await writeNote(page, '先に書いた文');
    await expectSaved(page);
    await page.routeWebSocket(/\/yjs\//, (socket) => socket.close({ code: 1013 }));
    await page.reload();
    await expect(page.locator('[data-ready="true"]')).toBeVisible();
    await expect(page.getByTestId('board-status')).toHaveAttribute('data-state', 'offline');
    await writeNote(page, '閉じても残る文');
    await expect(page.getByText(/書いたものはこの端末に残っていて/)).toBeVisible();
    const context = page.context();
    await page.close();
    const again = await context.newPage();
    await again.goto(url);
    await expectSaved(again);
    await expect(objectWith(again, '閉じても残る文')).toHaveCount(1);
    await expect(objectWith(other, '閉じても残る文')).toHaveCount(1);
  });
});
