import type { Box } from '../../model';

/** A line shown while things line up: along x at height `at`, or along y at `at`, from `from` to `to`. */
export interface Guide {
  axis: 'x' | 'y';
  at: number;
  from: number;
  to: number;
}

export interface Snapped {
  dx: number;
  dy: number;
  guides: Guide[];
}

/** Edges and middles of boxes, kept once per drag so that each move only compares numbers. */
export class SnapLines {
  readonly #xs: { at: number; box: Box }[] = [];
  readonly #ys: { at: number; box: Box }[] = [];

  constructor(boxes: readonly Box[]) {
    for (const box of boxes) {
      for (const at of [box.x, box.x + box.w / 2, box.x + box.w]) this.#xs.push({ at, box });
      for (const at of [box.y, box.y + box.h / 2, box.y + box.h]) this.#ys.push({ at, box });
    }
  }

  /** The move `dx`, `dy` of `box`, bent to line up with another box when within `reach` of it. */
  snap(box: Box, dx: number, dy: number, reach: number): Snapped {
    const moved = { x: box.x + dx, y: box.y + dy, w: box.w, h: box.h };
    const x = nearest(this.#xs, [moved.x, moved.x + moved.w / 2, moved.x + moved.w], reach);
    const y = nearest(this.#ys, [moved.y, moved.y + moved.h / 2, moved.y + moved.h], reach);
    const placed = { ...moved, x: moved.x + (x?.by ?? 0), y: moved.y + (y?.by ?? 0) };
    const guides: Guide[] = [];
    if (x) {
      const [from, to] = span(placed.y, placed.h, x.box.y, x.box.h);
      guides.push({ axis: 'y', at: x.at, from, to });
    }
    if (y) {
      const [from, to] = span(placed.x, placed.w, y.box.x, y.box.w);
      guides.push({ axis: 'x', at: y.at, from, to });
    }
    return { dx: dx + (x?.by ?? 0), dy: dy + (y?.by ?? 0), guides };
  }
}

function nearest(
  lines: readonly { at: number; box: Box }[],
  own: readonly number[],
  reach: number,
): { at: number; by: number; box: Box } | null {
  let best: { at: number; by: number; box: Box } | null = null;
  for (const line of lines) {
    for (const edge of own) {
      const by = line.at - edge;
      if (Math.abs(by) <= reach && (!best || Math.abs(by) < Math.abs(best.by))) {
        best = { at: line.at, by, box: line.box };
      }
    }
  }
  return best;
}

function span(a: number, aLength: number, b: number, bLength: number): [number, number] {
  return [Math.min(a, b), Math.max(a + aLength, b + bLength)];
}
