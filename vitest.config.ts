import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

const TESTS = ['{app,server,db,scripts}/**/*.test.{ts,tsx}', 'tests/{contracts,setup}/**/*.test.ts'];
/** Tests that replace a module, which everything else in their process would see. */
const MOCKING = ['app/domains/accounts/passwords.test.ts'];

export default defineConfig({
  resolve: { alias: { '~': fileURLToPath(new URL('./app', import.meta.url)) } },
  test: {
    setupFiles: ['tests/setup/fail-on-console-error.ts'],
    environment: 'node',
    // A bound for what hangs, not a measure of speed.
    testTimeout: 60_000,
    // One per core: by default one core is left to whoever watches.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        // Files share their imports: most of the time would go into loading the same code for each of them anew.
        test: {
          name: 'shared',
          isolate: false,
          include: TESTS,
          exclude: [...configDefaults.exclude, ...MOCKING],
        },
      },
      { extends: true, test: { name: 'apart', include: MOCKING } },
    ],
  },
});
