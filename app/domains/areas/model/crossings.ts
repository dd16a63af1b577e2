/** Comparisons that may still be made; shared by everything that is checked together. */
export interface StepBudget {
  steps: number;
}

type Position = [lng: number, lat: number];

interface Edge {
  a: Position;
  b: Position;
  /** Extent along the axis that is swept. */
  from: number;
  to: number;
}

/**
 * Where the edges of a polygon (closed rings) cross or run along each other: a point on one of them; null when they
 * don't; `too_tangled` when the budget ends before that is known. Touching in a corner is no crossing.
 */
export function crossingIn(
  rings: readonly Position[][],
  budget: StepBudget,
): Position | 'too_tangled' | null {
  const axis = longerAxis(rings);
  const edges = rings
    .flatMap((ring) =>
      ring.slice(1).map((b, i): Edge => {
        const a = ring[i] ?? b;
        return { a, b, from: Math.min(a[axis], b[axis]), to: Math.max(a[axis], b[axis]) };
      }),
    )
    .sort((one, other) => one.from - other.from);
  for (const [i, edge] of edges.entries()) {
    for (let k = i + 1; k < edges.length; k++) {
      const other = edges[k];
      if (!other || other.from > edge.to) break;
      if (--budget.steps < 0) return 'too_tangled';
      if (meet(edge, other)) return edge.a;
    }
  }
  return null;
}

function longerAxis(rings: readonly Position[][]): 0 | 1 {
  const extent = (axis: 0 | 1) => {
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (const ring of rings) {
      for (const point of ring) {
        least = Math.min(least, point[axis]);
        most = Math.max(most, point[axis]);
      }
    }
    return most - least;
  };
  return extent(0) >= extent(1) ? 0 : 1;
}

/** Whether two edges cross inside, or one runs along the other. */
function meet({ a, b }: Edge, { a: c, b: d }: Edge): boolean {
  const [c1, d1] = [turn(a, b, c), turn(a, b, d)];
  if (c1 === 0 && d1 === 0) return overlap(a, b, c, d);
  const [a1, b1] = [turn(c, d, a), turn(c, d, b)];
  return c1 * d1 < 0 && a1 * b1 < 0;
}

/** Sign of the turn a → b → p. Whole millionths of a degree keep the products exact at the size of a city. */
function turn(a: Position, b: Position, p: Position): number {
  return Math.sign(
    millionths(b[0] - a[0]) * millionths(p[1] - a[1]) - millionths(b[1] - a[1]) * millionths(p[0] - a[0]),
  );
}

function millionths(degrees: number): number {
  return Math.round(degrees * 1e6);
}

/** Whether two edges on one line share more than a corner. */
function overlap(a: Position, b: Position, c: Position, d: Position): boolean {
  const axis = a[0] !== b[0] ? 0 : 1;
  const from = Math.max(Math.min(a[axis], b[axis]), Math.min(c[axis], d[axis]));
  const to = Math.min(Math.max(a[axis], b[axis]), Math.max(c[axis], d[axis]));
  return from < to;
}
