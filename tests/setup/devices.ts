import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import type { ServerProcess } from './server-process';

/** What a site may keep in a browser that could tell whose it was; what was fetched is not among it. */
const PERSONAL = 'local_storage,indexeddb,cache_storage,file_systems,service_workers';
/** An answer of the server without a page of the app: where a device waits for its next person. */
const RESTING_PLACE = '/healthz';

/** What tests listen to on a page. */
const LISTENED = ['console', 'pageerror', 'request', 'response', 'requestfailed', 'download', 'dialog'];

/**
 * Whose letters a browser shows: its machine's, or the app's own. Some thirty files of Japanese letters a page are a
 * quarter of what loading it costs, so they come only where it is looked at how text lies on a page or on paper.
 */
export type Letters = 'of-machine' | 'of-app';

/** The browser's own switch for its machine's letters. */
export const WITHOUT_APP_LETTERS = '--disable-remote-fonts';

/** What a browser is like for good; its window can be of another size for its next person. */
const keyOf = ({ viewport: _, ...lasting }: BrowserContextOptions, letters: Letters) =>
  JSON.stringify({ ...lasting, letters });

/**
 * Browsers of different people, used one after the other. A new context fetches the whole app anew, and a new page
 * starts a process that compiles it anew, which together take longer than most of what a test does: a device that was
 * given back forgets its person (cookies, storage, copies of boards) and keeps the app, as a shared computer does.
 */
export class Devices {
  readonly #browsers: Readonly<Record<Letters, () => Promise<Browser>>>;
  readonly #free = new Map<string, Page[]>();
  readonly #lasting = new Set<string>();
  /** Pages with something on them that can't be taken off again. */
  readonly #altered = new WeakSet<Page>();

  constructor(browsers: Readonly<Record<Letters, () => Promise<Browser>>>) {
    this.#browsers = browsers;
  }

  /** Says that there will be servers at this address for more than one test; returns it. */
  keepFor(server: ServerProcess): ServerProcess {
    this.#lasting.add(server.url);
    return server;
  }

  /** A page of a browser that knows nobody. */
  async take(options: BrowserContextOptions, letters: Letters): Promise<Page> {
    const kept = this.#free.get(keyOf(options, letters))?.pop();
    if (kept) return this.#resize(kept, options);
    const browser = await this.#browsers[letters]();
    return this.#watch(await (await browser.newContext(options)).newPage());
  }

  /** Gives this page, and those that its browser opens, the size that is asked for. */
  async #resize(page: Page, { viewport }: BrowserContextOptions): Promise<Page> {
    if (!viewport) throw new Error('a device has a size');
    const context = page.context();
    const open = Object.getPrototypeOf(context).newPage as () => Promise<Page>;
    Object.assign(context, {
      newPage: async () => {
        const next = await open.call(context);
        await next.setViewportSize(viewport);
        return next;
      },
    });
    await page.setViewportSize(viewport);
    return page;
  }

  /** Ends the pages of a context, and keeps one when somebody else will talk to the same address. */
  async giveBack(context: BrowserContext, options: BrowserContextOptions, letters: Letters): Promise<void> {
    const kept = this.#lasting.has(options.baseURL ?? '') ? await this.#forgetPerson(context, options) : null;
    if (!kept) return context.close();
    const key = keyOf(options, letters);
    this.#free.set(key, [...(this.#free.get(key) ?? []), kept]);
  }

  /** Removes everything personal; null when no page is left to do it with, or its server is gone. */
  async #forgetPerson(context: BrowserContext, { baseURL }: BrowserContextOptions): Promise<Page | null> {
    const [first, ...others] = context.pages();
    if (!first || !baseURL) return null;
    for (const other of others) await other.close();
    await context.setOffline(false);
    await first.unrouteAll({ behavior: 'ignoreErrors' });
    // A page of the app that is still open would write its copy once more.
    const rests = await first.goto(RESTING_PLACE).catch(() => null);
    if (!rests) return null;
    for (const event of LISTENED) first.removeAllListeners(event);
    await first.mouse.move(0, 0);
    await first.evaluate(() => sessionStorage.clear());
    const client = await context.newCDPSession(first);
    await client.send('Storage.clearDataForOrigin', { origin: baseURL, storageTypes: PERSONAL });
    await client.detach();
    await context.clearCookies();
    if (!this.#altered.has(first)) return first;
    const next = this.#watch(await context.newPage());
    await first.close();
    return next;
  }

  /** Notices what would stay on the page for its next person. */
  #watch(page: Page): Page {
    for (const method of ['addInitScript', 'routeWebSocket'] as const) {
      const original: (...args: never[]) => Promise<unknown> = page[method];
      Object.assign(page, {
        [method]: (...args: never[]) => {
          this.#altered.add(page);
          return original.apply(page, args);
        },
      });
    }
    return page;
  }
}
