import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_NESTING, resolveParents } from '.';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const stored = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids, 'nobody', null)), {
  maxLength: 12,
});

/** How many groups lie around each; fails on a circle. */
function depths(parents: ReadonlyMap<string, string | null>): number[] {
  return [...parents.keys()].map((id) => {
    let depth = 0;
    for (let at = parents.get(id) ?? null; at !== null; at = parents.get(at) ?? null) {
      depth += 1;
      if (depth > parents.size) throw new Error('a circle');
    }
    return depth;
  });
}

describe('the tree of groups', () => {
  it('is the same for every peer, whatever order the document comes in', () => {
    fc.assert(
      fc.property(stored, fc.func(fc.integer()), (pairs, order) => {
        const unique = [...new Map(pairs)];
        const shuffled = [...unique].sort((x, y) => order(x) - order(y));
        const sorted = (parents: Map<string, string | null>) => [...parents].sort();
        expect(sorted(resolveParents(new Map(shuffled)))).toEqual(sorted(resolveParents(new Map(unique))));
      }),
    );
  });

  it('has no circle, and differs from the document only where it must', () => {
    fc.assert(
      fc.property(stored, (pairs) => {
        const given = new Map(pairs);
        const parents = resolveParents(given);
        depths(parents);
        for (const [id, parent] of parents) {
          if (parent !== null) expect(parent).toBe(given.get(id));
        }
      }),
    );
  });

  it('cuts a circle at its smallest id and keeps what hangs on it', () => {
    const parents = resolveParents(
      new Map([
        ['tail', 'c'],
        ['b', 'c'],
        ['c', 'a'],
        ['a', 'b'],
        ['self', 'self'],
      ]),
    );
    expect(Object.fromEntries(parents)).toEqual({ tail: 'c', b: 'c', c: 'a', a: null, self: null });
  });

  it('lets groups that lie too deep stand alone', () => {
    const chain = new Map(
      Array.from({ length: 40 }, (_, i) => [`g${i}`, i === 0 ? null : `g${i - 1}`] as const),
    );
    expect(Math.max(...depths(resolveParents(chain)))).toBe(MAX_NESTING - 1);
    expect([...resolveParents(chain)].filter(([, parent]) => parent === null)).toHaveLength(3);
  });
});
