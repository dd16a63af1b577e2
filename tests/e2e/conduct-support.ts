import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type {
  Ack,
  ClientEventInput,
  ClientEventName,
  ClientToServerEvents,
  ServerToClientEvents,
} from '~/domains/workshops/events';
import type { Phase, RoomView, SessionView } from '~/domains/workshops/model';
import {
  test as base,
  expect,
  joinByForm,
  type PersonOptions,
  signIn,
  withCopyOfDemo,
} from '../setup/fixtures';
import { type ServerProcess, startServerProcess } from '../setup/server-process';

export { expect };

const DEMO_WORKSHOP = '冬の公園の有効活用';

/** A running workshop of this test alone. */
export interface Workshop {
  workshopId: string;
  sessionId: string;
  /** Six digits by which people come in. */
  code: string;
  phases: Record<Phase['permission'], Phase>;
}

interface Control {
  page: Page;
  workshop: Workshop;
  client: RawClient;
}

interface ConductFixtures {
  /** Whether the test ends its server: it gets one of its own then. */
  endsServer: boolean;
  /** Where the workshop takes place. */
  site: ServerProcess;
  /** A workshop in a phase for writing, and its facilitator, whose console is not open. */
  control: Control;
  /** The same with the console open. */
  lead: Control;
  /** The document of the phase's board as the server holds it. */
  watch: Watch;
  /** Opens a browser of somebody else at `site`. */
  device: (options?: Omit<PersonOptions, 'at'>) => Promise<Page>;
  /** Lets a browser come into the workshop as a new person; resolves when the room is open. */
  enterRoom: (page: Page, name: string) => Promise<void>;
  /** Opens `site` again after it was ended, with its data and on its port. */
  restart: () => Promise<ServerProcess>;
}

export const test = base.extend<ConductFixtures>({
  endsServer: [false, { option: true }],
  site: async ({ endsServer, stage, ownPort, devices }, use) =>
    endsServer ? withCopyOfDemo((server) => use(devices.keepFor(server)), { port: ownPort }) : use(stage),
  restart: async ({ site }, use) => {
    const made: ServerProcess[] = [];
    await use(async () => {
      const server = await startServerProcess({
        dataDir: site.dataDir,
        port: Number(new URL(site.url).port),
      });
      made.push(server);
      return server;
    });
    for (const server of made) await server.stop();
  },
  device: async ({ person, site }, use) => use((options) => person({ ...options, at: site })),
  control: async ({ device, site }, use) => {
    const page = await device();
    await signIn(page, 'facilitator');
    const { workshopId, sessionId, code } = await planWorkshop(page, site);
    await pressOnPlan(page, site, { workshopId, sessionId, intent: 'session-start' });
    const client = await connectRaw(site.url, await cookieOf(page), sessionId);
    const { phases } = client.room().state;
    const of = (permission: Phase['permission']): Phase => {
      const phase = phases.find((one) => one.permission === permission && one.boardId !== null);
      if (!phase) throw new Error(`the workshop has no phase to ${permission}`);
      return phase;
    };
    const workshop = {
      workshopId,
      sessionId,
      code,
      phases: { write: of('write'), vote: of('vote'), look: of('look') },
    };
    await client.tell('phase.go', { phaseId: workshop.phases.write.id });
    await use({ page, workshop, client });
    client.close();
  },
  lead: async ({ control }, use) => {
    await control.page.goto(`/workshops/${control.workshop.workshopId}/run`);
    await expect(control.page.locator('[data-ready="true"]')).toBeVisible();
    await use(control);
  },
  watch: async ({ control, site }, use) => {
    const room = `board-${control.workshop.phases.write.boardId}`;
    const stock = await stockProvider(control.page, room, site.url);
    await use({ doc: stock.doc, texts: () => textsOf(stock.doc) });
    stock.close();
  },
  enterRoom: async ({ control }, use) =>
    use(async (page, name) => {
      await page.goto(await joinByForm(page, name, control.workshop.code));
      await expect(page.locator('[data-ready="true"]')).toBeVisible();
    }),
});

/**
 * Copies a workshop of the demo without what is on its boards, by the forms of the plan: it is ready to start, and
 * nothing in it is another test's.
 */
export async function planWorkshop(
  lead: Page,
  site: ServerProcess,
  { of, title }: { of: string; title: string } = { of: DEMO_WORKSHOP, title: '試しの会' },
): Promise<Pick<Workshop, 'workshopId' | 'sessionId' | 'code'>> {
  const { request } = lead;
  const copied = await request.post(`/workshops/${workshopOf(site, of)}/copy`, {
    form: { title },
    headers: { origin: site.url },
    maxRedirects: 0,
  });
  const path = copied.headers().location ?? '';
  const plan = await (await request.get(path)).text();
  const sessionId = /ses_[0-9a-z]{16}/.exec(plan)?.[0] ?? '';
  const code = /\/j\/(\d{6})/.exec(plan)?.[1] ?? '';
  expect(code, 'a workshop to start').not.toBe('');
  return { workshopId: path.split('/').pop() ?? '', sessionId, code };
}

