import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type ResourceLimits, Worker } from 'node:worker_threads';

/** Starts a thread. Node can't run TypeScript by itself: from sources (tests, development) it is put together first. */
export function startWorker(url: URL, workerData: unknown, resourceLimits?: ResourceLimits): Worker {
  const program = url.pathname.endsWith('.ts') ? programOf(url) : url;
  return new Worker(program, { workerData, execArgv: [], ...(resourceLimits ? { resourceLimits } : {}) });
}

/** Programs that this process has put together, by their source. */
const programs = new Map<string, URL>();

/** The source and what it imports of ours as one file; once a process, since each thread would take a second for it. */
function programOf(source: URL): URL {
  const known = programs.get(source.href);
  if (known) return known;
  const require = createRequire(import.meta.url);
  const { buildSync } = require('esbuild') as typeof import('esbuild');
  const path = fileURLToPath(source);
  const { outputFiles } = buildSync({
    entryPoints: [path],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    write: false,
  });
  const text = outputFiles[0]?.text ?? '';
  // Among the packages, so that theirs are found; by content, so that processes don't get in each other's way.
  const folder = join(require.resolve('esbuild/package.json'), '../../.cache/machinowa-workers');
  const name = `${basename(path, '.ts')}-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.mjs`;
  const program = join(folder, name);
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    const draft = `${program}.${process.pid}`;
    writeFileSync(draft, text);
    renameSync(draft, program);
  }
  const made = pathToFileURL(program);
  programs.set(source.href, made);
  return made;
}
