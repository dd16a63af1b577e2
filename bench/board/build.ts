import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HERE = fileURLToPath(new URL('.', import.meta.url));
export const PEERS = join(ROOT, 'bench/peers-board');
export const OUT = join(ROOT, '.cache/bench-board');

export type CandidateName = 'machinowa' | 'tldraw' | 'excalidraw' | 'canvas';

const ENTRIES: Record<CandidateName, string> = {
  machinowa: join(HERE, 'page-stage.ts'),
  canvas: join(HERE, 'page-canvas.ts'),
  tldraw: join(PEERS, 'page-tldraw.jsx'),
  excalidraw: join(PEERS, 'page-excalidraw.jsx'),
};

/** Bundles one candidate's page as it would be shipped: minified, production mode. */
export async function buildCandidate(name: CandidateName): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  await build({
    entryPoints: { [name]: ENTRIES[name] },
    outdir: OUT,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    logLevel: 'error',
    alias: { '~': join(ROOT, 'app') },
    conditions: ['production'],
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.IS_PREACT': '"false"' },
    loader: {
      '.woff2': 'file',
      '.woff': 'file',
      '.ttf': 'file',
      '.svg': 'file',
      '.png': 'file',
      '.json': 'json',
    },
  });
  const page = readFileSync(join(HERE, 'page.html'), 'utf8').replaceAll('CANDIDATE', name);
  writeFileSync(join(OUT, `${name}.html`), page);
}
