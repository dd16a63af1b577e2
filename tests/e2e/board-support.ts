import { type APIRequestContext, type CDPSession, type Locator, type Page, request } from '@playwright/test';
import { io } from 'socket.io-client';
import { expect, joinByForm, signIn } from '../setup/fixtures';
import { DEMO_PASSWORD, type ServerProcess } from '../setup/server-process';

export interface OpenBoard {
  boardId: string;
  sessionId: string;
}

/** Joins the demo and opens its board as a page of its own; resolves when one can write. */
export async function openDemoBoard(page: Page, name: string): Promise<OpenBoard> {
  const path = await joinByForm(page, name);
  const sessionId = path.split('/').pop() ?? '';
  const boardId = /brd_[0-9a-z]{16}/.exec(await (await page.request.get(path)).text())?.[0] ?? '';
  await page.goto(`/boards/${boardId}`);
  await boardReady(page);
  return { boardId, sessionId };
}

/**
 * Makes an empty board in the demo workshop and lets people open it: everything on it is near, and nothing of
 * another test is.
 */
export async function openNewBoard(server: ServerProcess, ...pages: readonly Page[]): Promise<OpenBoard> {
  let sessionId = '';
  for (const [i, page] of pages.entries()) {
    sessionId = (await joinByForm(page, NAMES[i] ?? `参加者${i}`)).split('/').pop() ?? '';
  }
  const boardId = await makeBoard(server);
  for (const page of pages) {
    await page.goto(`/boards/${boardId}`);
    await boardReady(page);
  }
  return { boardId, sessionId };
}

const NAMES = ['山田', '佐藤'];
/** The facilitator's cookie by server, so that signing in is paid for once. */
const leads = new Map<string, { context: APIRequestContext; workshop: string }>();

