import type { Box } from '../../model';

export interface Bounds {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

export function boundsOf(box: Box, pad = 0): Bounds {
  return { minX: box.x - pad, minY: box.y - pad, maxX: box.x + box.w + pad, maxY: box.y + box.h + pad };
}

/** Smooth path through x0, y0, x1, y1, …: quadratic curves between the middles of the segments. */
export function smoothSegments(
  points: readonly number[],
  path: {
    moveTo(x: number, y: number): void;
    lineTo(x: number, y: number): void;
    quadraticCurveTo(cx: number, cy: number, x: number, y: number): void;
  },
): void {
  const n = points.length >> 1;
  const x = (i: number) => points[2 * i] ?? 0;
  const y = (i: number) => points[2 * i + 1] ?? 0;
  if (n === 0) return;
  path.moveTo(x(0), y(0));
  if (n < 3) {
    path.lineTo(x(n - 1) + (n === 1 ? 0.01 : 0), y(n - 1));
    return;
  }
  for (let i = 1; i < n - 2; i += 1)
    path.quadraticCurveTo(x(i), y(i), (x(i) + x(i + 1)) / 2, (y(i) + y(i + 1)) / 2);
  path.quadraticCurveTo(x(n - 2), y(n - 2), x(n - 1), y(n - 1));
}

/** The same as SVG path data. */
export function smoothPathData(points: readonly number[]): string {
  const parts: string[] = [];
  const at = (value: number) => Math.round(value * 10) / 10;
  smoothSegments(points, {
    moveTo: (x, y) => parts.push(`M${at(x)} ${at(y)}`),
    lineTo: (x, y) => parts.push(`L${at(x)} ${at(y)}`),
    quadraticCurveTo: (cx, cy, x, y) => parts.push(`Q${at(cx)} ${at(cy)} ${at(x)} ${at(y)}`),
  });
  return parts.join('');
}

/** The three points of an arrow head at `tip`, coming from `from`. */
export function arrowHead(
  from: readonly [number, number],
  tip: readonly [number, number],
  size: number,
): [[number, number], [number, number], [number, number]] {
  const angle = Math.atan2(tip[1] - from[1], tip[0] - from[0]);
  const wing = (turn: number): [number, number] => [
    tip[0] - size * Math.cos(angle + turn),
    tip[1] - size * Math.sin(angle + turn),
  ];
  return [wing(0.45), [tip[0], tip[1]], wing(-0.45)];
}
