import { ensureBuilt, ensureInstalled, ROOT } from './prepare.mjs';

ensureInstalled();
ensureBuilt();
process.chdir(ROOT);
process.env.NODE_ENV ??= 'production';
await import('../build/host/index.js');
