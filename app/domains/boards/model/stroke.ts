import { distanceToSegment } from './geometry';
import { PEN_WIDTH, SIZE_LIMIT } from './limits';
import type { PenObject, Point, Size } from './types';

/**
 * Leaves out the points of a drawn line that a line `tolerance` thick would cover anyway (Ramer–Douglas–Peucker,
 * without recursion). First and last point stay.
 */
export function simplify(points: readonly Point[], tolerance: number): Point[] {
  const kept = new Set([0, points.length - 1]);
  const open: [number, number][] = [[0, points.length - 1]];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const far = farthest(points, span);
    if (far === null || far.distance <= tolerance) continue;
    kept.add(far.index);
    open.push([span[0], far.index], [far.index, span[1]]);
  }
  return points.filter((_, i) => kept.has(i));
}

function farthest(points: readonly Point[], [first, last]: [number, number]) {
  const from = points[first];
  const to = points[last];
  if (from === undefined || to === undefined) return null;
  let best: { index: number; distance: number } | null = null;
  for (let i = first + 1; i < last; i++) {
    const distance = distanceToSegment(points[i] ?? from, from, to);
    if (best === null || distance > best.distance) best = { index: i, distance };
  }
  return best;
}

/** What a pen object stores of a line drawn through `points` (board units): simplified, relative, rounded to 0.1. */
export function penFromPoints(
  points: readonly Point[],
  width: number = PEN_WIDTH,
): Pick<PenObject, 'at' | 'size' | 'points' | 'natural' | 'width'> | null {
  if (points.length === 0) return null;
  const line = simplify(points, width / 4);
  const xs = line.map(([x]) => x);
  const ys = line.map(([, y]) => y);
  const at: Point = [tenth(Math.min(...xs)), tenth(Math.min(...ys))];
  const size: Size = [
    Math.max(SIZE_LIMIT.min, tenth(Math.max(...xs) - at[0])),
    Math.max(SIZE_LIMIT.min, tenth(Math.max(...ys) - at[1])),
  ];
  return {
    at,
    size,
    natural: size,
    width,
    points: line.flatMap(([x, y]) => [tenth(x - at[0]), tenth(y - at[1])]),
  };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
