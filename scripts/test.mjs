import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt, installWhileWorking, ROOT } from './prepare.mjs';

/** Everything CI checks, in the order in which mistakes are cheapest to find. `--no-browser` leaves the browser out. */
const withBrowser = !process.argv.includes('--no-browser');
const compiled = installWhileWorking();
const browser = withBrowser ? ensureBrowser() : null;
const reports = mkdtempSync(join(tmpdir(), 'machinowa-test-'));
const bin = (path) => join(ROOT, 'node_modules', path);

/** Says what comes next, and how long everything before it took. */
function announce(name) {
  console.log(`\n── ${name} (after ${Math.round(performance.now() / 1000)} s)`);
}

function step(name, args, env = {}) {
  announce(name);
  const result = spawnSync(process.execPath, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return result.status === 0;
}

function fail(name) {
  console.error(`\n${name} failed`);
  process.exit(1);
}

function check(name, args) {
  if (!step(name, args)) fail(name);
}

/** Checks beside what is checked meanwhile; resolves when it is well, and ends this process when it is not. */
function checkMeanwhile(name, args) {
  announce(`${name}, meanwhile`);
  const checking = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  process.on('exit', () => checking.kill());
  return new Promise((resolve) => {
    checking.on('exit', (code) => (code === 0 ? resolve() : fail(name)));
  });
}

/** What a Vitest or Playwright JSON report counts and calls failed; a report that is missing counts as one failure. */
function counts(file, read) {
  try {
    return read(JSON.parse(readFileSync(join(reports, file), 'utf8')));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, stories: [`${file} was not written`] };
  }
}

/** Name and reason of each failed test of a Vitest report. */
const unitStories = (report) =>
  report.testResults.flatMap((file) => [
    ...(file.message ? [`${file.name}: ${file.message}`] : []),
    ...file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map((test) => `${file.name} › ${test.fullName}\n${test.failureMessages.join('\n')}`),
  ]);

/** Name and reason of each failed test of a Playwright report. */
const browserStories = (suites) =>
  suites.flatMap((suite) => [
    ...browserStories(suite.suites ?? []),
    ...suite.specs
      .filter(({ ok }) => !ok)
      .map((spec) => {
        const errors = spec.tests.flatMap(({ results }) => results.flatMap((r) => r.errors));
        return `${spec.file} › ${spec.title}\n${errors.map((e) => e.message).join('\n')}`;
      }),
  ]);

check('lint', [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']);
// One core would wait while types are checked.
const typed = checkMeanwhile('types', [bin('typescript-native/bin/tsc'), '-p', '.']);
check('dependency rules', [
  bin('dependency-cruiser/bin/dependency-cruise.mjs'),
  '--config',
  '.dependency-cruiser.cjs',
  'app',
  'server',
  'db',
  'tests',
]);
check('unused code', [bin('knip/bin/knip.js')]);
if (browser) ensureBuilt();
await typed;
await compiled;

let ok = step('unit and contract tests', [
  bin('vitest/vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(reports, 'unit.json')}`,
]);
const total = counts('unit.json', (r) => ({
  passed: r.numPassedTests,
  failed: r.numFailedTests,
  skipped: r.numPendingTests,
  stories: unitStories(r),
}));

if (browser) {
  ok =
    step('browser tests', [bin('@playwright/test/cli.js'), 'test'], {
      CHROMIUM_PATH: browser,
      PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'e2e.json'),
    }) && ok;
  const e2e = counts('e2e.json', ({ stats, suites }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    stories: browserStories(suites),
  }));
  for (const key of ['passed', 'failed', 'skipped']) total[key] += e2e[key];
  total.stories.push(...e2e.stories);
}
rmSync(reports, { recursive: true });
if (!ok && total.failed === 0) total.failed = 1;
// Told again here, because the end is what a reader of a long log sees first.
if (total.stories.length > 0) console.log(`\n── failed\n${total.stories.join('\n\n')}`);
announce('the end');
console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`,
);
process.exit(ok && total.failed === 0 ? 0 : 1);
