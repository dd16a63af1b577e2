import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type Page, request } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import { build } from 'esbuild';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { addFeatures } from '../../app/domains/maps/doc';
import { BUILT_IN_LAYERS, LAYER_COLOURS, type LngLat } from '../../app/domains/maps/model';
import { DEMO_PASSWORD, startServerProcess } from '../../tests/setup/server-process';
import { launchBrowser } from '../board/browser';
import { serve } from '../board/serve';
import type { PlainPin } from './page-plain';

/**
 * `npm run bench:maps [-- --people 300 --rounds 3]`: a map of the running product with the pins of 300 people, beside
 * plain Leaflet with the same pins in a window of the same size, in turn: time between frames while the map is dragged
 * in circles and while the wheel zooms, and processor time a frame of all of the browser's processes.
 */

function option(name: string, fallback: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? fallback : Number(process.argv[at + 1]);
}

const people = option('people', 300);
const rounds = option('rounds', 3);
const MOTION_MS = 3_000;
const REST_MS = 1_500;
/** A hand sends one step a frame. */
const STEP_MS = 16;
const OUT = fileURLToPath(new URL('../../.cache/bench-maps', import.meta.url));
const CANDIDATES = ['machinowa', 'leaflet circles', 'leaflet markers'] as const;
type Candidate = (typeof CANDIDATES)[number];

interface Reading {
  /** Milliseconds: median and 95th percentile between frames, processor time a frame. */
  median: number;
  p95: number;
  cpu: number;
}

/** A pin of each person, a little crowded towards the middle as on a walk; the same in every run. */
function pinsAround({
  lat,
  lng,
}: {
  lat: number;
  lng: number;
}): { at: LngLat; layer: number; text: string }[] {
  let state = 20_261_128;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: people }, (_, i) => ({
    at: [lng + (next() + next() - 1) * 0.012, lat + (next() + next() - 1) * 0.007],
    layer: i % BUILT_IN_LAYERS.length,
    text: `${i + 1}番目の人が書いたこと`,
  }));
}

async function main(): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  await build({
    entryPoints: { plain: fileURLToPath(new URL('page-plain.ts', import.meta.url)) },
    outdir: OUT,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    loader: { '.png': 'dataurl' },
  });
  writeFileSync(
    join(OUT, 'plain.html'),
    '<!doctype html><html lang="ja"><title>plain</title><link rel="stylesheet" href="/plain.css"><body style="margin:0"><div id="host"></div><script type="module" src="/plain.js"></script></body></html>',
  );
  const dataDir = mkdtempSync(join(tmpdir(), 'machinowa-bench-'));
  const product = await startServerProcess({ dataDir, env: { DEMO_PASSWORD } });
  const plain = await serve(OUT);
  const readings = new Map<string, Reading[]>();
  try {
    const prepared = await prepare(product.url, dataDir);
    const size = { width: 0, height: 0 };
    for (let round = 1; round <= rounds; round++) {
      for (const candidate of CANDIDATES) {
        const browser = await launchBrowser();
        const page = await pageFor(browser, candidate, {
          product: product.url,
          plain: plain.url,
          size,
          ...prepared,
        });
        for (const motion of ['drag', 'zoom'] as const) {
          const reading = await measure(browser, page, motion);
          const key = `${candidate} ${motion}`;
          readings.set(key, [...(readings.get(key) ?? []), reading]);
          console.log(`round ${round} ${key.padEnd(22)} ${line(reading)}`);
        }
        await browser.close();
      }
    }
  } finally {
    plain.server.close();
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  console.log(
    `\n${people} pins, 1440×900, no GPU, median of ${rounds} rounds in turn; ${cpus().length} cores, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`,
  );
  console.log('between frames: median · 95th percentile, processor time a frame; milliseconds\n');
  for (const [key, all] of [...readings].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const of = (pick: (one: Reading) => number) => middle(all.map(pick), 0.5);
    console.log(
      `${key.padEnd(22)} ${line({ median: of((r) => r.median), p95: of((r) => r.p95), cpu: of((r) => r.cpu) })}`,
    );
  }
}

function line({ median, p95, cpu }: Reading): string {
  return [median, p95, cpu].map((value) => value.toFixed(1).padStart(6)).join(' · ');
}

