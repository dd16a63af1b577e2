import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { Content } from './content';
import { Rest } from './rest';

const open = (stored: { state: Uint8Array | null; updates: Uint8Array[] } = { state: null, updates: [] }) => {
  const heard: Uint8Array[] = [];
  const content = new Content({
    stored,
    createGuard: () => null,
    protectedIds: [],
    onUpdate: (update) => heard.push(update),
    failed: (_what, error) => {
      throw error;
    },
  });
  return { content, heard };
};

/** What a document holds, deleted or not, apart from how its bytes are cut. */
const textOf = (...updates: Uint8Array[]) => {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return { text: doc.getText('t').toString(), vector: Y.encodeStateVector(doc) };
};

const edit = fc.oneof(
  fc.record({ at: fc.nat(50), insert: fc.string({ minLength: 1, maxLength: 8 }) }),
  fc.record({ at: fc.nat(50), remove: fc.integer({ min: 1, max: 5 }) }),
);

function apply(doc: Y.Doc, step: { at: number; insert?: string; remove?: number }): void {
  const text = doc.getText('t');
  const at = Math.min(step.at, text.length);
  if (step.insert !== undefined) text.insert(at, step.insert);
  else text.delete(at, Math.min(step.remove ?? 0, text.length - at));
}

describe('content of a room (§2.2)', () => {
  it('is the same whether it rests or is live, for those who come with nothing and for those who know a part', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 40 }), fc.nat(40), (steps, known) => {
        const { content } = open();
        const away = new Y.Doc();
        steps.forEach((step, i) => {
          apply(content.doc, step);
          if (i === known) Y.applyUpdate(away, content.whole());
          if (i % 7 !== 3) return;
          content.rest();
          expect(Y.decodeStateVector(content.vector())).toEqual(
            Y.decodeStateVector(textOf(content.whole()).vector),
          );
        });
        const vector = Y.encodeStateVector(away);
        const live = {
          whole: textOf(content.whole()),
          since: content.since(vector),
          vector: content.vector(),
        };
        content.rest();
        expect(content.isLive).toBe(false);
        expect(textOf(content.whole())).toEqual(live.whole);
        expect(Y.decodeStateVector(content.vector())).toEqual(Y.decodeStateVector(live.vector));
        const before = Y.encodeStateAsUpdate(away);
        expect(textOf(before, content.since(vector))).toEqual(textOf(before, live.since));
        expect(textOf(before, content.since(vector)).text).toBe(content.doc.getText('t').toString());
      }),
    );
  });

  it('makes no live document for one merged state, and one for a log', () => {
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'ふせん');
    const state = Y.encodeStateAsUpdate(doc);
    const { content } = open({ state, updates: [] });
    expect(content.since(Uint8Array.of(0))).toBe(state);
    expect(content.isLive).toBe(false);
    expect(open({ state: null, updates: [state] }).content.isLive).toBe(true);
  });

  it('tells changes made after it has rested', () => {
    const { content, heard } = open();
    content.doc.getText('t').insert(0, 'a');
    content.rest();
    content.doc.getText('t').insert(1, 'b');
    expect(heard).toHaveLength(2);
    expect(textOf(content.whole()).text).toBe('ab');
  });

  it('rests when nobody has used it, later when it is large', () => {
    vi.useFakeTimers();
    try {
      const { content } = open();
      const rest = new Rest(content, { quietMs: 100 });
      content.doc.getText('t').insert(0, 'x'.repeat(10_000));
      rest.soon();
      vi.advanceTimersByTime(90);
      void content.doc;
      vi.advanceTimersByTime(150);
      expect(content.isLive).toBe(true);
      vi.advanceTimersByTime(600);
      expect(content.isLive).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });
});
