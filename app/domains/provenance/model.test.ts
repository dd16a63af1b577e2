import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type LineNode, type NodeRef, STAGES, stagesOf, walkLine } from './model';

const ref = (kind: NodeRef['kind'], id = '1'): NodeRef => ({ kind, id });

/** Walks a line whose steps are given as pairs. */
function walk(focus: NodeRef, edges: readonly [NodeRef, NodeRef][]): Promise<NodeRef[]> {
  const is = (a: NodeRef, b: NodeRef) => a.kind === b.kind && a.id === b.id;
  return walkLine(focus, async (one, way) =>
    edges.flatMap(([from, to]) => {
      if (way === 'up') return is(to, one) ? [from] : [];
      return is(from, one) ? [to] : [];
    }),
  );
}

const EDGES: [NodeRef, NodeRef][] = [
  [ref('source'), ref('idea')],
  [ref('idea'), ref('talk')],
  [ref('talk'), ref('collaboration')],
  [ref('collaboration'), ref('check_in')],
  [ref('collaboration'), ref('case')],
  [ref('idea', '2'), ref('collaboration')],
];

it('is the same line from both ends, without what only flows into it', async () => {
  const whole = STAGES.filter((stage) => !['round', 'application', 'award'].includes(stage)).map((kind) =>
    ref(kind),
  );
  const sorted = (refs: NodeRef[]) => refs.map(({ kind, id }) => `${kind} ${id}`).sort();
  expect(sorted(await walk(ref('source'), EDGES))).toEqual(sorted(whole));
  expect(sorted(await walk(ref('collaboration'), EDGES))).toEqual(sorted([...whole, ref('idea', '2')]));
  expect(sorted(await walk(ref('idea', '2'), EDGES))).toEqual(
    sorted([ref('idea', '2'), ref('collaboration'), ref('check_in'), ref('case')]),
  );
});

it('finds everything above and below exactly once, also in circles', async () => {
  const nodes = fc.constantFrom(...STAGES.flatMap((kind) => [ref(kind), ref(kind, '2')]));
  await fc.assert(
    fc.asyncProperty(nodes, fc.array(fc.tuple(nodes, nodes), { maxLength: 30 }), async (focus, edges) => {
      const line = await walk(focus, edges);
      const keys = line.map(({ kind, id }) => `${kind} ${id}`);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).toContain(`${focus.kind} ${focus.id}`);
    }),
  );
});

it('stands in the order of the stages, the oldest first', () => {
  const node = (kind: NodeRef['kind'], id: string, at: number | null): LineNode => ({
    ...ref(kind, id),
    title: id,
    href: null,
    detail: null,
    at,
  });
  expect(
    stagesOf([
      node('case', 'a', 9),
      node('source', 'b', 2),
      node('source', 'c', 1),
      node('idea', 'd', null),
    ]).map(({ stage, nodes }) => [stage, nodes.map(({ id }) => id)]),
  ).toEqual([
    ['source', ['c', 'b']],
    ['idea', ['d']],
    ['case', ['a']],
  ]);
});
