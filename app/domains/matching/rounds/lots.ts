/**
 * Numbers drawn from a seed: mulberry32 (Tommy Ettinger, public domain), a 32-bit generator whose sequence is the same on
 * every machine.
 */
function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/** Orders strings by their code units, the same in every locale. */
export function byCode(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Draws lots: the place of each id, from 0. Depends on the ids and the seed, not on the order of the ids. */
export function drawLots(ids: readonly string[], seed: number): Map<string, number> {
  const next = generator(seed);
  const order = [...new Set(ids)].sort(byCode);
  for (let i = order.length - 1; i > 0; i--) {
    const j = next() % (i + 1);
    const held = order[i] as string;
    order[i] = order[j] as string;
    order[j] = held;
  }
  return new Map(order.map((id, place) => [id, place]));
}

/** Whole numbers from 1 to `most`, one for each of `count`. */
export function drawNumbers(count: number, seed: number, most: number): number[] {
  const next = generator(seed);
  return Array.from({ length: count }, () => 1 + (next() % most));
}
