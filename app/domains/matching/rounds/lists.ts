import { byCode } from './lots';
import type { Participant, RoundInput, Side } from './model';

/** Who is at which place of whose list, and who may be put together. */
export interface Wishes {
  byId: ReadonlyMap<string, Participant>;
  side(side: Side): readonly Participant[];
  /** Place of `other` on the list of `id`, from 1; null: not acceptable. */
  place(id: string, other: string): number | null;
  excluded(a: string, b: string): boolean;
  /** Whether both have listed each other and nothing keeps them apart. */
  mutual(a: string, b: string): boolean;
}

/** Reads the lists once. The order of participants and pairs in the input does not matter. */
export function readWishes(input: Pick<RoundInput, 'participants' | 'excluded'>): Wishes {
  const sorted = [...input.participants].sort((a, b) => byCode(a.id, b.id));
  const byId = new Map(sorted.map((one) => [one.id, one]));
  const places = new Map(sorted.map((one) => [one.id, placesOf(one, byId)]));
  const apart = new Set(input.excluded.map(([a, b]) => keyOf(a, b)));
  const place = (id: string, other: string) => places.get(id)?.get(other) ?? null;
  const excluded = (a: string, b: string) => apart.has(keyOf(a, b));
  const sides = {
    first: sorted.filter((one) => one.side === 'first'),
    second: sorted.filter((one) => one.side === 'second'),
  };
  return {
    byId,
    side: (side) => sides[side],
    place,
    excluded,
    mutual: (a, b) => place(a, b) !== null && place(b, a) !== null && !excluded(a, b),
  };
}

/** Equals share a place, and the next tier takes the next number. Only ids of the other side count, each once. */
function placesOf(one: Participant, byId: ReadonlyMap<string, Participant>): Map<string, number> {
  const places = new Map<string, number>();
  let place = 1;
  for (const tier of one.list) {
    const known = tier.filter((id) => {
      const other = byId.get(id);
      return other !== undefined && other.side !== one.side && !places.has(id);
    });
    for (const id of known) places.set(id, place);
    if (known.length > 0) place++;
  }
  return places;
}

function keyOf(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
