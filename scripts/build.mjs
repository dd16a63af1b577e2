import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT, run } from './prepare.mjs';

// The app: browser files and the Remix handler.
run(process.execPath, [
  join(ROOT, 'node_modules/@remix-run/dev/dist/cli.js'),
  'vite:build',
  '--logLevel',
  'warn',
]);

// The process around it, and the thread that writes to the database.
await build({
  absWorkingDir: ROOT,
  entryPoints: { index: 'server/index.ts', 'store-worker': 'server/realtime/sync/store-worker.ts' },
  outdir: 'build/host',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  alias: { '~': join(ROOT, 'app') },
  sourcemap: true,
  logLevel: 'warning',
});
