/** What can be done with one name on a ranked list. */
export const LIST_MOVES = ['up', 'down', 'tie', 'leave_out', 'add'] as const;
export type ListMove = (typeof LIST_MOVES)[number];

export type RankedList = readonly (readonly string[])[];

/**
 * Moves `id` on the list: `up` and `down` first free it from its equals, then pass the next tier; `tie` makes it an
 * equal of the tier above; `add` puts it last. What can't be done leaves the list as it is.
 */
export function moveOnList(list: RankedList, id: string, move: ListMove): string[][] {
  const tiers = list.map((tier) => [...tier]);
  const at = tiers.findIndex((tier) => tier.includes(id));
  if (move === 'add') return at === -1 ? [...tiers, [id]] : tiers;
  if (at === -1) return tiers;
  const own = tiers[at] as string[];
  const rest = own.filter((other) => other !== id);
  if (move === 'leave_out') return withoutEmpty(tiers.with(at, rest));
  if (move === 'tie') {
    if (at === 0) return tiers;
    return withoutEmpty(tiers.with(at - 1, [...(tiers[at - 1] as string[]), id]).with(at, rest));
  }
  if (rest.length > 0) {
    const pair = move === 'up' ? [[id], rest] : [rest, [id]];
    return [...tiers.slice(0, at), ...pair, ...tiers.slice(at + 1)];
  }
  const to = move === 'up' ? at - 1 : at + 1;
  const other = tiers[to];
  return other === undefined ? tiers : tiers.with(to, own).with(at, other);
}

function withoutEmpty(tiers: string[][]): string[][] {
  return tiers.filter((tier) => tier.length > 0);
}

/** The list with only those that are `known`, each once. */
export function cleanList(list: RankedList, known: ReadonlySet<string>): string[][] {
  const seen = new Set<string>();
  const keep = (id: string) => {
    if (!known.has(id) || seen.has(id)) return false;
    seen.add(id);
    return true;
  };
  return withoutEmpty(list.map((tier) => tier.filter(keep)));
}
