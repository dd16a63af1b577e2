import * as decoding from 'lib0/decoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { personId } from '~/domains/accounts/model';
import { createLockGuard } from '~/domains/boards/lock-guard';
import type { AuthorizeRoom } from '~/platform/rooms';
import {
  encodeCommittedRequest,
  MESSAGE,
  readCommitted,
  readMode,
  readPutBack,
  SYNC,
} from '~/platform/sync/messages';
import {
  rawSocket,
  type StockClient,
  type SyncFixture,
  stockClient,
  until,
} from '../../../tests/fixtures/sync';
import { syncServers } from '../../../tests/fixtures/sync-servers';
import { encodeSync } from './frames';

const { cleanups, server } = syncServers();
async function client(fixture: SyncFixture, person: string, room = 'board-1'): Promise<StockClient> {
  const made = stockClient(fixture.url, room, person);
  cleanups.push(() => made.close());
  await until(() => made.provider.synced, 'synced');
  return made;
}
const text = (one: StockClient) => one.doc.getText('t');

/** A connection that asked for our own messages. */
async function extended(fixture: SyncFixture, person: string, room = 'board-1') {
  const raw = rawSocket(`${fixture.url}/${room}`, person);
  await raw.opened;
  raw.socket.send(encodeCommittedRequest());
  const heard = <T>(type: number, read: (decoder: decoding.Decoder) => T): T[] =>
    raw.frames
      .filter((frame) => frame[0] === type)
      .map((frame) => {
        const decoder = decoding.createDecoder(frame);
        decoding.readVarUint(decoder);
        return read(decoder);
      });
  return {
    ...raw,
    modes: () => heard(MESSAGE.mode, readMode),
    putBack: () => heard(MESSAGE.putBack, readPutBack),
    committed: () => heard(MESSAGE.committed, readCommitted),
    step1s: () => raw.frames.filter((frame) => frame[0] === 0 && frame[1] === 0).length,
  };
}

describe('settled rights', () => {
  it('are there when nobody who lost the right to write is heard any more', async () => {
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let closed = false;
    const authorize: AuthorizeRoom = async (principal) => {
      if (closed) await asked;
      return {
        ok: true,
        mode: closed ? 'read' : 'write',
        personId: personId(principal) ?? '',
        privileged: false,
      };
    };
    const fixture = await server({ authorize });
    const writer = await client(fixture, 'gst_w');
    const said = () => fixture.sync.rooms.read('board-1', (doc) => doc.getText('t').toString());
    closed = true;
    fixture.events.emit({ type: 'access.changed', rooms: ['board-1'] });
    let isSettled = false;
    const settled = fixture.sync.rooms.settled('board-1').then(() => {
      isSettled = true;
    });
    text(writer).insert(0, '間に合った');
    let now = '';
    await until(() => {
      void said().then((words) => {
        now = words;
      });
      return now !== '';
    }, 'written in time');
    expect(isSettled).toBe(false);
    answer();
    await settled;
    expect(await said()).toBe('間に合った');
    const raw = await extended(fixture, 'gst_w');
    await until(() => raw.modes().length > 0, 'mode told');
    expect(raw.modes().at(-1)).toMatchObject({ mode: 'read' });
  });

  it('are there at once where nobody is', async () => {
    const fixture = await server();
    await expect(fixture.sync.rooms.settled('board-9')).resolves.toBeUndefined();
  });
});

describe('§4.1 read mode', () => {
  it('receives everything and changes nothing', async () => {
    const fixture = await server();
    fixture.rights.set('gst_r', 'read');
    const [writer, reader] = [await client(fixture, 'gst_w'), await client(fixture, 'gst_r')];
    text(writer).insert(0, '公開');
    await until(() => text(reader).toString() === '公開', 'reader hears');
    text(reader).insert(0, '改変');
    text(reader).delete(2, 1);
    text(writer).insert(2, '中');
    await until(() => text(reader).toString().includes('中'), 'reader hears on');
    const late = await client(fixture, 'gst_l');
    expect(text(late).toString()).toBe('公開中');
    expect(text(writer).toString()).toBe('公開中');
  });

  it('what a reader brings from before is not taken either', async () => {
    const fixture = await server();
    fixture.rights.set('gst_r', 'read');
    const reader = stockClient(fixture.url, 'board-1', 'gst_r');
    cleanups.push(() => reader.close());
    text(reader).insert(0, '持ち込み');
    await until(() => reader.provider.synced, 'synced');
    const snapshot = await fixture.sync.rooms.snapshot('board-1');
    expect(Y.decodeUpdate(snapshot).structs).toEqual([]);
  });
});

