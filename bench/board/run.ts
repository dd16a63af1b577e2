import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from './browser';
import { buildCandidate, type CandidateName, OUT, PEERS } from './build';
import { benchNotes, boardUpdate } from './dataset';
import { type Cost, measure, type Reading } from './measure';
import { serve } from './serve';

/**
 * `npm run bench:board [-- --notes 10000 --rounds 3 --only machinowa,canvas]`: frames per second while panning near
 * and far and while zooming, and time to open, side by side and in turn, in Chromium without a GPU.
 */

function option(name: string, fallback: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? fallback : (process.argv[at + 1] ?? fallback);
}

const count = Number(option('notes', '10000'));
const rounds = Number(option('rounds', '3'));
const names = option('only', 'machinowa,tldraw,excalidraw,canvas').split(',') as CandidateName[];

function installPeers(): void {
  if (existsSync(join(PEERS, 'node_modules/tldraw'))) return;
  console.log('installing the peers …');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: PEERS,
    stdio: 'inherit',
  });
}

function versionOf(name: CandidateName): string {
  if (name === 'canvas') return '';
  const packages = {
    machinowa: '../../package.json',
    tldraw: 'node_modules/tldraw/package.json',
    excalidraw: 'node_modules/@excalidraw/excalidraw/package.json',
  };
  const file =
    name === 'machinowa' ? new URL(packages.machinowa, import.meta.url) : join(PEERS, packages[name]);
  return String(JSON.parse(readFileSync(file, 'utf8')).version);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

function print(readings: Map<CandidateName, Reading[]>, browser: string): void {
  const of = (name: CandidateName, pick: (reading: Reading) => number) =>
    median((readings.get(name) ?? []).map(pick));
  const cell = (name: CandidateName, pick: (reading: Reading) => Cost) =>
    [of(name, (r) => pick(r).fps), of(name, (r) => pick(r).p95), of(name, (r) => pick(r).cpu)]
      .map((value) => value.toFixed(0).padStart(4))
      .join(' ');
  console.log(`\n${count} notes, 1440×900, ${browser}, no GPU; median of ${rounds} rounds taken in turn`);
  console.log(
    `${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`,
  );
  console.log(
    'each: frames/s · 95th percentile of the time between frames, ms · processor time a frame, ms\n',
  );
  const head = ['', 'open ms', 'pan near', 'pan far', 'zoom'];
  const rows = names.map((name) => [
    `${name} ${versionOf(name)}`.trim(),
    of(name, (r) => r.open).toFixed(0),
    cell(name, (r) => r.panNear),
    cell(name, (r) => r.panFar),
    cell(name, (r) => r.zoom),
  ]);
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => (row[i] ?? '').length)));
  for (const row of [head, ...rows])
    console.log(
      row
        .map((text, i) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0)))
        .join('   '),
    );
}

async function main(): Promise<void> {
  if (names.some((name) => name === 'tldraw' || name === 'excalidraw')) installPeers();
  for (const name of names) await buildCandidate(name);
  const notes = benchNotes(count);
  const update = boardUpdate(notes);
  const { url, server } = await serve(OUT);
  const readings = new Map<CandidateName, Reading[]>();
  let version = '';
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      const browser = await launchBrowser();
      version = `Chromium ${browser.version()}`;
      try {
        const reading = await measure(browser, `${url}/${name}.html`, notes, update);
        readings.set(name, [...(readings.get(name) ?? []), reading]);
        console.log(
          `round ${round + 1} ${name.padEnd(10)} open ${reading.open.toFixed(0)} ms, pan near ${reading.panNear.fps.toFixed(0)}, pan far ${reading.panFar.fps.toFixed(0)}, zoom ${reading.zoom.fps.toFixed(0)}`,
        );
      } finally {
        await browser.close();
      }
    }
  }
  server.close();
  print(readings, version);
}

await main();
