import { fileURLToPath } from 'node:url';
import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import remixOptions from './remix.config.js';

/**
 * Files of the browser that several pages share; see docs/decisions/014-what-a-page-loads.md. Left alone, each icon
 * that two pages use would be a file and a request of its own.
 */
function sharedFile(id: string): string | undefined {
  const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
  if (name === 'lucide-react') return 'icons';
  return name && FRAMEWORK.has(name) ? 'framework' : undefined;
}

/** What every page needs before it answers. */
const FRAMEWORK = new Set([
  'react',
  'react-dom',
  'scheduler',
  '@remix-run/react',
  '@remix-run/router',
  'react-router',
  'react-router-dom',
  'turbo-stream',
  'i18next',
  'react-i18next',
]);

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), remix(remixOptions)],
  resolve: { alias: { '~': fileURLToPath(new URL('./app', import.meta.url)) } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    rollupOptions: isSsrBuild ? {} : { output: { manualChunks: sharedFile } },
  },
}));