describe('§4.2 rights that change while connected', () => {
  it('write to read and back, in place, told to who asked; a step 1 fetches what was withheld', async () => {
    const fixture = await server();
    const one = await extended(fixture, 'gst_a');
    await until(() => one.modes().length === 1, 'first mode');
    expect(one.modes()[0]).toEqual({ mode: 'write', reason: null });
    const before = one.step1s();
    fixture.rights.set('gst_a', 'read');
    fixture.events.emit({ type: 'access.changed', rooms: ['board-1'] });
    await until(() => one.modes().length === 2, 'second mode');
    expect(one.modes()[1]).toEqual({ mode: 'read', reason: 'rights' });
    expect(one.step1s()).toBe(before);
    fixture.rights.set('gst_a', 'write');
    fixture.events.emit({ type: 'access.changed', personId: 'gst_a' });
    await until(() => one.modes().length === 3, 'third mode');
    await until(() => one.step1s() === before + 1, 'step 1');
    expect(one.socket.readyState).toBe(one.socket.OPEN);
  });

  it.each([
    ['forbidden', 4403],
    ['gone', 4410],
    ['unauthenticated', 4401],
  ] as const)('losing it (%s) closes with %i, without waiting for a message', async (right, code) => {
    const fixture = await server();
    const [one, other] = [rawSocket(`${fixture.url}/board-1`, 'gst_a'), await client(fixture, 'gst_b')];
    await until(() => one.frames.length > 0, 'let in');
    fixture.rights.set('gst_a', right);
    fixture.events.emit({ type: 'access.changed', sessionId: 'ses_1' });
    expect((await one.closed).code).toBe(code);
    expect(other.provider.wsconnected).toBe(true);
  });

  it('asks only those concerned', async () => {
    const asked: string[] = [];
    const fixture = await server({
      authorize: async (principal, room) => {
        const person = principal.kind === 'guest' ? principal.guestId : '';
        asked.push(`${person} ${room}`);
        return { ok: true, mode: 'write', personId: person, privileged: false };
      },
    });
    await client(fixture, 'gst_a', 'board-1');
    await client(fixture, 'gst_b', 'board-1');
    await client(fixture, 'gst_c', 'board-2');
    asked.length = 0;
    fixture.events.emit({ type: 'access.changed', rooms: ['board-2'] });
    fixture.events.emit({ type: 'access.changed', personId: 'gst_a' });
    await until(() => asked.length === 2, 'asked');
    fixture.events.emit({ type: 'locks.changed', room: 'board-1', objectIds: [] });
    expect(asked.sort()).toEqual(['gst_a board-1', 'gst_c board-2']);
  });

  it('a right that is lost while the connection is being let in counts', async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let loading = false;
    const fixture = await server({
      lockedObjects: async () => {
        loading = true;
        await gate;
        return [];
      },
    });
    const one = rawSocket(`${fixture.url}/board-1`, 'gst_a');
    await until(() => loading, 'loading');
    fixture.rights.set('gst_a', 'forbidden');
    fixture.events.emit({ type: 'access.changed', personId: 'gst_a' });
    release();
    expect((await one.closed).code).toBe(4403);
  });

  it('a rights question that fails closes with come again, never leaves the door open', async () => {
    let broken = false;
    const fixture = await server({
      authorize: async () => {
        if (broken) throw new Error('database is busy');
        return { ok: true, mode: 'write', personId: 'gst_a', privileged: false };
      },
    });
    const one = rawSocket(`${fixture.url}/board-1`, 'gst_a');
    await until(() => one.frames.length > 0, 'let in');
    broken = true;
    fixture.events.emit({ type: 'access.changed', sessionId: 'ses_1' });
    expect((await one.closed).code).toBe(1013);
  });
});

