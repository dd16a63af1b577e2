import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { LoadOptions, LoadResult } from './load';

/**
 * `npm run bench:sync -- [--loads 100/50/2/10,200/20/4/15] [--rounds 3] [--seconds 8] [--smoke]`
 *
 * Our server (commits to SQLite) beside @y/websocket-server and Hocuspocus (both in memory), alternating in one
 * run; a load is people/writers/edits per second and writer/cursors per second and writer. Server and people are
 * processes of their own. `--smoke` runs ours alone, briefly, and fails unless everything is delivered.
 */
const { values } = parseArgs({
  options: {
    loads: { type: 'string', default: '100/50/2/10,200/20/4/15' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '8' },
    port: { type: 'string', default: '4190' },
    smoke: { type: 'boolean', default: false },
  },
});
const PORT = Number(values.port);
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const peersFolder = here('../peers');

interface Candidate {
  name: string;
  protocol: LoadOptions['protocol'];
  script: string;
}
const OURS: Candidate = { name: 'Machinowa', protocol: 'y-websocket', script: here('./serve.ts') };
const PEERS: Candidate[] = [
  { name: '@y/websocket-server', protocol: 'y-websocket', script: `${peersFolder}/y-websocket-server.mjs` },
  { name: '@hocuspocus/server', protocol: 'hocuspocus', script: `${peersFolder}/hocuspocus.mjs` },
];

interface Measured extends LoadResult {
  cpuSeconds: number;
  megabytes: number;
}

async function measure(candidate: Candidate, load: Omit<LoadOptions, 'url' | 'protocol'>): Promise<Measured> {
  const server = startChild(candidate.script, [String(PORT)]);
  try {
    await message(server, 'listening');
    const options: LoadOptions = { ...load, url: `ws://127.0.0.1:${PORT}`, protocol: candidate.protocol };
    const people = startChild(here('./load.ts'), [JSON.stringify(options)]);
    try {
      await message(people, 'measuring');
      const before = await usage(server);
      await message(people, 'measured');
      const after = await usage(server);
      const { result } = (await message(people, 'result')) as { result: LoadResult };
      const micros = after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system;
      return { ...result, cpuSeconds: micros / 1e6, megabytes: after.memory / 1e6 };
    } finally {
      await stop(people);
    }
  } finally {
    await stop(server);
  }
}

function startChild(script: string, args: string[]): ChildProcess {
  return fork(script, args, {
    execArgv: script.endsWith('.ts') ? ['--import', 'tsx'] : [],
    cwd: script.startsWith(peersFolder) ? peersFolder : process.cwd(),
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

function message(child: ChildProcess, key: string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const heard = (value: unknown) => {
      if (typeof value !== 'object' || value === null || !(key in value)) return;
      child.off('message', heard);
      child.off('exit', ended);
      resolve(value as Record<string, unknown>);
    };
    const ended = (code: number | null) => reject(new Error(`a process ended (${code}) before "${key}"`));
    child.on('message', heard);
    child.once('exit', ended);
  });
}

async function usage(server: ChildProcess): Promise<{ cpu: NodeJS.CpuUsage; memory: number }> {
  const answer = message(server, 'cpu');
  server.send('usage');
  return (await answer) as unknown as { cpu: NodeJS.CpuUsage; memory: number };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 6_000);
  await exited;
  clearTimeout(timer);
}

function installPeers(): void {
  if (existsSync(`${peersFolder}/node_modules/@hocuspocus/server`)) return;
  console.log('Installing the servers to compare with …');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: peersFolder,
    stdio: 'inherit',
  });
}

function versionOf(name: string): string {
  const file = `${peersFolder}/node_modules/${name}/package.json`;
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function parseLoad(text: string): Omit<LoadOptions, 'url' | 'protocol'> {
  const [people = 0, writers = 0, editsPerSecond = 0, cursorsPerSecond = 0] = text.split('/').map(Number);
  const seconds = values.smoke ? 2 : Number(values.seconds);
  return { people, writers, editsPerSecond, cursorsPerSecond, warmUpSeconds: values.smoke ? 1 : 3, seconds };
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

function row(load: string, name: string, rounds: Measured[]): string[] {
  const delivered = median(rounds.map((one) => (100 * one.delivered) / one.expected));
  const perMillion = median(rounds.map((one) => (one.cpuSeconds * 1e6) / Math.max(1, one.delivered)));
  return [
    load,
    name,
    perMillion.toFixed(1),
    `${delivered.toFixed(1)} %`,
    `${median(rounds.map((one) => one.p50))}`,
    `${median(rounds.map((one) => one.p99))}`,
    median(rounds.map((one) => one.megabytes)).toFixed(0),
    String(Math.max(...rounds.map((one) => one.lost))),
  ];
}

function print(rows: string[][]): void {
  const head = [
    'load',
    'server',
    'CPU s / million deliveries',
    'delivered',
    'p50 ms',
    'p99 ms',
    'MB',
    'lost',
  ];
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)));
  for (const cells of all) console.log(cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '));
}

async function smoke(): Promise<void> {
  const result = await measure(OURS, parseLoad('20/10/5/10'));
  print([row('20/10/5/10', OURS.name, [result])]);
  if (result.delivered !== result.expected || result.lost > 0)
    throw new Error('not everything was delivered');
}

async function compare(): Promise<void> {
  installPeers();
  const candidates = [OURS, ...PEERS];
  const versions = PEERS.map((peer) => `${peer.name} ${versionOf(peer.name)}`).join(', ');
  console.log(`${cpus()[0]?.model ?? 'CPU'} × ${cpus().length}, Node ${process.version}, ${versions}`);
  console.log(
    'load: people/writers/edits per s/cursors per s; ours commits to SQLite, the others keep nothing',
  );
  const rows: string[][] = [];
  for (const load of values.loads.split(',')) {
    const results = new Map<Candidate, Measured[]>(candidates.map((one) => [one, []]));
    for (let round = 0; round < Number(values.rounds); round++) {
      for (const one of candidates) {
        process.stderr.write(`${load} round ${round + 1}: ${one.name}\n`);
        results.get(one)?.push(await measure(one, parseLoad(load)));
      }
    }
    for (const [one, rounds] of results) rows.push(row(load, one.name, rounds));
  }
  print(rows);
}

await (values.smoke ? smoke() : compare());
process.exit(0);
