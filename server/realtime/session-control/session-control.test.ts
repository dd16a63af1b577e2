import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io as connect, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Principal } from '~/domains/accounts/model';
import type { ClientToServerEvents, ServerToClientEvents } from '~/domains/workshops/events';
import type { RoomPerson, RoomView, SessionView } from '~/domains/workshops/model';
import { endSession, goToPhase } from '~/domains/workshops/service/conduct.server';
import { removeFacilitator } from '~/domains/workshops/service/plan.server';
import { setDoor } from '~/domains/workshops/service/sessions.server';
import { applyPeople } from '~/domains/workshops/ui/session-reducer';
import { makeAccount } from '../../../tests/factories/deps';
import { makeSession, type TestSession } from '../../../tests/factories/workshop';
import { createSessionControl, type SessionControl, sessionControlOptions } from '.';
import type { ControlServer } from './types';

type Client = Socket<ServerToClientEvents, ClientToServerEvents>;

let s: TestSession;
let http: HttpServer;
let io: ControlServer;
let control: SessionControl;
let port: number;
const principals = new Map<string, Principal>();
const clients: Client[] = [];

async function startControl(): Promise<void> {
  http = createServer();
  io = new Server(
    http,
    sessionControlOptions((req) => (req.headers.origin ?? '').endsWith('evil.example') === false),
  );
  control = createSessionControl(
    io,
    s.deps,
    async (cookie) => principals.get(cookie ?? '') ?? { kind: 'anonymous' },
  );
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  port = (http.address() as AddressInfo).port;
}

async function stopControl(): Promise<void> {
  control.close();
  await io.close();
}

beforeEach(async () => {
  s = await makeSession();
  port = 0;
  await startControl();
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect();
  principals.clear();
  await stopControl();
  await s.deps.db.destroy();
});

/** Opens a connection as somebody; `sessionId` null leaves the handshake empty. */
function open(who: Principal, over: { headers?: object; sessionId?: string | null } = {}): Client {
  const cookie = `who=${Math.random()}`;
  principals.set(cookie, who);
  const sessionId = over.sessionId === undefined ? s.sessionId : over.sessionId;
  const client: Client = connect(`http://127.0.0.1:${port}`, {
    path: '/socket.io',
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 10,
    reconnectionDelayMax: 20,
    auth: sessionId === null ? {} : { sessionId },
    extraHeaders: { cookie, ...over.headers },
  });
  clients.push(client);
  return client;
}

const next = <E extends keyof ServerToClientEvents>(client: Client, event: E) =>
  new Promise<Parameters<ServerToClientEvents[E]>>((resolve) => {
    const loose = client as unknown as { once(name: string, listener: (...args: unknown[]) => void): void };
    loose.once(event, (...args) => resolve(args as Parameters<ServerToClientEvents[E]>));
  });
/** The next rounds that are as `wanted` says. */
const roundsWhen = (client: Client, wanted: (rounds: RoomView['rounds']) => boolean) =>
  new Promise<RoomView['rounds']>((resolve) => {
    client.on('rounds', (rounds) => {
      if (wanted(rounds)) resolve(rounds);
    });
  });
const refused = (client: Client) =>
  new Promise<{ data?: unknown }>((resolve) => client.once('connect_error', resolve));

async function enter(who: Principal): Promise<{ client: Client; view: SessionView }> {
  const client = open(who);
  const [view] = await next(client, 'snapshot');
  return { client, view };
}

async function enterRoom(who: Principal): Promise<{ client: Client; view: RoomView }> {
  const entered = await enter(who);
  if (entered.view.kind !== 'room') throw new Error('at the door');
  return { client: entered.client, view: entered.view };
}

/** Who somebody sees in the room; called as soon as they are in, because others are told of as changes. */
function watch({ client, view }: { client: Client; view: RoomView }): { current: readonly RoomPerson[] } {
  const people = { current: view.people };
  client.on('people', (update) => {
    people.current = applyPeople(people.current, update);
  });
  return people;
}

