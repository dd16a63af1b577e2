import type { Box, Line, PenObject, Point, Size } from './types';

/** The box of something placed. */
export function boxAt(at: Point, size: Size): Box {
  return { x: at[0], y: at[1], w: size[0], h: size[1] };
}

export function centre(box: Box): Point {
  return [box.x + box.w / 2, box.y + box.h / 2];
}

/** Box with `by` units more on each side; negative values shrink it, never below nothing. */
export function grow(box: Box, by: number): Box {
  const dx = Math.max(by, -box.w / 2);
  const dy = Math.max(by, -box.h / 2);
  return { x: box.x - dx, y: box.y - dy, w: box.w + 2 * dx, h: box.h + 2 * dy };
}

/** Smallest box around all; null for none. */
export function union(boxes: Iterable<Box>): Box | null {
  let x0 = Number.POSITIVE_INFINITY;
  let y0 = Number.POSITIVE_INFINITY;
  let x1 = Number.NEGATIVE_INFINITY;
  let y1 = Number.NEGATIVE_INFINITY;
  for (const box of boxes) {
    x0 = Math.min(x0, box.x);
    y0 = Math.min(y0, box.y);
    x1 = Math.max(x1, box.x + box.w);
    y1 = Math.max(y1, box.y + box.h);
  }
  return x0 <= x1 ? { x: x0, y: y0, w: x1 - x0, h: y1 - y0 } : null;
}

/** Whether two boxes share more than an edge. */
export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** Whether `inner` lies wholly in `outer`; edges may touch. */
export function containsBox(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.w <= outer.x + outer.w &&
    inner.y + inner.h <= outer.y + outer.h
  );
}

export function containsPoint(box: Box, [x, y]: Point): boolean {
  return x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h;
}

export function sameBox(a: Box | null, b: Box | null): boolean {
  if (a === null || b === null) return a === b;
  return a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;
}

/** Box around a line, with no area when the line runs along an axis. */
export function lineBox({ from, to }: Line): Box {
  return {
    x: Math.min(from[0], to[0]),
    y: Math.min(from[1], to[1]),
    w: Math.abs(from[0] - to[0]),
    h: Math.abs(from[1] - to[1]),
  };
}

/** Distance from a point to a segment. */
export function distanceToSegment(point: Point, from: Point, to: Point): number {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length2;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(point[0] - from[0] - t * dx, point[1] - from[1] - t * dy);
}

/** Where the line from the centre of `box` towards `towards` leaves the box; the centre when it never does. */
export function edgePoint(box: Box, towards: Point): Point {
  const [cx, cy] = centre(box);
  const dx = towards[0] - cx;
  const dy = towards[1] - cy;
  const scale = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : box.w / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : box.h / 2 / Math.abs(dy),
  );
  return scale < 1 ? [cx + dx * scale, cy + dy * scale] : [cx, cy];
}

/** The line of a connector between two ends, each the box of an object or a fixed point. */
export function connectorLine(from: Box | Point, to: Box | Point): Line {
  const aim = (end: Box | Point): Point => ('x' in end ? centre(end) : end);
  return {
    from: 'x' in from ? edgePoint(from, aim(to)) : from,
    to: 'x' in to ? edgePoint(to, aim(from)) : to,
  };
}

/** Points of a pen line on the board: relative to `at` and stretched from the size it was drawn in. */
export function penPoints(pen: PenObject): Point[] {
  const sx = pen.size[0] / pen.natural[0];
  const sy = pen.size[1] / pen.natural[1];
  const out: Point[] = [];
  for (let i = 0; i + 1 < pen.points.length; i += 2) {
    out.push([pen.at[0] + (pen.points[i] ?? 0) * sx, pen.at[1] + (pen.points[i + 1] ?? 0) * sy]);
  }
  return out;
}

/** Whether a point is within `reach` of a run of segments. */
export function hitsPath(points: readonly Point[], point: Point, reach: number): boolean {
  const [first] = points;
  if (first === undefined) return false;
  if (points.length === 1) return Math.hypot(point[0] - first[0], point[1] - first[1]) <= reach;
  return points.some((to, i) => {
    const from = points[i - 1];
    return from !== undefined && distanceToSegment(point, from, to) <= reach;
  });
}
