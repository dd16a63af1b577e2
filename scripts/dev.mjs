import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './prepare.mjs';

ensureInstalled();
// The app reloads itself through Vite; a change of the server's own files restarts the process.
const child = spawn(
  process.execPath,
  [
    join(ROOT, 'node_modules/tsx/dist/cli.mjs'),
    'watch',
    '--clear-screen=false',
    '--exclude',
    'app/{routes,ui}/**',
    'server/index.ts',
  ],
  { cwd: ROOT, stdio: 'inherit', env: { NODE_ENV: 'development', LOG_LEVEL: 'debug', ...process.env } },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 0));
