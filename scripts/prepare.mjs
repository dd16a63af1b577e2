import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STAMP = join(ROOT, 'build', '.stamp');
/** What the build is made of. */
const SOURCES = [
  'app',
  'server',
  'db',
  'public',
  'package.json',
  'package-lock.json',
  'remix.config.js',
  'vite.config.ts',
  'scripts/build.mjs',
  'scripts/compress.mjs',
  'scripts/remembered-routes.mjs',
];

/** Runs a program with our own output; ends this process when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
  if (result.error) throw result.error;
  if (result.status !== 0) process.exit(result.status ?? 1);
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Whether every package of the lock file that this machine needs is installed in the version it names. */
export function isInstalled() {
  const installedFile = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = readJson(installedFile).packages;
  return Object.entries(readJson(join(ROOT, 'package-lock.json')).packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    return found
      ? found.version === wanted.version
      : Boolean(wanted.optional || wanted.devOptional || wanted.peer);
  });
}

/** What SQLite's package compiles for this machine. */
const COMPILED = join(ROOT, 'node_modules', 'better-sqlite3', 'build', 'Release', 'better_sqlite3.node');
const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const NPM_OPTIONS = {
  cwd: ROOT,
  env: { ...process.env, NODE_ENV: 'development' },
  shell: process.platform === 'win32',
};

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Node.js 20.19 or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

function install(...more) {
  const fresh = !existsSync(join(ROOT, 'node_modules'));
  run(NPM, [fresh ? 'ci' : 'install', '--no-audit', '--no-fund', '--loglevel=error', ...more], NPM_OPTIONS);
}

/** Installs dependencies when something is missing. */
export function ensureInstalled() {
  requireNode();
  if (!isInstalled()) {
    console.log('Installing dependencies (a few minutes the first time: SQLite is compiled) …');
    install();
  } else if (!existsSync(COMPILED)) {
    run(NPM, ['rebuild', '--loglevel=error'], NPM_OPTIONS);
  }
}

/**
 * As `ensureInstalled`, but what has to be compiled is compiled while the caller goes on with what can do without:
 * resolves when it is there, and ends this process when that fails.
 */
export function installWhileWorking() {
  requireNode();
  if (!isInstalled()) {
    console.log('Installing dependencies …');
    install('--ignore-scripts');
  }
  if (existsSync(COMPILED)) return Promise.resolve();
  console.log('Compiling SQLite meanwhile …');
  const compiling = spawn(NPM, ['rebuild', '--loglevel=error'], {
    ...NPM_OPTIONS,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve) => {
    compiling.on('error', (error) => {
      throw error;
    });
    compiling.on('exit', (code) => {
      if (code !== 0) process.exit(code ?? 1);
      resolve();
    });
  });
}

function* filesOf(path) {
  const full = join(ROOT, path);
  if (!existsSync(full)) return;
  let entries;
  try {
    entries = readdirSync(full, { withFileTypes: true });
  } catch {
    yield path;
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) yield* filesOf(join(path, entry.name));
    else if (!/\.test\.tsx?$/.test(entry.name)) yield join(path, entry.name);
  }
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesOf(source))
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(ROOT, file)))
        .update('\0');
  }
  return hash.digest('hex');
}

/** Builds when the sources changed since the last build. */
export function ensureBuilt() {
  const now = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === now) return;
  console.log('Building …');
  run(process.execPath, [join(ROOT, 'scripts', 'build.mjs')], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  writeFileSync(STAMP, now);
}
