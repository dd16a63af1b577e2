import fc from 'fast-check';
import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { systemClock } from '~/platform/clock';
import { SYNC } from '~/platform/sync/messages';
import {
  rawSocket,
  type StockClient,
  type SyncFixture,
  startSync,
  stockClient,
  until,
} from '../../../tests/fixtures/sync';
import { createLocalBus } from './bus';
import { encodeSync, MalformedFrame, type Outgoing } from './frames';
import { DEFAULT_LIMITS } from './limits';
import type { Member } from './member';
import { createMemoryStore } from './memory-store';
import { Room } from './room';

/** A whole update whose only item claims to stand right of itself: Yjs throws while integrating it. */
const POISON = Uint8Array.of(1, 1, 5, 0, 0x84, 5, 10, 1, 120, 0);

/** A room with one member, and a way to load it anew as the registry does when it broke. */
async function makeRoom(store = createMemoryStore()) {
  let broken = false;
  const room = new Room({
    name: 'board-1',
    stored: await store.load('board-1'),
    store,
    bus: createLocalBus(),
    createGuard: () => null,
    protectedIds: [],
    limits: DEFAULT_LIMITS,
    clock: systemClock,
    observer: {
      updates: () => undefined,
      commit: () => undefined,
      delivered: () => undefined,
      failed: (what, error) => {
        if (what !== 'apply') throw error;
      },
    },
    onBroken: () => {
      broken = true;
    },
  });
  const heard: Outgoing[] = [];
  const member: Member = room.join(
    {
      send: (outgoing) => heard.push(outgoing),
      backlog: () => 0,
      spend: () => undefined,
      close: () => undefined,
    },
    'gst_a',
    { mode: 'write', privileged: false },
  );
  const again = async () => {
    await room.committed();
    return broken ? makeRoom(store) : null;
  };
  return { room, member, heard, again };
}

/** Frames a well-behaved client could send, to be damaged. */
function goodFrames(): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = 1_234_567;
  const frames: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => frames.push(encodeSync(SYNC.update, update)));
  const objects = doc.getMap('objects');
  for (let i = 0; i < 5; i++) {
    const object = new Y.Map<unknown>();
    objects.set(`obj_${i}`, object);
    object.set('text', new Y.Text('ふせん'));
    object.set('at', [i, { deep: [i] }]);
  }
  doc.getText('t').insert(0, 'こんにちは');
  doc.getText('t').format(0, 2, { bold: true });
  doc.getText('t').delete(1, 2);
  objects.delete('obj_1');
  frames.push(encodeSync(SYNC.step2, Y.encodeStateAsUpdate(doc)));
  frames.push(encodeSync(SYNC.step1, Y.encodeStateVector(doc)));
  const awareness = new Awareness(doc);
  awareness.setLocalState({ user: { id: 'gst_a' }, cursor: [1, 2] });
  const presence = encodeAwarenessUpdate(awareness, [doc.clientID]);
  frames.push(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint8Array(encoder, presence);
    }),
  );
  doc.destroy();
  return frames;
}

/** The room takes the frame or calls it malformed; anything else is a fault. */
function give(room: Room, member: Member, frame: Uint8Array): void {
  try {
    room.receive(member, frame);
  } catch (error) {
    if (!(error instanceof MalformedFrame)) throw error;
  }
}

/** A room that still works: it merges, can be read from its bytes, and those bytes give the same again. */
function expectHealthy(room: Room, member: Member): void {
  const writer = new Y.Doc();
  writer.getText('probe').insert(0, '生きている');
  room.receive(member, encodeSync(SYNC.update, Y.encodeStateAsUpdate(writer)));
  const copy = new Y.Doc();
  Y.applyUpdate(copy, room.snapshot());
  expect(copy.getText('probe').toString()).toContain('生きている');
  expect(copy.getMap('objects').toJSON()).toEqual(room.doc.getMap('objects').toJSON());
  copy.destroy();
  writer.destroy();
}