describe('§4.5 locked objects', () => {
  function note(doc: Y.Doc, id: string, words: string): Y.Map<unknown> {
    const object = new Y.Map<unknown>();
    doc.getMap('objects').set(id, object);
    object.set('type', 'note');
    object.set('at', [0, 0]);
    object.set('text', new Y.Text(words));
    return object;
  }
  const object = (doc: Y.Doc, id: string) => doc.getMap('objects').get(id) as Y.Map<unknown> | undefined;
  const guarded = (locked: string[]) =>
    server({ createGuard: (_room, doc) => createLockGuard(doc), lockedObjects: async () => locked });

  it('are put back for everybody in the same batch, and the sender is told which', async () => {
    const fixture = await guarded([]);
    fixture.rights.set('usr_f', 'privileged');
    const [host, guest] = [await client(fixture, 'usr_f'), await client(fixture, 'gst_a')];
    const liar = await extended(fixture, 'gst_x');
    note(host.doc, 'obj_1', '決定');
    await until(() => object(guest.doc, 'obj_1') !== undefined, 'guest sees it');
    fixture.events.emit({ type: 'locks.changed', room: 'board-1', objectIds: ['obj_1'] });

    object(guest.doc, 'obj_1')?.set('at', [99, 99]);
    await until(
      () => JSON.stringify(object(guest.doc, 'obj_1')?.get('at')) === '[0,0]',
      'put back at the guest',
    );
    guest.doc.getMap('objects').delete('obj_1');
    await until(() => object(guest.doc, 'obj_1') !== undefined, 'undeleted at the guest');
    expect(String(object(guest.doc, 'obj_1')?.get('text'))).toBe('決定');

    const mine = new Y.Doc();
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(host.doc));
    const vector = Y.encodeStateVector(mine);
    object(mine, 'obj_1')?.set('at', [5, 5]);
    liar.socket.send(encodeSync(SYNC.update, Y.encodeStateAsUpdate(mine, vector)));
    await until(() => liar.putBack().length === 1, 'told');
    expect(liar.putBack()[0]).toEqual(['obj_1']);

    object(host.doc, 'obj_1')?.set('at', [7, 7]);
    await until(() => JSON.stringify(object(guest.doc, 'obj_1')?.get('at')) === '[7,7]', 'privileged may');
  });

  it('can not be changed by an update that waits for a privileged one', async () => {
    const fixture = await guarded(['obj_1']);
    fixture.rights.set('usr_f', 'privileged');
    const host = await client(fixture, 'usr_f');
    note(host.doc, 'obj_1', '決定');
    const liar = await extended(fixture, 'gst_x');
    const mine = new Y.Doc();
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(host.doc));
    const vector = Y.encodeStateVector(mine);
    mine.getText('first').insert(0, 'いち');
    const first = Y.encodeStateAsUpdate(mine, vector);
    const between = Y.encodeStateVector(mine);
    object(mine, 'obj_1')?.set('colour', 'pink');
    const second = Y.encodeStateAsUpdate(mine, between);

    liar.socket.send(encodeSync(SYNC.update, second));
    await until(() => liar.committed().some(({ handled }) => handled === 1), 'waiting');
    Y.applyUpdate(host.doc, first);
    const late = await client(fixture, 'gst_l');
    await until(() => late.doc.getText('first').toString() === 'いち', 'all arrived');
    await until(() => Y.decodeUpdate(Y.encodeStateAsUpdate(late.doc)).structs.length > 0, 'content');
    const colour = await fixture.sync.rooms.read('board-1', (doc) => object(doc, 'obj_1')?.get('colour'));
    expect(colour).toBeUndefined();
  });

  it('a service changes them as it likes', async () => {
    const fixture = await guarded(['obj_1']);
    const guest = await client(fixture, 'gst_a');
    await fixture.sync.rooms.edit('board-1', 'usr_f', (doc) => {
      note(doc, 'obj_1', 'はじめ');
    });
    await fixture.sync.rooms.edit('board-1', 'usr_f', (doc) => object(doc, 'obj_1')?.set('at', [3, 3]));
    await until(() => JSON.stringify(object(guest.doc, 'obj_1')?.get('at')) === '[3,3]', 'changed');
    expect(await fixture.sync.rooms.read('board-1', (doc) => object(doc, 'obj_1')?.get('type'))).toBe('note');
  });
});