function workshopOf(site: ServerProcess, title: string): string {
  const db = new Sqlite(join(site.dataDir, 'machinowa.db'), { readonly: true });
  const id = db.prepare('SELECT id FROM workshops WHERE title = ?').pluck().get(title);
  db.close();
  return String(id);
}

/** Presses a button of the plan page, as its form does without JavaScript. */
async function pressOnPlan(
  lead: Page,
  site: ServerProcess,
  press: { workshopId: string; sessionId: string; intent: string },
): Promise<void> {
  const done = await lead.request.post(`/workshops/${press.workshopId}`, {
    form: { intent: press.intent, session: press.sessionId },
    headers: { origin: site.url },
    maxRedirects: 0,
  });
  expect(done.status(), press.intent).toBe(302);
}

function textsOf(doc: Y.Doc): string[] {
  return [...doc.getMap('objects').values()].flatMap((object) => {
    const text = object instanceof Y.Map ? object.get('text') : undefined;
    return text instanceof Y.Text ? [text.toString()] : [];
  });
}

/** Resolves when the server's board holds this text exactly `times` times. */
export async function expectOnBoard(watch: Watch, text: string, times = 1): Promise<void> {
  await expect.poll(() => watch.texts().filter((one) => one === text).length, { message: text }).toBe(times);
}

/** A board without a screen, for what is true on the server. */
export interface Watch {
  doc: Y.Doc;
  /** Every text on the board. */
  texts(): string[];
}

/** A person's session control without a screen: whatever a changed client could send. */
export interface RawClient {
  /** The last state the server sent. */
  view(): SessionView;
  /** The same, for who is inside. */
  room(): RoomView;
  send<E extends ClientEventName>(event: E, input: ClientEventInput<E>): Promise<Ack<E>>;
  /** As `send`, and fails unless the server agreed. */
  tell<E extends ClientEventName>(event: E, input: ClientEventInput<E>): Promise<void>;
  close(): void;
}

/** Cookies of the page's person, as a header. */
export async function cookieOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** Connects to session control as the person of this page. */
export async function connectAs(page: Page, sessionId: string): Promise<RawClient> {
  return connectRaw(new URL(page.url()).origin, await cookieOf(page), sessionId);
}

/** How long the server may take to answer a client without a screen; past it the test says what it waited for. */
const ANSWER_MS = 20_000;

/** Connects to session control with a cookie; resolves with the first state. */
export async function connectRaw(origin: string, cookie: string, sessionId: string): Promise<RawClient> {
  const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io(origin, {
    path: '/socket.io',
    transports: ['websocket'],
    forceNew: true,
    auth: { sessionId },
    extraHeaders: { cookie },
  });
  const story: string[] = [];
  socket.on('connect', () => story.push('connected'));
  socket.on('disconnect', (reason) => story.push(`disconnected: ${reason}`));
  let view = await new Promise<SessionView>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no first state; ${story.join(', ')}`)), ANSWER_MS);
    socket.once('snapshot', (first) => {
      clearTimeout(late);
      resolve(first);
    });
    socket.once('connect_error', reject);
  });
  const merge = (part: Partial<RoomView>) => {
    if (view.kind === 'room') view = { ...view, ...part };
  };
  socket.on('snapshot', (next) => {
    view = next;
  });
  socket.on('state', (state) => merge({ state }));
  socket.on('rounds', (rounds) => merge({ rounds }));
  socket.on('myVotes', (myVotes, proxies) => merge({ myVotes, proxies }));
  const send: RawClient['send'] = (event, input) =>
    new Promise((resolve, reject) => {
      const asked = socket.timeout(ANSWER_MS);
      const emit = asked.emit.bind(asked) as unknown as (...args: unknown[]) => void;
      emit(event, input, (late: Error | null, answer: Parameters<typeof resolve>[0]) =>
        late ? reject(new Error(`${event} not answered; ${story.join(', ')}`)) : resolve(answer),
      );
    });
  return {
    view: () => view,
    room() {
      if (view.kind !== 'room') throw new Error('not inside');
      return view;
    },
    send,
    async tell(event, input) {
      const answer = await send(event, input);
      if (!answer.ok) throw new Error(`${event} refused: ${answer.reason ?? answer.code}`);
    },
    close: () => void socket.disconnect(),
  };
}

/** The stock provider of y-websocket with the cookie of the page's person; ours is built on the same protocol. */
export async function stockProvider(
  page: Page,
  room: string,
  origin = new URL(page.url()).origin,
): Promise<{ doc: Y.Doc; provider: WebsocketProvider; close: () => void }> {
  const cookie = await cookieOf(page);
  class WithCookie extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie, origin } });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${origin.replace('http', 'ws')}/yjs`, room, doc, {
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  await new Promise<void>((resolve) => {
    provider.on('sync', (synced: boolean) => synced && resolve());
  });
  return { doc, provider, close: () => provider.destroy() };
}

/** The board's room on this screen. */
export async function roomOf(page: Page): Promise<string> {
  return (await page.locator('[data-room]').first().getAttribute('data-room')) ?? '';
}

/** The sentence that tells a change. */
export const message = (page: Page) => page.getByTestId('room-message');