async function makeBoard(server: ServerProcess): Promise<string> {
  const lead = leads.get(server.url) ?? (await leadOf(server));
  leads.set(server.url, lead);
  const headers = { origin: server.url };
  const form = { intent: 'board-add', session: '', title: `試しのボード${Date.now()}` };
  const added = await lead.context.post(lead.workshop, { form, headers });
  const links = [...(await added.text()).matchAll(/href="\/boards\/(brd_[0-9a-z]{16})/g)];
  const id = links.at(-1)?.[1];
  if (!id) throw new Error('no board was made');
  return id;
}

async function leadOf(server: ServerProcess): Promise<{ context: APIRequestContext; workshop: string }> {
  const context = await request.newContext({ baseURL: server.url, extraHTTPHeaders: { origin: server.url } });
  await context.post('/login', { form: { email: 'facilitator@example.jp', password: DEMO_PASSWORD } });
  const list = await (await context.get('/programmes')).text();
  const workshop = /\/workshops\/wsp_[0-9a-z]+/.exec(list)?.[0];
  if (!workshop) throw new Error('no workshop in the list');
  return { context, workshop };
}

/** Sends what a facilitator decides to session control, as the console does; resolves when it is done. */
export type Conduct = (server: string, sessionId: string, event: string, input: object) => Promise<void>;

/** Signs in as the demo's facilitator and opens the board. */
export async function asFacilitator(page: Page, boardId: string): Promise<Conduct> {
  await signIn(page, 'facilitator');
  await page.goto(`/boards/${boardId}`);
  await boardReady(page);
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return async (server, sessionId, event, input) => {
    const socket = io(server, {
      auth: { sessionId },
      transports: ['websocket'],
      extraHeaders: { cookie, origin: server },
      forceNew: true,
    });
    try {
      const answer: unknown = await socket.timeout(8_000).emitWithAck(event, input);
      expect(answer).toMatchObject({ ok: true });
    } finally {
      socket.disconnect();
    }
  };
}

/** Resolves when the board is open and everything is saved. */
export async function boardReady(page: Page): Promise<void> {
  await expect(page.locator('[data-ready="true"]')).toBeVisible();
  await expectSaved(page);
}

/** `within`: milliseconds; a lost connection takes longer to come back. */
export async function expectSaved(page: Page, within = 10_000): Promise<void> {
  await expect(page.getByTestId('board-status')).toHaveAttribute('data-state', 'saved', { timeout: within });
}

/** The object on the board that shows this text. */
export function objectWith(page: Page, text: string | RegExp): Locator {
  return page.locator('[data-object]', { hasText: text });
}

/** The field in which a text is being written. */
export function field(page: Page): Locator {
  return page.locator('textarea.board-field');
}

/** Makes a note by keyboard with this text; what an IME commits arrives the same way. */
export async function writeNote(page: Page, text: string): Promise<Locator> {
  await focusBoard(page);
  await page.keyboard.press('n');
  await expect(field(page)).toBeFocused();
  await page.keyboard.insertText(text);
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveCount(0);
  return objectWith(page, text);
}

/** Gives the board a picture as if it was pasted, or dropped on its middle; ends when it is asked what is on it. */
export async function givePicture(page: Page, how: 'paste' | 'drop', bytes: Buffer): Promise<void> {
  await page.evaluate(
    ([base64, kind]) => {
      const data = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      data.items.add(new File([content], 'photo.jpg', { type: 'image/jpeg' }));
      const board = document.querySelector('.bs-stage') ?? document.body;
      const box = board.getBoundingClientRect();
      const common = { bubbles: true, cancelable: true };
      const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
      board.dispatchEvent(
        kind === 'paste'
          ? new ClipboardEvent('paste', { ...common, clipboardData: data })
          : new DragEvent('drop', { ...common, ...at, dataTransfer: data }),
      );
    },
    [bytes.toString('base64'), how] as const,
  );
  await expect(page.getByLabel('何が写っていますか')).toBeVisible();
}

/** Keyboard focus on the board with nothing selected. */
export async function focusBoard(page: Page): Promise<void> {
  await page.locator('.board-surface').focus();
  await page.keyboard.press('Escape');
}

/** Where the middle of an object is on the screen. */
export async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('not visible');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Resolves when the view no longer flies: a click is aimed at where an object is now. */
export async function atRest(object: Locator): Promise<void> {
  await object.evaluate(async (element) => {
    let last = '';
    for (let still = 0; still < 10; ) {
      await new Promise(requestAnimationFrame);
      const { x, y, width } = element.getBoundingClientRect();
      const now = `${x} ${y} ${width}`;
      still = now === last ? still + 1 : 0;
      last = now;
    }
  });
}

/** Drags with the mouse in several steps, as a hand does. */
export async function drag(
  page: Page,
  from: { x: number; y: number },
  to: { x: number; y: number },
): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

const CODES = { Enter: 13, Escape: 27, Tab: 9 } as const;

/** A Japanese input method at the keyboard, by the browser's own protocol. */
export class Ime {
  readonly #client: CDPSession;

  private constructor(client: CDPSession) {
    this.#client = client;
  }

  static async of(page: Page): Promise<Ime> {
    return new Ime(await page.context().newCDPSession(page));
  }

  /** Shows `text` underlined, as while choosing characters. */
  async compose(text: string): Promise<void> {
    await this.#client.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }

  /** Takes what is composed over as `text`. */
  async commit(text: string): Promise<void> {
    await this.#client.send('Input.insertText', { text });
  }

  /** Gives the composition up. */
  async cancel(): Promise<void> {
    await this.#client.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  }

  /** A key while composing that the browser tells the page of as itself, as some input methods let it. */
  async press(key: keyof typeof CODES): Promise<void> {
    const common = { key, code: key, windowsVirtualKeyCode: CODES[key], nativeVirtualKeyCode: CODES[key] };
    const text = key === 'Enter' ? { text: '\r' } : {};
    await this.#client.send('Input.dispatchKeyEvent', { type: 'keyDown', ...common, ...text });
    await this.#client.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
  }

  /** A key that belongs to the composition: Tab walks the candidates, the others reach the page as well. */
  async swallow(key: keyof typeof CODES): Promise<void> {
    if (key === 'Tab') await this.key(key);
    else await this.press(key);
  }

  /** A key the input method takes for itself; pages see it with key code 229. */
  async key(key: 'Enter' | 'Escape' | 'Tab' | 'Process'): Promise<void> {
    for (const type of ['rawKeyDown', 'keyUp'] as const) {
      await this.#client.send('Input.dispatchKeyEvent', {
        type,
        key,
        code: key === 'Process' ? '' : key,
        windowsVirtualKeyCode: 229,
      });
    }
  }
}
