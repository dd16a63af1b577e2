import type { Wishes } from './lists';
import { byCode, drawLots } from './lots';
import type { Pair, Participant, Side } from './model';

/**
 * Deferred acceptance with capacities on both sides (Gale and Shapley 1962; for many-to-many with responsive wishes
 * Roth 1984). Ties are broken by one lot for each organisation, the same on every list. The result is weakly stable:
 * no two that accept each other are apart while both have room or would rather have each other than somebody they
 * have. With the lots drawn, no other such result is better for anybody of the proposing side.
 * Pairs come in ascending order of ids. Time grows with the lengths of the lists.
 */
export function deferredAcceptance(wishes: Wishes, proposer: Side, seed: number): Pair[] {
  const lots = drawLots([...wishes.byId.keys()], seed);
  const receiving: Side = proposer === 'first' ? 'second' : 'first';
  const orders = new Map([...wishes.byId.values()].map((one) => [one.id, strictOrder(wishes, one, lots)]));
  const ranks = new Map(
    wishes.side(receiving).map((one) => [one.id, new Map(orders.get(one.id)?.map((id, at) => [id, at]))]),
  );
  const next = new Map<string, number>();
  const held = new Map<string, string[]>();
  const room = new Map(wishes.side(proposer).map((one) => [one.id, one.capacity]));
  const waiting = wishes
    .side(proposer)
    .map((one) => one.id)
    .reverse();
  while (waiting.length > 0) {
    const id = waiting.pop() as string;
    const order = orders.get(id) ?? [];
    while ((room.get(id) ?? 0) > 0 && (next.get(id) ?? 0) < order.length) {
      const to = order[next.get(id) ?? 0] as string;
      next.set(id, (next.get(id) ?? 0) + 1);
      const refused = receive(id, to);
      if (refused === id) continue;
      room.set(id, (room.get(id) ?? 0) - 1);
      if (refused === null) continue;
      room.set(refused, (room.get(refused) ?? 0) + 1);
      waiting.push(refused);
    }
  }

  /** Takes the proposal for the time being; answers who is refused for it, perhaps who proposed. */
  function receive(from: string, to: string): string | null {
    const rank = ranks.get(to);
    const capacity = wishes.byId.get(to)?.capacity ?? 0;
    if (capacity <= 0) return from;
    const has = [...(held.get(to) ?? []), from].sort((a, b) => (rank?.get(a) ?? 0) - (rank?.get(b) ?? 0));
    held.set(to, has.slice(0, capacity));
    return has[capacity] ?? null;
  }

  const pairs = [...held].flatMap(([to, from]) =>
    from.map((id) => (proposer === 'first' ? { first: id, second: to } : { first: to, second: id })),
  );
  return pairs.sort((a, b) => byCode(a.first, b.first) || byCode(a.second, b.second));
}

/** The list without those that do not accept back or are kept apart, ties broken by lot. */
function strictOrder(wishes: Wishes, one: Participant, lots: ReadonlyMap<string, number>): string[] {
  return [...new Set(one.list.flat())]
    .filter((id) => wishes.mutual(one.id, id))
    .sort(
      (a, b) =>
        (wishes.place(one.id, a) ?? 0) - (wishes.place(one.id, b) ?? 0) ||
        (lots.get(a) ?? 0) - (lots.get(b) ?? 0),
    );
}
