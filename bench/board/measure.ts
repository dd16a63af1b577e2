import type { Browser, CDPSession, Page } from '@playwright/test';
import type { Motion } from './candidate';

import type { BenchNote } from './dataset';

/** A movement with what it cost: processor time of all of the browser's processes, milliseconds a frame. */
export interface Cost extends Motion {
  cpu: number;
}

export interface Reading {
  /** Milliseconds. */
  open: number;
  panNear: Cost;
  panFar: Cost;
  zoom: Cost;
}

const MOTION_MS = 2500;
const REST_MS = 600;
const AFTER_OPEN_MS = 1500;

/** Opens a candidate's page with the notes and takes all readings. */
export async function measure(
  browser: Browser,
  url: string,
  notes: readonly BenchNote[],
  update: Uint8Array,
): Promise<Reading> {
  const system = await browser.newBrowserCDPSession();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => console.error(String(error)));
  if (process.env.BENCH_VERBOSE) page.on('console', (message) => console.log('   ', message.text()));
  await page.goto(url);
  await page.waitForFunction(() => window.bench !== undefined, null, { timeout: 60_000 });
  const open = await openBoard(page, notes, update);
  await rest(page, AFTER_OPEN_MS);
  const panFar = await motion(page, 'far', 'pan', system);
  const panNear = await motion(page, 'near', 'pan', system);
  const zoom = await motion(page, 'far', 'zoom', system);
  await page.close();
  return { open, panNear, panFar, zoom };
}

/** The transfer into the page comes first: it is not what is measured. */
async function openBoard(page: Page, notes: readonly BenchNote[], update: Uint8Array): Promise<number> {
  const input = await page.evaluateHandle(
    ({ notes, base64 }) => {
      const update = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)).buffer;
      return { notes, update };
    },
    { notes: [...notes], base64: Buffer.from(update).toString('base64') },
  );
  return page.evaluate((data) => window.bench?.open(data) ?? Number.NaN, input);
}

async function rest(page: Page, ms: number): Promise<void> {
  await page.evaluate((wait) => new Promise((resolve) => setTimeout(resolve, wait)), ms);
}

async function motion(
  page: Page,
  from: 'near' | 'far',
  kind: 'pan' | 'zoom',
  system: CDPSession,
): Promise<Cost> {
  await page.evaluate((at) => window.bench?.look(at), from);
  await rest(page, REST_MS);
  const before = await cpuTime(system);
  const result = await page.evaluate(({ kind, length }) => window.bench?.move(kind, length), {
    kind,
    length: MOTION_MS,
  });
  const spent = (await cpuTime(system)) - before;
  return result
    ? { ...result, cpu: (1000 * spent) / result.frames }
    : { frames: 0, fps: Number.NaN, p95: Number.NaN, cpu: Number.NaN };
}

/** Seconds of processor time of the browser with all its processes. */
async function cpuTime(system: CDPSession): Promise<number> {
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}
