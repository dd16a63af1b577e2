import { describe, expect, it } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Presence } from './presence';

interface Person {
  personId: string;
}
const at = 1_000;

/** A client with an awareness of its own; `say` is its update about itself. */
function client(state: Record<string, unknown> = {}) {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  awareness.setLocalState(state);
  return {
    id: doc.clientID,
    awareness,
    say(next?: Record<string, unknown> | null) {
      if (next !== undefined) awareness.setLocalState(next);
      return encodeAwarenessUpdate(awareness, [doc.clientID]);
    },
    end: () => doc.destroy(),
  };
}

/** What somebody who got these frames sees. */
function seen(...frames: Array<Uint8Array | null | undefined>): Map<number, Record<string, unknown>> {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  for (const frame of frames) {
    if (!frame) continue;
    const length = frame.length < 130 ? 2 : 3;
    applyAwarenessUpdate(awareness, frame.subarray(length), 'test');
  }
  const states = new Map(awareness.getStates());
  doc.destroy();
  return states;
}

describe('§4.4 presence', () => {
  it('overwrites who somebody says to be', () => {
    const presence = new Presence<Person>(4_000);
    const a = client({ user: { name: 'A' }, personId: 'gst_a', cursor: [1, 2] });
    presence.receive({ personId: 'gst_a' }, a.say(), at);
    expect(seen(presence.take()?.all).get(a.id)).toEqual({
      user: { name: 'A', id: 'gst_a' },
      personId: 'gst_a',
      cursor: [1, 2],
    });
    a.end();
  });

  it.each([{ user: { id: 'usr_boss', name: 'Boss' } }, { personId: 'usr_boss' }])(
    'nobody appears as another person: %o',
    (state) => {
      const presence = new Presence<Person>(4_000);
      const liar = client(state);
      const me = { personId: 'gst_x' };
      presence.receive(me, liar.say(), at);
      expect(presence.take()).toBeNull();
      presence.receive(me, liar.say({ user: { name: 'X' } }), at);
      presence.take();
      presence.receive(me, liar.say(state), at);
      const state2 = seen(presence.take()?.all).get(liar.id);
      expect(JSON.stringify(state2)).not.toContain('usr_boss');
      liar.end();
    },
  );

  it('nobody speaks for, moves or removes the client of another connection', () => {
    const presence = new Presence<Person>(4_000);
    const a = client({ cursor: [1, 1] });
    presence.receive({ personId: 'gst_a' }, a.say(), at);
    presence.take();
    a.awareness.setLocalState({ cursor: [9, 9] });
    presence.receive({ personId: 'gst_x' }, a.say(), at);
    presence.receive({ personId: 'gst_x' }, a.say(null), at);
    expect(presence.take()).toBeNull();
    expect(seen(presence.snapshot()).get(a.id)).toEqual({ cursor: [1, 1] });
    a.end();
  });

  it('removes the clients of a connection that closes, and a late echo brings none back', () => {
    const presence = new Presence<Person>(4_000);
    const [a, b] = [client({ cursor: [1, 1] }), client({ cursor: [2, 2] })];
    const [ownerA, ownerB] = [{ personId: 'gst_a' }, { personId: 'gst_b' }];
    presence.receive(ownerA, a.say(), at);
    presence.receive(ownerB, b.say(), at);
    const before = presence.take()?.all;
    presence.leave(ownerA);
    expect([...seen(before, presence.take()?.all).keys()]).toEqual([b.id]);
    presence.receive(ownerB, a.say(), at);
    expect(presence.take()).toBeNull();
    a.end();
    b.end();
  });

  it('lets a person take over its own client on a new connection', () => {
    const presence = new Presence<Person>(4_000);
    const a = client({ n: 1 });
    const [first, second] = [{ personId: 'gst_a' }, { personId: 'gst_a' }];
    presence.receive(first, a.say(), at);
    presence.receive(second, a.say({ n: 2 }), at);
    presence.leave(first);
    expect(seen(presence.snapshot()).get(a.id)).toEqual({ n: 2 });
    presence.leave(second);
    expect(presence.snapshot()).toBeNull();
    presence.receive({ personId: 'gst_a' }, a.say({ n: 3 }), at);
    expect(seen(presence.snapshot()).get(a.id)).toEqual({ n: 3 });
    a.end();
  });

  it('sends each change once, merged, and nobody its own', () => {
    const presence = new Presence<Person>(4_000);
    const [a, b] = [client({ n: 0 }), client({ n: 0 })];
    const [ownerA, ownerB] = [{ personId: 'gst_a' }, { personId: 'gst_b' }];
    for (let n = 1; n <= 5; n++) presence.receive(ownerA, a.say({ n }), at);
    presence.receive(ownerB, b.say({ n: 7 }), at);
    const batch = presence.take();
    expect(seen(batch?.all)).toEqual(
      new Map([
        [a.id, { n: 5 }],
        [b.id, { n: 7 }],
      ]),
    );
    expect([...seen(batch?.without(ownerA)).keys()]).toEqual([b.id]);
    expect(batch?.owners).toEqual(new Set([ownerA, ownerB]));
    expect(presence.take()).toBeNull();
    a.end();
    b.end();
  });

  it('takes no more than a bounded state and a few clients of one connection', () => {
    const presence = new Presence<Person>(100);
    const owner = { personId: 'gst_a' };
    const large = client({ text: 'あ'.repeat(100) });
    presence.receive(owner, large.say(), at);
    expect(presence.take()).toBeNull();
    const many = Array.from({ length: 10 }, () => client({}));
    for (const one of many) presence.receive(owner, one.say(), at);
    expect(seen(presence.take()?.all).size).toBe(3);
    for (const one of [large, ...many]) one.end();
  });

  it('forgets who has been silent', () => {
    const presence = new Presence<Person>(4_000);
    const [a, b] = [client({ n: 1 }), client({ n: 2 })];
    presence.receive({ personId: 'gst_a' }, a.say(), at);
    presence.receive({ personId: 'gst_b' }, b.say(), at + 30_000);
    presence.expire(at + 36_000, 35_000);
    expect([...seen(presence.snapshot()).keys()]).toEqual([b.id]);
    a.end();
    b.end();
  });

  it.each([
    ['nothing', []],
    ['a count without entries', [5]],
    ['a truncated state', [1, 1, 1, 9, 34]],
    ['no JSON', [1, 1, 1, 2, 123, 123]],
    ['no object', [1, 1, 1, 1, 49]],
  ])('refuses %s', (_what, bytes) => {
    const presence = new Presence<Person>(100);
    expect(() => presence.receive({ personId: 'gst_a' }, Uint8Array.from(bytes), at)).toThrow();
  });
});
