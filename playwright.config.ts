import { defineConfig } from '@playwright/test';

/** What looks at how text lies on the page or on paper: there the app's own letters are needed. */
const WITH_LETTERS = /(accounts-screens|areas|karte|maps|visions|board-images)\.spec\.ts$/;
const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
];
const chromium = (flags: string[]) => ({
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
  args: [...BROWSER_FLAGS, ...flags],
});

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/setup/base-data.ts',
  fullyParallel: false,
  workers: 2,
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
  },
  projects: [
    { name: 'letters', testMatch: WITH_LETTERS, use: { launchOptions: chromium([]) } },
    {
      name: 'app',
      testIgnore: WITH_LETTERS,
      // Some thirty files of Japanese letters a page are a quarter of what loading it costs.
      use: { launchOptions: chromium(['--disable-remote-fonts']) },
    },
  ],
});
