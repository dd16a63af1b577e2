import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { cutsPair, diffText, mapGap, rebaseSplice, type Splice, type TextDelta } from './splice';

const apply = (text: string, splice: Splice | null) =>
  splice ? text.slice(0, splice.at) + splice.insert + text.slice(splice.at + splice.remove) : text;

const word = fc.string({
  unit: fc.constantFrom('あ', 'い', 'う', '😀', '😁', '\n', 'か\u3099'),
  maxLength: 8,
});

describe('diffText', () => {
  it('finds the splice for any two texts, never cutting a surrogate pair', () => {
    fc.assert(
      fc.property(word, word, fc.nat(20), (before, after, caret) => {
        const splice = diffText(before, after, caret);
        expect(apply(before, splice)).toBe(after);
        if (!splice) return;
        expect(cutsPair(before, splice.at)).toBe(false);
        expect(cutsPair(before, splice.at + splice.remove)).toBe(false);
      }),
    );
  });

  it('puts a repeated character where the caret is', () => {
    expect(diffText('ううう', 'うううう', 2)).toEqual({ at: 1, remove: 0, insert: 'う' });
    expect(diffText('うううう', 'ううう', 1)).toEqual({ at: 1, remove: 1, insert: '' });
  });

  it('replaces a whole emoji when only half of its code changes', () => {
    expect(diffText('a😀b', 'a😁b', 3)).toEqual({ at: 1, remove: 2, insert: '😁' });
  });
});

describe('mapGap', () => {
  it('goes after what was inserted there and stays before what follows', () => {
    expect(mapGap([{ retain: 2 }, { insert: 'xy' }], 2)).toBe(4);
    expect(mapGap([{ retain: 2 }, { insert: 'xy' }], 1)).toBe(1);
    expect(mapGap([{ delete: 3 }], 2)).toBe(0);
    expect(mapGap([{ delete: 3 }], 5)).toBe(2);
  });
});

describe('rebaseSplice', () => {
  it('gives what Yjs gives when both edits are made apart and merged', () => {
    const edit = fc.record({ at: fc.nat(12), remove: fc.nat(4), insert: fc.constantFrom('', 'ア', 'イウ') });
    fc.assert(
      fc.property(edit, fc.array(edit, { maxLength: 5 }), (mine, theirs) => {
        const start = '０１２３４５６７８９';
        const clamp = (text: string, e: Splice): Splice => {
          const at = Math.min(e.at, text.length);
          return { at, remove: Math.min(e.remove, text.length - at), insert: e.insert };
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
            text.delete(e.at, e.remove);
            if (e.insert) text.insert(e.at, marks[i] ?? '');
          });
        });
        const theirText = text.toString();
        const own = clamp(start, mine);
        const out = rebaseSplice(own, deltas);
        let result = theirText;
        for (const run of out.removals)
          result = apply(result, { at: run.at, remove: run.length, insert: '' });
        result = apply(result, { at: out.at, remove: 0, insert: out.insert });

        const gone = new Set(start.slice(own.at, own.at + own.remove));
        const kept = [...theirText].filter((c) => !gone.has(c)).join('');
        expect(result.replace(own.insert, '')).toBe(kept);
        expect(result.includes(own.insert)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
