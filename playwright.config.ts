import { defineConfig } from '@playwright/test';
import { WITHOUT_APP_LETTERS } from './tests/setup/devices';

const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  WITHOUT_APP_LETTERS,
];

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/setup/base-data.ts',
  fullyParallel: false,
  // One more than cores: now and then a test waits for what takes its time.
  workers: 3,
  retries: 0,
  // Far above what anything takes: time must not decide on a machine that is busy with other things.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : [['list']],
  use: {
    // Below the test's own limit, so that a failure names the step that hung.
    actionTimeout: 60_000,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      args: BROWSER_FLAGS,
    },
  },
});
