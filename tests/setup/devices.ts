import type { Browser, BrowserContext, BrowserContextOptions } from '@playwright/test';
import type { ServerProcess } from './server-process';

/** What a site may keep in a browser that could tell whose it was; what was fetched is not among it. */
const PERSONAL = 'local_storage,indexeddb,cache_storage,file_systems,service_workers';

/**
 * Browsers of different people, used one after the other. A new context fetches and compiles the whole app anew,
 * which takes longer than most of what a test does with it: one that was given back forgets its person (cookies,
 * storage, copies of boards) and keeps the app's files, as a shared computer does.
 */
export class Devices {
  readonly #browser: Browser;
  readonly #free = new Map<string, BrowserContext[]>();
  readonly #lasting = new Set<string>();

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** Says that this server is there for more than one test; returns it. */
  keepFor(server: ServerProcess): ServerProcess {
    this.#lasting.add(server.url);
    return server;
  }

  async take(options: BrowserContextOptions): Promise<BrowserContext> {
    return this.#free.get(JSON.stringify(options))?.pop() ?? (await this.#browser.newContext(options));
  }

  /** Ends its pages, and keeps it when somebody else will talk to the same server. */
  async giveBack(context: BrowserContext, options: BrowserContextOptions): Promise<void> {
    const url = options.baseURL ?? '';
    if (!this.#lasting.has(url) || !(await forgetPerson(context, url))) return context.close();
    const key = JSON.stringify(options);
    this.#free.set(key, [...(this.#free.get(key) ?? []), context]);
  }
}

/** Removes everything personal; false when there is no page left to do it with. */
async function forgetPerson(context: BrowserContext, origin: string): Promise<boolean> {
  const [page, ...others] = context.pages();
  if (!page) return false;
  for (const other of others) await other.close();
  // A page that is still open would write its copy once more.
  await page.goto('about:blank');
  const client = await context.newCDPSession(page);
  await client.send('Storage.clearDataForOrigin', { origin, storageTypes: PERSONAL });
  await page.close();
  await context.clearCookies();
  await context.setOffline(false);
  return true;
}
