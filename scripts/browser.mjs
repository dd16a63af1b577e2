import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from './prepare.mjs';

/** The one without windows first: it costs a third less. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Path of the system's Chromium or Chrome, or null. `CHROMIUM_PATH` names another one. */
export function systemBrowser() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  for (const folder of (process.env.PATH ?? '').split(':')) {
    for (const name of NAMES) if (existsSync(join(folder, name))) return join(folder, name);
  }
  return PLACES.find((place) => existsSync(place)) ?? null;
}

/** Path of Playwright's own Chromium when it is installed, or null. */
function playwrightBrowser() {
  const path = createRequire(join(ROOT, 'package.json'))('@playwright/test').chromium.executablePath();
  return path && existsSync(path) ? path : null;
}

/** Finds a browser, or gets one: Playwright's, else Debian's package when root. Ends the process when none is to be had. */
export function ensureBrowser() {
  const found = systemBrowser() ?? playwrightBrowser();
  if (found) return found;
  console.log('No Chromium or Chrome found: installing one for the tests …');
  const cli = join(ROOT, 'node_modules/@playwright/test/cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit', timeout: 240_000 });
  const own = playwrightBrowser();
  if (own) return own;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', timeout: 240_000 });
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium-headless-shell'], {
      stdio: 'inherit',
      timeout: 600_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    const installed = systemBrowser();
    if (installed) return installed;
  }
  console.error('The browser tests need Chromium or Chrome: install one, or set CHROMIUM_PATH to it.');
  process.exit(1);
}