function middle(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

interface Prepared {
  mapId: string;
  pins: PlainPin[];
}

/** Puts the pins on the map of the demo's first table, through the stock provider. */
async function prepare(url: string, dataDir: string): Promise<Prepared> {
  const db = new Sqlite(join(dataDir, 'machinowa.db'), { readonly: true });
  const mapId = String(
    db.prepare("SELECT id FROM maps WHERE kind = 'table' ORDER BY created_at").pluck().get(),
  );
  const middleOf = db
    .prepare('SELECT lat, lng FROM areas WHERE code = (SELECT area_code FROM maps WHERE id = ?)')
    .get(mapId) as { lat: number; lng: number };
  db.close();
  const context = await request.newContext({ baseURL: url });
  await context.post('/login', { form: { email: 'facilitator@example.jp', password: DEMO_PASSWORD } });
  const { cookies } = await context.storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  await context.dispose();
  class WithCookie extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers: { cookie, origin: url } });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/yjs`, `map-${mapId}`, doc, {
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  await new Promise<void>((resolve) => provider.on('sync', (synced: boolean) => synced && resolve()));
  const pins = pinsAround(middleOf);
  addFeatures(
    { doc, origin: 'bench', by: 'import', now: () => Date.now() },
    pins.map(({ at, layer, text }, i) => ({
      type: 'pin',
      layer: BUILT_IN_LAYERS[layer]?.id ?? 'good',
      by: `gst_bench${String(i).padStart(10, '0')}`,
      at,
      text,
    })),
  );
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  provider.destroy();
  doc.destroy();
  const colourOf = (layer: number) => LAYER_COLOURS[BUILT_IN_LAYERS[layer]?.colour ?? 'green'];
  return { mapId, pins: pins.map(({ at: [lng, lat], layer }) => ({ lat, lng, colour: colourOf(layer) })) };
}

interface Given extends Prepared {
  product: string;
  plain: string;
  /** Of the product's map in its window; known once that was opened. */
  size: { width: number; height: number };
}

async function pageFor(browser: Browser, candidate: Candidate, given: Given): Promise<Page> {
  const context = await browser.newContext({ locale: 'ja-JP', viewport: { width: 1440, height: 900 } });
  // The compiler of this script marks functions with a helper that pages don't have.
  await context.addInitScript('globalThis.__name = (made) => made');
  const page = await context.newPage();
  if (candidate !== 'machinowa') {
    await page.goto(`${given.plain}/plain.html`);
    await page.waitForFunction(() => window.showPins !== undefined);
    const as = candidate === 'leaflet circles' ? ('circles' as const) : ('markers' as const);
    await page.evaluate(({ pins, look }) => window.showPins?.(pins, look), {
      pins: given.pins,
      look: { as, ...given.size },
    });
    return page;
  }
  await page.request.post(`${given.product}/login`, {
    form: { email: 'facilitator@example.jp', password: DEMO_PASSWORD },
  });
  await page.goto(`${given.product}/maps/${given.mapId}`);
  await page.locator('[data-ready="true"]').waitFor();
  await page.waitForFunction(
    (wanted) => Number(document.querySelector<HTMLElement>('canvas[data-drawn]')?.dataset.drawn) >= wanted,
    people,
  );
  const box = await page.locator('.leaflet-container').boundingBox();
  Object.assign(given.size, { width: box?.width ?? 0, height: box?.height ?? 0 });
  return page;
}

async function measure(browser: Browser, page: Page, motion: 'drag' | 'zoom'): Promise<Reading> {
  const box = await page.locator('.leaflet-container').boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await page.waitForTimeout(REST_MS);
  const system = await browser.newBrowserCDPSession();
  const cpuTime = async () => {
    const { processInfo } = await system.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((all, one) => all + one.cpuTime, 0);
  };
  await page.mouse.move(x, y);
  if (motion === 'drag') await page.mouse.down();
  const before = await cpuTime();
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times, counting: true });
    const tick = (now: number): void => {
      times.push(now);
      if ((window as unknown as { counting: boolean }).counting) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  const begin = performance.now();
  for (let t = 0; t < 1; t = (performance.now() - begin) / MOTION_MS) {
    const angle = t * Math.PI * 4;
    if (motion === 'drag') await page.mouse.move(x + 160 * (Math.cos(angle) - 1), y + 160 * Math.sin(angle));
    else await page.mouse.wheel(0, Math.floor(t * 4) % 2 === 0 ? -12 : 12);
    await page.waitForTimeout(STEP_MS);
  }
  const times = await page.evaluate(() => {
    Object.assign(window, { counting: false });
    return (window as unknown as { times: number[] }).times;
  });
  const spent = (await cpuTime()) - before;
  if (motion === 'drag') {
    // Back where it began and without a throw.
    await page.waitForTimeout(200);
    await page.mouse.up();
  }
  const gaps = times.slice(1).map((time, i) => time - (times[i] ?? time));
  return {
    median: middle(gaps, 0.5),
    p95: middle(gaps, 0.95),
    cpu: (1000 * spent) / Math.max(1, gaps.length),
  };
}

await main();