describe('connecting', () => {
  it('is refused with a reason to nobody, to strangers, to other sessions and foreign pages', async () => {
    const guest = await s.join('さとう');
    expect((await refused(open({ kind: 'anonymous' }))).data).toMatchObject({ code: 'unauthenticated' });
    expect((await refused(open({ kind: 'guest', guestId: 'gst_x' }))).data).toMatchObject({
      code: 'forbidden',
      reason: 'not_joined',
    });
    expect((await refused(open(guest, { sessionId: 'ses_x' }))).data).toMatchObject({ code: 'not_found' });
    expect((await refused(open(guest, { sessionId: null }))).data).toMatchObject({ code: 'invalid' });
    const foreign = await refused(open(guest, { headers: { origin: 'https://evil.example' } }));
    expect(foreign.data).toBeUndefined();
  });

  it('gives participants and facilitators the views of their roles', async () => {
    const guest = await s.join('さとう');
    const { view } = await enterRoom(guest);
    expect(view).toMatchObject({ code: null, me: { role: 'participant', name: 'さとう' } });
    const lead = await enterRoom(s.facilitator);
    expect(lead.view).toMatchObject({ code: s.code, me: { role: 'facilitator' } });
    expect(lead.view.people.map((one) => [one.name, one.online])).toEqual([
      ['田中 進', true],
      ['さとう', true],
    ]);
  });
});

describe('what one decides, all see', () => {
  it('a phase, at once', async () => {
    const guest = await enterRoom(await s.join('さとう'));
    const lead = await enterRoom(s.facilitator);
    const seen = next(guest.client, 'state');
    const answer = await lead.client.emitWithAck('phase.go', { phaseId: s.phases.vote });
    expect(answer).toEqual({ ok: true });
    const [state] = await seen;
    expect(state).toMatchObject({ phaseId: s.phases.vote, status: 'running' });
    expect(state.version).toBeGreaterThan(guest.view.state.version);
  });

  it('votes: the round to all, own votes to oneself on every screen, progress to who leads', async () => {
    s.addNotes('n1');
    const guest = await s.join('さとう');
    const first = await enterRoom(guest);
    const second = await enterRoom(guest);
    const lead = await enterRoom(s.facilitator);
    const opened = roundsWhen(first.client, (rounds) => rounds.length === 1);
    const counted = roundsWhen(lead.client, (rounds) => rounds[0]?.voters === 1);
    await goToPhase(s.deps, s.facilitator, s.sessionId, { phaseId: s.phases.vote });
    const rounds = await opened;
    const roundId = rounds[0]?.id ?? '';
    const own = next(second.client, 'myVotes');
    const answer = await first.client.emitWithAck('vote.cast', { roundId, objectId: 'n1' });
    expect(answer).toMatchObject({ ok: true, myVotes: { [roundId]: { n1: 1 } } });
    expect((await own)[0]).toEqual({ [roundId]: { n1: 1 } });
    expect((await counted)[0]).toMatchObject({ voters: 1, results: null });
    expect(rounds[0]).toMatchObject({ voters: null, results: null });
  });

  it('hands and names, to who leads and to the others', async () => {
    const a = await enterRoom(await s.join('a'));
    const b = await enterRoom(await s.join('b'));
    const lead = await enterRoom(s.facilitator);
    const [toLead, toOther] = [watch(lead), watch(b)];
    await a.client.emitWithAck('hand', { raised: true });
    const renamed = await a.client.emitWithAck('rename', { name: 'あ' });
    expect(renamed).toMatchObject({ ok: true, me: { name: 'あ' } });
    await vi.waitFor(
      () => {
        const raised = ({ current }: { current: readonly RoomPerson[] }) =>
          current.find((one) => one.name === 'あ')?.handRaisedAt;
        expect([raised(toLead), raised(toOther)]).toEqual([expect.any(Number), expect.any(Number)]);
      },
      { timeout: 30_000 },
    );
  });

  it('reactions, gathered', async () => {
    const a = await enterRoom(await s.join('a'));
    const b = await enterRoom(await s.join('b'));
    const seen = next(b.client, 'reactions');
    await a.client.emitWithAck('react', { reaction: 'clap' });
    expect(await seen).toEqual([{ clap: 1 }]);
  });
});

describe('what is refused', () => {
  it('is answered with a code, never silently: wrong input, no right, too fast', async () => {
    const { client } = await enterRoom(await s.join('さとう'));
    expect(await client.emitWithAck('timer.stop', {})).toMatchObject({ ok: false, code: 'forbidden' });
    const loose = client as unknown as { emitWithAck(event: string, ...args: unknown[]): Promise<unknown> };
    for (const [event, input] of [
      ['hand', { raised: 'yes' }],
      ['hand', null],
      ['vote.cast', { roundId: 'x', objectId: 'y', voter: 'gst_other' }],
      ['rename', { name: 'x'.repeat(5000) }],
    ] as const) {
      expect(await loose.emitWithAck(event, input)).toMatchObject({ ok: false, code: 'invalid' });
    }
    const answers = await Promise.all(Array.from({ length: 90 }, () => client.emitWithAck('clock', {})));
    expect(answers.some((answer) => !answer.ok && answer.code === 'too_many')).toBe(true);
    expect(answers[0]).toMatchObject({ ok: true });
  });
});

