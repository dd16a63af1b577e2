/** A sum that readers know: the unknowns in it with their factors, ordered by number; everything else in it is shown. */
export type Sum = readonly (readonly [unknown: number, factor: number])[];

/** Arithmetic is modulo a prime: exact, and small enough for products of two to stay whole numbers. */
const PRIME = 67_108_859;

/** Numbers from here on are not unknowns but tell which sums were used. */
const USED = 2 ** 40;

/**
 * Which of the `asked` unknowns follow from the sums alone, by adding and subtracting them in any order, each with the
 * sums (by index) that tell it. That numbers of people are never negative is not used: see docs/karte.md.
 */
export function following(sums: readonly Sum[], asked: readonly number[]): Map<number, number[]> {
  const byFirst = new Map<number, Sum>();
  sums.forEach((given, index) => {
    const rest = reduce([...given, [USED + index, 1]], byFirst);
    const first = rest[0]?.[0] ?? USED;
    if (first < USED) byFirst.set(first, rest);
  });
  return new Map(
    asked.flatMap((unknown) => {
      const rest = reduce([[unknown, 1]], byFirst);
      const follows = (rest[0]?.[0] ?? USED) >= USED;
      return follows ? [[unknown, rest.map(([used]) => used - USED)]] : [];
    }),
  );
}

/** Takes known sums away from a sum until none of them begins with its first unknown. */
function reduce(sum: Sum, byFirst: ReadonlyMap<number, Sum>): Sum {
  let rest = sum;
  for (;;) {
    const first = rest[0];
    const known = first === undefined ? undefined : byFirst.get(first[0]);
    if (first === undefined || known === undefined) return rest;
    const factor = (first[1] * inverse(known[0]?.[1] ?? 1)) % PRIME;
    rest = subtract(rest, known, factor);
  }
}

/** `a` less `factor` times `b`. */
function subtract(a: Sum, b: Sum, factor: number): Sum {
  const out: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left = Number.POSITIVE_INFINITY, ofLeft = 0] = a[i] ?? [];
    const [right = Number.POSITIVE_INFINITY, ofRight = 0] = b[j] ?? [];
    const unknown = Math.min(left, right);
    const value = modulo(
      (left === unknown ? ofLeft : 0) - (right === unknown ? (ofRight * factor) % PRIME : 0),
    );
    if (value !== 0) out.push([unknown, value]);
    if (left === unknown) i++;
    if (right === unknown) j++;
  }
  return out;
}

function modulo(value: number): number {
  return ((value % PRIME) + PRIME) % PRIME;
}

/** The number that makes 1 of `value`, by Euclid. */
function inverse(value: number): number {
  let [a, b] = [modulo(value), PRIME];
  let [x, y] = [1, 0];
  while (a > 1 && b > 0) {
    const times = Math.floor(a / b);
    [a, b] = [b, a % b];
    [x, y] = [y, x - times * y];
  }
  return modulo(x);
}
