import { grow, overlaps, union } from './geometry';
import type { Board, Box, Point, Size } from './types';

/**
 * Top left of a free place of `size` near `near`: there if nothing is in the way, else to the right of or below what
 * is, else below the whole board. `gap` is kept to everything.
 */
export function freeSpot(board: Board, size: Size, near: Point, gap = 40): Point {
  const taken = board.all().flatMap((object) => {
    const box = object.type === 'connector' ? null : board.boxOf(object.id);
    return box === null ? [] : [grow(box, gap)];
  });
  const candidates: Point[] = [near];
  for (const box of nearest(taken, near, 200)) {
    candidates.push([box.x + box.w, near[1]], [near[0], box.y + box.h], [box.x + box.w, box.y]);
  }
  const whole = union(taken);
  if (whole !== null) candidates.push([whole.x + gap, whole.y + whole.h]);
  candidates.sort((a, b) => distance(a, near) - distance(b, near));
  const free = candidates.find(
    ([x, y]) => !taken.some((box) => overlaps(box, { x, y, w: size[0], h: size[1] })),
  );
  return free ?? near;
}

function nearest(boxes: readonly Box[], [x, y]: Point, count: number): Box[] {
  return [...boxes]
    .sort((a, b) => distance([a.x + a.w, a.y], [x, y]) - distance([b.x + b.w, b.y], [x, y]))
    .slice(0, count);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