describe('sending away', () => {
  it('closes every screen of the person at once, and keeps it closed', async () => {
    const guest = await s.join('さとう');
    const one = await enterRoom(guest);
    const two = await enterRoom(guest);
    const lead = await enterRoom(s.facilitator);
    const gone = Promise.all([next(one.client, 'removed'), next(two.client, 'removed')]);
    await lead.client.emitWithAck('person.remove', { personId: guest.guestId });
    await gone;
    expect((await refused(open(guest))).data).toMatchObject({ code: 'forbidden', reason: 'removed' });
  });

  it('ends the rights of a co-facilitator who stays connected', async () => {
    const co = await makeAccount(s.deps, 'member');
    await s.deps.db
      .insertInto('workshop_facilitators')
      .values({ workshop_id: s.workshopId, user_id: co.userId })
      .execute();
    const { client, view } = await enterRoom(co);
    expect(view.me.role).toBe('co');
    const gone = next(client, 'removed');
    await removeFacilitator(s.deps, s.facilitator, s.workshopId, co.userId);
    await gone;
  });
});

describe('the waiting room', () => {
  it('shows nothing until somebody is let in, then everything', async () => {
    await setDoor(s.deps, s.facilitator, s.sessionId, {
      waitingRoom: true,
      passphraseMode: 'keep',
      passphrase: '',
    });
    const lead = await enterRoom(s.facilitator);
    const guest = await s.join('さとう');
    const { client, view } = await enter(guest);
    expect(view.kind).toBe('waiting');
    let heard = 0;
    client.on('state', () => {
      heard += 1;
    });
    const told = next(lead.client, 'state');
    await lead.client.emitWithAck('cursors.hide', { hidden: true });
    await told;
    await client.emitWithAck('clock', {});
    expect(heard).toBe(0);
    const inside = next(client, 'snapshot');
    await lead.client.emitWithAck('person.admit', { personId: guest.guestId });
    const [room] = await inside;
    expect(room).toMatchObject({ kind: 'room', state: { hideCursors: true } });
  });
});

describe('interruptions', () => {
  it('end with a fresh snapshot, also when the server was started anew', async () => {
    const { client } = await enterRoom(await s.join('さとう'));
    await stopControl();
    await goToPhase(s.deps, s.facilitator, s.sessionId, { phaseId: s.phases.vote });
    const again = next(client, 'snapshot');
    await startControl();
    const [view] = await again;
    expect(view).toMatchObject({ kind: 'room', state: { phaseId: s.phases.vote } });
  });

  it('a person who leaves is shown as away, also to somebody who came in between', async () => {
    const a = watch(await enterRoom(await s.join('a')));
    const b = await enterRoom(await s.join('b'));
    const shown = [a, watch(await enterRoom(await s.join('c')))];
    b.client.disconnect();
    await vi.waitFor(
      () => {
        for (const { current } of shown) {
          expect(current.find((one) => one.name === 'b')?.online).toBe(false);
        }
      },
      { timeout: 30_000 },
    );
  });

  it('the end is seen by all, who may go on reading', async () => {
    const { client } = await enterRoom(await s.join('さとう'));
    const seen = next(client, 'state');
    await endSession(s.deps, s.facilitator, s.sessionId);
    expect((await seen)[0]).toMatchObject({ status: 'ended', timer: null });
    expect(client.connected).toBe(true);
  });
});

describe('a hundred people', () => {
  it('come in at once, each with the whole list, without a storm of messages', async () => {
    const guests = [];
    for (let i = 0; i < 100; i += 1) guests.push(await s.join(`person ${i}`));
    let messages = 0;
    const entered = await Promise.all(
      guests.map(async (guest) => {
        const client = open(guest);
        client.on('people', () => {
          messages += 1;
        });
        const [view] = await next(client, 'snapshot');
        return view;
      }),
    );
    expect(entered.every((view) => view.kind === 'room' && view.people.length === 100)).toBe(true);
    // Without gathering, each arrival would be told to each of the others: 100 × 100 / 2.
    expect(messages).toBeLessThan(2_000);
  });
});
