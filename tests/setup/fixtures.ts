import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test';
import type { RunOptions } from 'axe-core';
import { Devices, type Letters, WITHOUT_APP_LETTERS } from './devices';
import { DEMO_PASSWORD, lastingPort, type ServerProcess, startServerProcess } from './server-process';

export { expect };
export const DEMO_CODE = '424242';

interface WorkerFixtures {
  /** The worker's own server with the demo data, to which tests add things that others don't look at. */
  server: ServerProcess;
  /**
   * The worker's server for tests that change more: what they make has names of its own, and what they change of the
   * demo no other test here reads. Tests that stop their server, or need all accounts for themselves, use `ownServer`.
   */
  stage: ServerProcess;
  devices: Devices;
  /** Where the servers of single tests listen, one after the other, so that browsers know the app already. */
  ownPort: number;
}

interface TestFixtures {
  /** A server of this test alone. */
  ownServer: ServerProcess;
  /** Opens a browser context of its own: another person on another device. */
  person: (options?: PersonOptions) => Promise<Page>;
}

export interface PersonOptions {
  /** Server to talk to; the worker's when absent. */
  at?: ServerProcess;
  viewport?: { width: number; height: number };
  locale?: string;
  hasTouch?: boolean;
  letters?: Letters;
}

/** Gives a server with a copy of the demo data for as long as `use` works; without `port` on any free one. */
export async function withCopyOfDemo<T>(
  use: (server: ServerProcess) => Promise<T>,
  { port = 0, env = {} }: { port?: number; env?: Record<string, string> } = {},
): Promise<void> {
  const baseFolder = process.env.MACHINOWA_BASE_DATA;
  if (!baseFolder) throw new Error('global setup did not run');
  const dataDir = mkdtempSync(join(tmpdir(), 'machinowa-e2e-'));
  cpSync(baseFolder, dataDir, { recursive: true });
  const server = await startServerProcess({ dataDir, port, env });
  try {
    await use(server);
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/**
 * Words in the browser's console that a test may cause on purpose; and what Remix writes when a reading of a page is
 * given up for a later one.
 */
const EXPECTED_NOISE =
  /Failed to load resource|Failed to fetch manifest patches|WebSocket connection to .* failed|net::ERR_|^AbortError: signal is aborted/;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    async ({ devices }, use) => withCopyOfDemo((server) => use(devices.keepFor(server))),
    { scope: 'worker' },
  ],
  stage: [
    async ({ devices }, use) => withCopyOfDemo((server) => use(devices.keepFor(server))),
    { scope: 'worker' },
  ],
  devices: [
    async ({ browser, playwright, launchOptions }, use) => {
      const args = launchOptions.args?.filter((flag) => flag !== WITHOUT_APP_LETTERS);
      let withLetters: Promise<Browser> | null = null;
      await use(
        new Devices({
          'of-machine': () => Promise.resolve(browser),
          'of-app': () => {
            withLetters ??= playwright.chromium.launch({ ...launchOptions, args });
            return withLetters;
          },
        }),
      );
      await (await (withLetters as Promise<Browser> | null))?.close();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture names from this pattern
  ownPort: [async ({}, use) => use(await lastingPort()), { scope: 'worker' }],
  ownServer: async ({ devices, ownPort }, use) =>
    withCopyOfDemo((server) => use(devices.keepFor(server)), { port: ownPort }),
  baseURL: async ({ server }, use) => use(server.url),
  person: async ({ devices, server }, use) => {
    const taken: { context: BrowserContext; options: BrowserContextOptions; letters: Letters }[] = [];
    const problems: string[] = [];
    await use(async ({ at = server, letters = 'of-machine', ...more } = {}) => {
      const options = {
        baseURL: at.url,
        locale: 'ja-JP',
        timezoneId: 'Asia/Tokyo',
        viewport: { width: 1440, height: 900 },
        ...more,
      };
      const page = await devices.take(options, letters);
      taken.push({ context: page.context(), options, letters });
      page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error' && !EXPECTED_NOISE.test(message.text())) problems.push(message.text());
      });
      return page;
    });
    for (const { context, options, letters } of taken) await devices.giveBack(context, options, letters);
    expect(problems, 'errors in the browser console').toEqual([]);
  },
});

/** Signs the page's browser in with a demo account, as its form does without JavaScript; opens no page. */
export async function signIn(page: Page, account: 'staff' | 'facilitator' | 'npo'): Promise<void> {
  const answer = await page.request.post('/login', {
    form: { email: `${account}@example.jp`, password: DEMO_PASSWORD },
    maxRedirects: 0,
  });
  expect(answer.status(), `sign-in of ${account}`).toBe(302);
}

/** Lets the page's browser join a workshop by its form without JavaScript; returns the path of the room. */
export async function joinByForm(page: Page, name: string, code = DEMO_CODE): Promise<string> {
  const answer = await page.request.post(`/j/${code}`, { form: { name }, maxRedirects: 0 });
  const path = answer.headers().location ?? '';
  expect(path, `joining as ${name}`).toMatch(/^\/s\//);
  return path;
}

/** Joins the demo workshop with a display name; ends in the room. */
export async function joinDemo(page: Page, name: string): Promise<void> {
  await page.goto(await joinByForm(page, name));
}

/** Resolves when React has taken the page over: from then on its own rules for keys hold beside the browser's. */
export async function takenOver(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__reactProps')),
  );
}

/** The program of axe, and what it is asked: what is well is not told, it takes longer than looking for what is not. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AXE_OPTIONS: RunOptions = {
  resultTypes: ['violations'],
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
};

/**
 * Fails on what axe calls serious or critical. Axe is put into the page itself, once as long as the page stays: our
 * pages hold no frames, and its own connection to the browser takes as long again as the look.
 */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const bad = await page.evaluate(async (options) => {
    // Colours halfway from one state to the next are nobody's choice. Inside what is folded away they stand still.
    const changing = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.race([
      Promise.allSettled(changing.map(({ finished }) => finished)),
      new Promise((resolve) => setTimeout(resolve, 1_000)),
    ]);
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, options);
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
  }, AXE_OPTIONS);
  expect(bad).toEqual([]);
}

/** Keeps a part of the app's code back, as a slow network would; the returned function lets it come. */
export async function keepBack(page: Page, part: RegExp): Promise<() => void> {
  let letCome = () => {};
  const come = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  await page.route(part, (route) => come.then(() => route.continue()));
  return letCome;
}

/** Lets requests that change something be carried out and keeps their answers back until the returned function is called. */
export async function keepAnswersBack(page: Page, path: RegExp): Promise<() => void> {
  let letCome = () => {};
  const come = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  await page.route(path, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    const response = await route.fetch();
    await come;
    await route.fulfill({ response });
  });
  return letCome;
}
