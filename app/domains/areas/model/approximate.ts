import { Delaunay } from 'd3-delaunay';
import { intersection, union } from 'polyclip-ts';
import type { AreaShape } from './areas';
import { boxAround, coarseUntil, polygonsOf } from './shapes';

/** The middle of an area, in degrees. */
export interface Middle {
  code: string;
  lat: number;
  lng: number;
}

type Point = [x: number, y: number];

/** How far the outermost shapes reach beyond their middles, in degrees of latitude: some 1.3 km. */
const MARGIN = 0.012;
const ROUND_STEPS = 16;
/** Keeps two areas with the very same middle apart, in degrees: some centimetres. */
const APART = 1e-6;

/**
 * Shapes for areas of which only the middle is known: everything nearer to one middle than to any other (Voronoi),
 * cut to a hull some 1.3 km around all of them. They cover the hull without overlap; neighbours share their corners
 * exactly. Coordinates have six decimals.
 */
export function approximateShapes(middles: readonly Middle[]): Map<string, AreaShape> {
  if (middles.length === 0) return new Map();
  // Degrees of longitude are shorter than those of latitude: distances are taken where the areas are.
  const squeeze = Math.cos((mean(middles.map(({ lat }) => lat)) * Math.PI) / 180);
  const points = apart(middles.map(({ lat, lng }): Point => [lng * squeeze, lat]));
  return cellsIn(middles, points, hullAround(points), squeeze);
}

/**
 * The same inside a surveyed outline (a ward): cells of its own middles, cut to it. An area of which nothing lies
 * inside has none. Outlines of many points are followed less closely, so that the work stays small.
 */
export function approximateWithin(outline: AreaShape, middles: readonly Middle[]): Map<string, AreaShape> {
  const box = boxAround([outline]);
  if (!box || middles.length === 0) return new Map();
  const { south, west, north, east } = box;
  const around: Point[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const points = apart(middles.map(({ lat, lng }): Point => [lng * squeeze, lat]));
  const hull = around.map(([x, y]): Point => [x * squeeze, y]);
  const limit = polygonsOf(coarseUntil(outline, CUT_POINTS));
  const shapes = new Map<string, AreaShape>();
  for (const [code, cell] of cellsIn(middles, points, hull, squeeze)) {
    const [only, ...more] = intersection(polygonsOf(cell), limit) as [number, number][][][];
    if (only) shapes.set(code, roundedShape([only, ...more]));
  }
  return shapes;
}

/** Points of an outline that cells are cut to at most. */
const CUT_POINTS = 2_000;

function roundedShape(polygons: [number, number][][][]): AreaShape {
  const round = polygons.map((polygon) =>
    polygon.map((ring) => ring.map(([x, y]): [number, number] => [rounded(x), rounded(y)])),
  );
  const [only, ...more] = round;
  return only && more.length === 0
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: round };
}

/** Voronoi cells of the points, cut to a convex hull, in degrees again. */
function cellsIn(
  middles: readonly Middle[],
  points: readonly Point[],
  hull: readonly Point[],
  squeeze: number,
): Map<string, AreaShape> {
  const xs = hull.map(([x]) => x);
  const ys = hull.map(([, y]) => y);
  const voronoi = Delaunay.from(points).voronoi([
    Math.min(...xs) - 1,
    Math.min(...ys) - 1,
    Math.max(...xs) + 1,
    Math.max(...ys) + 1,
  ]);
  const shapes = new Map<string, AreaShape>();
  middles.forEach(({ code }, i) => {
    const cell = (voronoi.cellPolygon(i) ?? []).slice(0, -1).map(([x, y]): Point => [x, y]);
    const ring = closed(cutTo(hull, cell).map(([x, y]) => [rounded(x / squeeze), rounded(y)]));
    if (ring) shapes.set(code, { type: 'Polygon', coordinates: [ring] });
  });
  return shapes;
}

/** One shape that covers what the shapes cover; null for none. */
export function unite(shapes: readonly AreaShape[]): AreaShape | null {
  const [first, ...others] = shapes.map(polygonsOf);
  if (!first) return null;
  const [only, ...more] = union(first, ...others) as [number, number][][][];
  if (!only) return null;
  return more.length === 0
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: [only, ...more] };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

function apart(points: readonly Point[]): Point[] {
  const seen = new Map<string, number>();
  return points.map(([x, y]) => {
    const key = `${x} ${y}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return [x + before * APART, y];
  });
}

/** The convex hull of circles around the points, anticlockwise. */
function hullAround(points: readonly Point[]): Point[] {
  const round = points.flatMap(([x, y]) =>
    Array.from({ length: ROUND_STEPS }, (_, step): Point => {
      const angle = (2 * Math.PI * step) / ROUND_STEPS;
      return [x + MARGIN * Math.cos(angle), y + MARGIN * Math.sin(angle)];
    }),
  );
  const sorted = round.sort(byPlace);
  const lower = chain(sorted);
  const upper = chain(sorted.reverse());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function byPlace(a: Point, b: Point): number {
  return a[0] - b[0] || a[1] - b[1];
}

function chain(points: readonly Point[]): Point[] {
  const out: Point[] = [];
  for (const point of points) {
    for (;;) {
      const last = out.at(-1);
      const before = out.at(-2);
      if (!last || !before || side(before, last, point) > 0) break;
      out.pop();
    }
    out.push(point);
  }
  return out;
}

/** Positive when `p` lies left of the line from `a` to `b`. */
function side(a: Point, b: Point, p: Point): number {
  return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
}

/** The part of a polygon inside a convex anticlockwise hull (Sutherland–Hodgman). */
function cutTo(hull: readonly Point[], polygon: readonly Point[]): Point[] {
  let inside = [...polygon];
  hull.forEach((a, i) => {
    const b = hull[(i + 1) % hull.length] ?? a;
    const out: Point[] = [];
    inside.forEach((p, k) => {
      const q = inside[(k + 1) % inside.length] ?? p;
      const pIn = side(a, b, p) >= 0;
      if (pIn) out.push(p);
      if (pIn !== side(a, b, q) >= 0) out.push(crossing(a, b, p, q));
    });
    inside = out;
  });
  return inside;
}

/** Where p–q meets the line a–b: the same number for both directions, so that neighbours meet exactly. */
function crossing(a: Point, b: Point, p: Point, q: Point): Point {
  const [from, to] = byPlace(p, q) <= 0 ? [p, q] : [q, p];
  const d = side(a, b, from);
  const t = d / (d - side(a, b, to));
  return [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
}

/** The ring with its first point at the end again and no point twice in a row; null below three points. */
function closed(points: readonly Point[]): Point[] | null {
  const ring = points.filter(([x, y], i) => {
    const [px, py] = points[(i + points.length - 1) % points.length] ?? [];
    return x !== px || y !== py;
  });
  const [start] = ring;
  return start && ring.length >= 3 ? [...ring, start] : null;
}
