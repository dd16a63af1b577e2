import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '~': fileURLToPath(new URL('./app', import.meta.url)) } },
  test: {
    include: ['{app,server,db,scripts}/**/*.test.{ts,tsx}', 'tests/{contracts,setup}/**/*.test.ts'],
    setupFiles: ['tests/setup/fail-on-console-error.ts'],
    environment: 'node',
    // A bound for what hangs, not a measure of speed.
    testTimeout: 60_000,
    // One per core: by default one core is left to whoever watches.
    maxWorkers: '100%',
  },
});
