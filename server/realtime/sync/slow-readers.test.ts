import { afterEach, describe, expect, it, vi } from 'vitest';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { MESSAGE, SYNC } from '~/platform/sync/messages';
import { until } from '../../../tests/fixtures/sync';
import { createLocalBus } from './bus';
import { encodeSync, type Outgoing, readFrame } from './frames';
import { DEFAULT_LIMITS } from './limits';
import type { Member } from './member';
import { createMemoryStore } from './memory-store';
import { Room } from './room';

const rooms: Room[] = [];
afterEach(() => {
  for (const room of rooms.splice(0)) room.destroy();
});

/** A room whose members' backlogs and whose clock a test sets by hand. */
function makeRoom() {
  const clock = { at: 0 };
  const room = new Room({
    name: 'board-1',
    stored: { state: null, updates: [] },
    store: createMemoryStore(),
    bus: createLocalBus(),
    createGuard: () => null,
    protectedIds: [],
    limits: DEFAULT_LIMITS,
    clock: { now: () => clock.at },
    observer: {
      updates: () => undefined,
      commit: () => undefined,
      delivered: () => undefined,
      failed: (_what, error) => {
        throw error;
      },
    },
    onBroken: () => undefined,
  });
  rooms.push(room);
  return { room, clock };
}

function join(room: Room, person: string) {
  const state = { backlog: 0, closed: null as number | null };
  const frames: Uint8Array[] = [];
  const member: Member = room.join(
    {
      send: (outgoing: Outgoing) => frames.push(...outgoing.messages),
      backlog: () => state.backlog,
      spend: () => undefined,
      close: (code) => {
        state.closed = code;
      },
    },
    person,
    { mode: 'write', privileged: false },
  );
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  const taken = (sync: number) =>
    frames.filter((frame) => frame[0] === MESSAGE.sync && frame[1] === sync).length;
  frames.length = 0;
  return {
    state,
    frames,
    edits: () => taken(SYNC.update),
    catchUps: () => taken(SYNC.step2),
    cursors: () => frames.filter((frame) => frame[0] === MESSAGE.awareness).length,
    write(text: string) {
      const before = Y.encodeStateVector(doc);
      doc.getText('t').insert(doc.getText('t').length, text);
      room.receive(member, encodeSync(SYNC.update, Y.encodeStateAsUpdate(doc, before)));
      room.flush();
    },
    move(x: number) {
      awareness.setLocalState({ cursor: [x, 0] });
      const bytes = encodeAwarenessUpdate(awareness, [doc.clientID]);
      room.receive(member, Uint8Array.of(MESSAGE.awareness, bytes.length, ...bytes));
      room.flush();
    },
    /** Document as heard so far. */
    heard() {
      const copy = new Y.Doc();
      for (const frame of frames) {
        if (frame[0] !== MESSAGE.sync || frame[1] === SYNC.step1) continue;
        const message = readFrame(frame);
        if ('update' in message) Y.applyUpdate(copy, message.update);
      }
      return copy.getText('t').toString();
    },
    leave: () => awareness.destroy(),
  };
}

describe('§7.4 slow readers', () => {
  it('a) get edits and no cursors over the first bound, others get both', () => {
    const { room } = makeRoom();
    const [writer, slow, quick] = [join(room, 'gst_a'), join(room, 'gst_s'), join(room, 'gst_q')];
    slow.state.backlog = DEFAULT_LIMITS.presenceBacklog + 1;
    writer.move(1);
    writer.write('い');
    expect([slow.edits(), slow.cursors()]).toEqual([1, 0]);
    expect([quick.edits(), quick.cursors()]).toEqual([1, 1]);
    slow.state.backlog = 0;
    writer.move(2);
    expect(slow.cursors()).toBe(1);
    writer.leave();
  });

  it('b) get nothing over the second bound, then one catch-up with everything', async () => {
    const { room } = makeRoom();
    const [writer, slow] = [join(room, 'gst_a'), join(room, 'gst_s')];
    slow.state.backlog = DEFAULT_LIMITS.editBacklog + 1;
    for (const text of ['い', 'ろ', 'は', 'に']) writer.write(text);
    writer.move(1);
    expect([slow.edits(), slow.catchUps(), slow.cursors()]).toEqual([1, 0, 0]);
    slow.state.backlog = 0;
    await until(() => slow.catchUps() > 0, 'caught up');
    expect([slow.edits(), slow.catchUps(), slow.cursors()]).toEqual([1, 1, 1]);
    expect(slow.heard()).toBe('いろはに');
    writer.write('ほ');
    expect(slow.heard()).toBe('いろはにほ');
    writer.leave();
  });

  it('c) are closed when they stay behind for too long, and not before', () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const { room, clock } = makeRoom();
      const [writer, slow] = [join(room, 'gst_a'), join(room, 'gst_s')];
      slow.state.backlog = DEFAULT_LIMITS.editBacklog + 1;
      writer.write('い');
      clock.at = DEFAULT_LIMITS.behindMs;
      vi.advanceTimersByTime(1_000);
      expect(slow.state.closed).toBeNull();
      clock.at += 1;
      vi.advanceTimersByTime(1_000);
      expect(slow.state.closed).toBe(1013);
      expect(writer.state.closed).toBeNull();
      writer.leave();
    } finally {
      vi.useRealTimers();
    }
  });
});
