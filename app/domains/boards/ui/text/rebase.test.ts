import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { TextChange } from '../../doc';
import { mapGap, rebaseChange, type TextDelta } from './rebase';

const apply = (text: string, change: TextChange) =>
  text.slice(0, change.index) + change.insert + text.slice(change.index + change.remove);

describe('mapGap', () => {
  it('goes after what was inserted there and stays before what follows', () => {
    expect(mapGap([{ retain: 2 }, { insert: 'xy' }], 2)).toBe(4);
    expect(mapGap([{ retain: 2 }, { insert: 'xy' }], 1)).toBe(1);
    expect(mapGap([{ delete: 3 }], 2)).toBe(0);
    expect(mapGap([{ delete: 3 }], 5)).toBe(2);
  });
});

describe('rebaseChange', () => {
  it('gives what Yjs gives when both edits are made apart and merged', () => {
    const edit = fc.record({
      index: fc.nat(12),
      remove: fc.nat(4),
      insert: fc.constantFrom('', 'ア', 'イウ'),
    });
    fc.assert(
      fc.property(edit, fc.array(edit, { maxLength: 5 }), (mine, theirs) => {
        const start = '０１２３４５６７８９';
        const clamp = (text: string, e: TextChange): TextChange => {
          const index = Math.min(e.index, text.length);
          return { index, remove: Math.min(e.remove, text.length - index), insert: e.insert };
        };
        const doc = new Y.Doc();
        const text = doc.getText('t');
        text.insert(0, start);
        const deltas: TextDelta[] = [];
        text.observe((event) => deltas.push(event.delta));
        const marks = ['x', 'y', 'z', 'v', 'w'];
        theirs.forEach((each, i) => {
          const e = clamp(text.toString(), each);
          doc.transact(() => {
            text.delete(e.index, e.remove);
            if (e.insert) text.insert(e.index, marks[i] ?? '');
          });
        });
        const theirText = text.toString();
        const own = clamp(start, mine);
        const out = rebaseChange(own, deltas);
        let result = theirText;
        for (const run of out.removals)
          result = apply(result, { index: run.at, remove: run.length, insert: '' });
        result = apply(result, { index: out.at, remove: 0, insert: out.insert });

        const gone = new Set(start.slice(own.index, own.index + own.remove));
        const kept = [...theirText].filter((c) => !gone.has(c)).join('');
        expect(result.replace(own.insert, '')).toBe(kept);
        expect(result.includes(own.insert)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
