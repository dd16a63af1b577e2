import { join } from 'node:path';
import { build } from 'esbuild';
import { compressFiles } from './compress.mjs';
import { ROOT, run } from './prepare.mjs';
import { rememberedRoutes } from './remembered-routes.mjs';

// The app: browser files and the Remix handler.
run(process.execPath, [
  join(ROOT, 'node_modules/@remix-run/dev/dist/cli.js'),
  'vite:build',
  '--logLevel',
  'warn',
]);

// On the other cores, while the server's files are put together.
const compressed = compressFiles(join(ROOT, 'build/client'));

/** Parts that are compiled and lie beside their code, and what only development needs: these stay packages of their own. */
const EXTERNAL = ['better-sqlite3', 'sharp', '@node-rs/argon2', 'highs', 'vite'];

// The process around it, the thread that writes to the database, and the app with all it imports: a few large
// files start four times as fast as thousands of small ones.
await build({
  absWorkingDir: ROOT,
  entryPoints: {
    index: 'server/index.ts',
    'store-worker': 'server/realtime/sync/store-worker.ts',
    'import-worker': 'server/imports/import-worker.ts',
    'ranking-worker': 'server/matching/ranking-worker.ts',
    'round-worker': 'server/rounds/round-worker.ts',
    'index-worker': 'server/search/index-worker.ts',
    app: 'build/server/index.js',
  },
  outdir: 'build/host',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external: EXTERNAL,
  plugins: [rememberedRoutes],
  alias: { '~': join(ROOT, 'app') },
  define: { 'process.env.NODE_ENV': '"production"' },
  // Packages in the older module format ask for parts of Node in their own way.
  banner: {
    js: "import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url);",
  },
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
  // Vite names each package once more without taking anything from it; those lines mean nothing.
  logOverride: { 'ignored-bare-import': 'silent' },
});
await compressed;