describe('§7.6 frames that nobody well-behaved sends', () => {
  it('random bytes never break a room', async () => {
    const { room, member } = await makeRoom();
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom<number[]>([], [0, 0], [0, 1], [0, 2], [1]),
        (bytes, head) => {
          give(room, member, Uint8Array.from([...head, ...bytes]));
          const framed = encoding.encode((encoder) => {
            for (const byte of head) encoding.writeVarUint(encoder, byte);
            encoding.writeVarUint8Array(encoder, bytes);
          });
          give(room, member, framed);
        },
      ),
      { numRuns: 3_000, seed: 42 },
    );
    expectHealthy(room, member);
    room.destroy();
  });

  it('every truncation of a good frame is refused or harmless', async () => {
    const { room, member } = await makeRoom();
    for (const frame of goodFrames()) {
      for (let length = 0; length < frame.length; length++) give(room, member, frame.subarray(0, length));
    }
    expectHealthy(room, member);
    room.destroy();
  });

  it('good frames with damaged bytes never break a room that others use', async () => {
    const [good, frames] = [goodFrames().slice(0, 5), goodFrames()];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...frames),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 }),
        async (frame, damages) => {
          const first = await makeRoom();
          for (const update of good) first.room.receive(first.member, update);
          const before = first.room.doc.getMap('objects').toJSON();
          const bad = frame.slice();
          for (const [at, byte] of damages) bad[2 + (at % Math.max(1, bad.length - 2))] = byte;
          give(first.room, first.member, bad);
          const again = await first.again();
          if (again) expect(again.room.doc.getMap('objects').toJSON()).toEqual(before);
          const { room, member } = again ?? first;
          expectHealthy(room, member);
          first.room.destroy();
          room.destroy();
        },
      ),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 400), seed: Number(process.env.FUZZ_SEED ?? 7) },
    );
  });

  it('values nested without end are refused', async () => {
    const { room, member } = await makeRoom();
    const doc = new Y.Doc();
    let value: unknown = 1;
    for (let i = 0; i < 500; i++) value = [value];
    doc.getMap('objects').set('obj_1', value);
    expect(() => room.receive(member, encodeSync(SYNC.update, Y.encodeStateAsUpdate(doc)))).toThrow(
      MalformedFrame,
    );
    expectHealthy(room, member);
    room.destroy();
  });

  it('§3.5 what builds on unknown changes is not kept; its sender is asked once for everything', async () => {
    const { room, member, heard } = await makeRoom();
    const asked = () =>
      heard.flatMap((one) => one.messages).filter((one) => one[0] === 0 && one[1] === SYNC.step1);
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (let i = 0; i < 5; i++) doc.getText('t').insert(0, 'あ');
    room.receive(member, encodeSync(SYNC.step2, Y.encodeStateAsUpdate(new Y.Doc())));
    expect(asked()).toHaveLength(1);
    for (const update of updates.slice(1)) room.receive(member, encodeSync(SYNC.update, update));
    expect(asked()).toHaveLength(2);
    expect(room.doc.store.pendingStructs).toBeNull();
    expect(Y.decodeUpdate(room.snapshot()).structs).toEqual([]);
    room.receive(member, encodeSync(SYNC.step2, Y.encodeStateAsUpdate(doc)));
    expect(room.doc.getText('t').toString()).toBe('あああああ');
    room.destroy();
  });
});

describe('§7.6 over real sockets', () => {
  let fixture: SyncFixture;
  let witness: StockClient;
  beforeAll(async () => {
    // Between any two frames the room may have let its live document go.
    fixture = await startSync({ limits: { quietMs: 1 } });
    witness = stockClient(fixture.url, 'board-1', 'gst_w');
    await until(() => witness.provider.synced, 'synced');
  });
  afterAll(async () => {
    witness.close();
    await fixture.close();
  });

  it.each<[string, Uint8Array | string]>([
    ['an empty frame', new Uint8Array()],
    ['text', 'hello'],
    ['an unknown sync message', Uint8Array.of(0, 9, 0)],
    ['a truncated update', Uint8Array.of(0, 2, 50, 1, 2)],
    ['an update that is none', Uint8Array.of(0, 2, 3, 200, 1, 1)],
    ['a state vector that is none', Uint8Array.of(0, 0, 2, 9, 1)],
    ['awareness that is no JSON', Uint8Array.of(1, 5, 1, 1, 1, 1, 123)],
  ])('%s closes its sender with 4400 and nobody else', async (_what, frame) => {
    const { socket, frames, closed } = rawSocket(`${fixture.url}/board-1`, 'gst_x');
    await until(() => frames.length > 0, 'let in');
    socket.send(frame);
    expect((await closed).code).toBe(4400);
    expect(witness.provider.wsconnected).toBe(true);
  });

  it('a message of a type from the future is ignored', async () => {
    const { socket, frames } = rawSocket(`${fixture.url}/board-1`, 'gst_x');
    await until(() => frames.length > 0, 'let in');
    socket.send(Uint8Array.of(120, 1, 2, 3));
    socket.send(encodeSync(SYNC.step1, Y.encodeStateVector(new Y.Doc())));
    await until(() => frames.some((one) => one[0] === 0 && one[1] === SYNC.step2), 'still served');
    socket.close();
  });

  it('an update that fails half-way costs nobody anything but its sender', async () => {
    const text = witness.doc.getText('t');
    text.insert(0, 'まえ');
    const { socket, frames, closed } = rawSocket(`${fixture.url}/board-1`, 'gst_x');
    await until(
      () => frames.some((one) => one[0] === 0 && one[1] === SYNC.update) || frames.length > 0,
      'let in',
    );
    socket.send(encodeSync(SYNC.update, POISON));
    text.insert(2, 'あと');
    expect((await closed).code).toBe(4400);
    const late = stockClient(fixture.url, 'board-1', 'gst_l');
    await until(() => late.doc.getText('t').toString() === 'まえあと', 'nothing lost');
    text.insert(4, '！');
    await until(() => late.doc.getText('t').toString() === 'まえあと！', 'works on');
    expect(
      Y.decodeUpdate(await fixture.sync.rooms.snapshot('board-1')).structs.some((one) => one.id.client === 5),
    ).toBe(false);
    late.close();
  });
});
