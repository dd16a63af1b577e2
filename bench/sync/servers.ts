import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Protocol } from './person';

/** A server to be measured. */
export interface Candidate {
  name: string;
  protocol: Protocol;
  script: string;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const peersFolder = here('../peers');

export const OURS: Candidate = { name: 'Machinowa', protocol: 'y-websocket', script: here('./serve.ts') };
export const Y_WEBSOCKET: Candidate = {
  name: '@y/websocket-server',
  protocol: 'y-websocket',
  script: `${peersFolder}/y-websocket-server.mjs`,
};
export const HOCUSPOCUS: Candidate = {
  name: '@hocuspocus/server',
  protocol: 'hocuspocus',
  script: `${peersFolder}/hocuspocus.mjs`,
};
/** Parses nothing and keeps nothing: what `ws` itself costs. */
export const BARE: Candidate = {
  name: 'bare ws broadcast',
  protocol: 'bare',
  script: `${peersFolder}/broadcast.mjs`,
};

export interface Usage {
  cpu: NodeJS.CpuUsage;
  /** Bytes. */
  rss: number;
}

/** After garbage collection, in bytes; `rooms` are those loaded, where a server can tell. */
export interface Settled {
  heap: number;
  rss: number;
  rooms: number | null;
}

export interface Running {
  url: string;
  protocol: Protocol;
  usage(): Promise<Usage>;
  settled(): Promise<Settled>;
}

/** Runs `work` beside a server in a process of its own; `options` are for ours (`serve.ts`). */
export async function withServer<T>(
  candidate: Candidate,
  port: number,
  work: (server: Running) => Promise<T>,
  options: object = {},
): Promise<T> {
  return withChild(candidate.script, [String(port), JSON.stringify(options)], async (server) => {
    const { listening } = await message<{ listening: number }>(server, 'listening');
    const ask = <A>(what: string) => {
      const answer = message<Record<string, A>>(server, what);
      server.send(what);
      return answer.then((value) => value[what] as A);
    };
    return work({
      url: `ws://127.0.0.1:${listening}`,
      protocol: candidate.protocol,
      usage: () => ask<Usage>('usage'),
      settled: () => ask<Settled>('settled'),
    });
  });
}

/** Runs `work` beside one of the scripts of this folder with its options as JSON. */
export function withClient<T>(
  script: string,
  options: object,
  work: (client: ChildProcess) => Promise<T>,
): Promise<T> {
  return withChild(here(script), [JSON.stringify(options)], work);
}

async function withChild<T>(
  script: string,
  args: string[],
  work: (child: ChildProcess) => Promise<T>,
): Promise<T> {
  const child = fork(script, args, {
    execArgv: ['--expose-gc', ...(script.endsWith('.ts') ? ['--import', 'tsx'] : [])],
    cwd: script.startsWith(peersFolder) ? peersFolder : process.cwd(),
    env: { ...process.env, NODE_ENV: 'production' },
  });
  try {
    return await work(child);
  } finally {
    await stop(child);
  }
}

/** The next message that has this key. Rejects when the process ends before. */
export function message<T>(child: ChildProcess, key: keyof T & string): Promise<T> {
  return new Promise((resolve, reject) => {
    const heard = (value: unknown) => {
      if (typeof value !== 'object' || value === null || !(key in value)) return;
      child.off('message', heard);
      child.off('exit', ended);
      resolve(value as T);
    };
    const ended = (code: number | null) => reject(new Error(`a process ended (${code}) before "${key}"`));
    child.on('message', heard);
    child.once('exit', ended);
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 6_000);
  await exited;
  clearTimeout(timer);
}

export function installPeers(): void {
  if (existsSync(`${peersFolder}/node_modules/@hocuspocus/server`)) return;
  console.log('Installing the servers to compare with …');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: peersFolder,
    stdio: 'inherit',
  });
}

/** Versions of what is measured, theirs and what ours stands on. */
export function versions(): string {
  const peers = ['@y/websocket-server', '@hocuspocus/server', 'ws', 'yjs'].map((name) =>
    version(peersFolder, name),
  );
  const ours = ['ws', 'yjs', 'better-sqlite3'].map((name) => version(here('../..'), name));
  return `peers: ${peers.join(', ')}; ours: ${ours.join(', ')}`;
}

function version(folder: string, name: string): string {
  const file = `${folder}/node_modules/${name}/package.json`;
  return `${name} ${(JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version}`;
}
