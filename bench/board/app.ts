import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { DEMO_PASSWORD, startServerProcess } from '../../tests/setup/server-process';
import { launchBrowser } from './browser';
import { benchNotes, boardUpdate } from './dataset';

/**
 * `npm run bench:board-app [-- --notes 10000]`: a board of the running product, with editor, sync and everything
 * around it: time from the address to a board one can use, frames per second under a real wheel, and the time from
 * a key to the letter on the screen.
 */

const at = process.argv.indexOf('--notes');
const count = at === -1 ? 10_000 : Number(process.argv[at + 1]);
const MOTION_MS = 2_500;
/** A hand sends one step a frame. */
const FRAME_MS = 16;
const KEYS = 40;

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'machinowa-bench-'));
  const server = await startServerProcess({ dataDir, env: { DEMO_PASSWORD } });
  const browser = await launchBrowser();
  try {
    const board = await largeBoard(browser, server.url);
    for (const round of ['first visit', 'again, with the copy on the device']) {
      const opened = performance.now();
      await board.page.goto(`${server.url}/boards/${board.id}`);
      await board.page.locator('[data-ready="true"]').first().waitFor();
      const seen = performance.now() - opened;
      await ready(board.page);
      const synced = performance.now() - opened;
      console.log(
        `open, ${round}: board ready ${seen.toFixed(0)} ms, everything synced ${synced.toFixed(0)} ms`,
      );
    }
    await board.page.waitForTimeout(2_000);
    console.log(`pan far:  ${await framesDuring(board.page, () => board.page.mouse.wheel(14, 9))}`);
    await board.page.keyboard.down('Control');
    console.log(
      `zoom:     ${await framesDuring(board.page, (step) => board.page.mouse.wheel(0, step % 120 < 60 ? -10 : 10))}`,
    );
    for (let i = 0; i < 40; i += 1) await board.page.mouse.wheel(0, -60);
    await board.page.keyboard.up('Control');
    console.log(`pan near: ${await framesDuring(board.page, () => board.page.mouse.wheel(14, 9))}`);
    console.log(`typing:   ${await typing(board.page)}`);
  } finally {
    await browser.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Makes a board of `count` notes as the demo's facilitator, through the stock provider. */
async function largeBoard(browser: Browser, url: string): Promise<{ page: Page; id: string }> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'ja-JP',
    viewport: { width: 1440, height: 900 },
  });
  // The compiler of this script marks functions with a helper that pages don't have.
  await context.addInitScript('globalThis.__name = (made) => made');
  const page = await context.newPage();
  await page.request.post('/login', { form: { email: 'facilitator@example.jp', password: DEMO_PASSWORD } });
  const workshop =
    /\/workshops\/wsp_[0-9a-z]+/.exec(await (await page.request.get('/programmes')).text())?.[0] ?? '';
  const added = await page.request.post(workshop, {
    form: { intent: 'board-add', session: '', title: '大きなボード' },
  });
  const id = [...(await added.text()).matchAll(/href="\/boards\/(brd_[0-9a-z]{16})/g)].at(-1)?.[1] ?? '';
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  class WithCookie extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers: { cookie, origin: url } });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/yjs`, `board-${id}`, doc, {
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  await new Promise<void>((resolve) => provider.on('sync', (synced: boolean) => synced && resolve()));
  Y.applyUpdate(doc, boardUpdate(benchNotes(count)));
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  provider.destroy();
  doc.destroy();
  return { page, id };
}

async function ready(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('[data-testid="board-status"]')?.getAttribute('data-state') === 'saved',
  );
}

/** Frames while `input` is sent at every one of them. */
async function framesDuring(page: Page, input: (step: number) => Promise<void>): Promise<string> {
  await page.mouse.move(700, 450);
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times, counting: true });
    const tick = (now: number): void => {
      times.push(now);
      if ((window as unknown as { counting: boolean }).counting) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  const until = performance.now() + MOTION_MS;
  for (let step = 0; performance.now() < until; step += 1) {
    await input(step);
    await page.waitForTimeout(FRAME_MS);
  }
  return page.evaluate(() => {
    const { times } = window as unknown as { times: number[] };
    Object.assign(window, { counting: false });
    const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
    gaps.sort((a, b) => a - b);
    const total = (times.at(-1) ?? 0) - (times[0] ?? 0);
    return `${((1000 * gaps.length) / total).toFixed(0)} frames/s, 95th percentile ${(gaps[Math.floor(gaps.length * 0.95)] ?? 0).toFixed(0)} ms`;
  });
}

/** Milliseconds from a key's event to the frame after the letter was put on the screen. */
async function typing(page: Page): Promise<string> {
  await page.locator('.board-surface').focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.locator('textarea.board-field').waitFor();
  await page.evaluate(() => {
    const waits: number[] = [];
    Object.assign(window, { waits });
    document.querySelector('textarea.board-field')?.addEventListener('input', (event) => {
      requestAnimationFrame(() => setTimeout(() => waits.push(performance.now() - event.timeStamp)));
    });
  });
  for (let i = 0; i < KEYS; i += 1) {
    await page.keyboard.type('雪');
    await page.waitForTimeout(60);
  }
  return page.evaluate(() => {
    const waits = (window as unknown as { waits: number[] }).waits.sort((a, b) => a - b);
    const part = (share: number) => (waits[Math.floor(waits.length * share)] ?? Number.NaN).toFixed(0);
    return `${waits.length} letters, median ${part(0.5)} ms, 95th percentile ${part(0.95)} ms`;
  });
}

await main();
