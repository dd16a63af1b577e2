import type { Wishes } from './lists';
import type { BlockingPair, Pair } from './model';

/** Partners of each organisation, in the order of the pairs. */
export function partnersOf(pairs: readonly Pair[]): Map<string, string[]> {
  const partners = new Map<string, string[]>();
  const add = (id: string, other: string) => partners.set(id, [...(partners.get(id) ?? []), other]);
  for (const { first, second } of pairs) {
    add(first, second);
    add(second, first);
  }
  return partners;
}

/**
 * Every pair that accepts each other, is apart, and of which each has room or strictly prefers the other to somebody it
 * has. Worked out from the lists alone, without knowing how the pairs were found. A stable result has none.
 */
export function blockingPairs(wishes: Wishes, pairs: readonly Pair[]): BlockingPair[] {
  const partners = partnersOf(pairs);
  const found: BlockingPair[] = [];
  for (const first of wishes.side('first')) {
    for (const id of new Set(first.list.flat())) {
      const second = wishes.byId.get(id);
      if (second === undefined || !wishes.mutual(first.id, id)) continue;
      if (partners.get(first.id)?.includes(id)) continue;
      const firstGivesUp = givesUp(wishes, first.id, id, partners);
      const secondGivesUp = givesUp(wishes, id, first.id, partners);
      if (firstGivesUp === undefined || secondGivesUp === undefined) continue;
      found.push({ first: first.id, second: id, firstGivesUp, secondGivesUp });
    }
  }
  return found;
}

/** Whom `id` would give up for `other`; null: it has room; undefined: it would not. */
function givesUp(
  wishes: Wishes,
  id: string,
  other: string,
  partners: ReadonlyMap<string, readonly string[]>,
): string | null | undefined {
  const capacity = wishes.byId.get(id)?.capacity ?? 0;
  if (capacity <= 0) return undefined;
  const has = partners.get(id) ?? [];
  if (has.length < capacity) return null;
  const placeOf = (one: string) => wishes.place(id, one) ?? Number.POSITIVE_INFINITY;
  const worst = [...has].sort((a, b) => placeOf(b) - placeOf(a))[0] as string;
  return placeOf(other) < placeOf(worst) ? worst : undefined;
}
