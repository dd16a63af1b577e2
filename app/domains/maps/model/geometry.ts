import { isPath, type LngLat, type MapFeature } from './types';

export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** The places of a feature: one, or its corners. */
export function pointsOf(feature: MapFeature): readonly LngLat[] {
  return isPath(feature) ? feature.points : [feature.at];
}

/** Where a feature is told to be: its place, the middle of a line's length, the mean of an area's corners. */
export function middleOf(feature: MapFeature): LngLat {
  const points = pointsOf(feature);
  if (feature.type === 'line') return points[Math.floor(points.length / 2)] ?? [0, 0];
  const sum = points.reduce<[number, number]>((at, p) => [at[0] + p[0], at[1] + p[1]], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}

/** The smallest box around places; null without any. */
export function boundsOf(points: Iterable<LngLat>): Bounds | null {
  let bounds: Bounds | null = null;
  for (const [lng, lat] of points) {
    bounds = bounds
      ? {
          west: Math.min(bounds.west, lng),
          south: Math.min(bounds.south, lat),
          east: Math.max(bounds.east, lng),
          north: Math.max(bounds.north, lat),
        }
      : { west: lng, south: lat, east: lng, north: lat };
  }
  return bounds;
}

export type Pixel = readonly [x: number, y: number];

/** Distance in pixels from a point to a run of corners; `closed` joins the last with the first. */
export function distanceToPath(at: Pixel, path: readonly Pixel[], closed: boolean): number {
  let best = Number.POSITIVE_INFINITY;
  const last = closed ? path.length : path.length - 1;
  for (let i = 0; i < last; i++) {
    const a = path[i];
    const b = path[(i + 1) % path.length];
    if (a && b) best = Math.min(best, distanceToSegment(at, a, b));
  }
  return best;
}

function distanceToSegment(p: Pixel, a: Pixel, b: Pixel): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length));
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
}

/** Whether a point lies inside a ring of corners. */
export function isInside(at: Pixel, ring: readonly Pixel[]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i];
    const b = ring[j];
    if (!a || !b) continue;
    if (a[1] > at[1] !== b[1] > at[1] && at[0] < ((b[0] - a[0]) * (at[1] - a[1])) / (b[1] - a[1]) + a[0]) {
      inside = !inside;
    }
  }
  return inside;
}

const EARTH_RADIUS = 6_371_008.8;

/** Metres between two places on the ground. */
export function metresBetween(a: LngLat, b: LngLat): number {
  const rad = Math.PI / 180;
  const dLat = (b[1] - a[1]) * rad;
  const dLng = (b[0] - a[0]) * rad;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a[1] * rad) * Math.cos(b[1] * rad) * Math.sin(dLng / 2) ** 2;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Eight directions, from north by east. */
const DIRECTIONS = [
  'north',
  'northeast',
  'east',
  'southeast',
  'south',
  'southwest',
  'west',
  'northwest',
] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** In which of eight directions one place lies from another. */
export function directionTo(from: LngLat, to: LngLat): Direction {
  const east = (to[0] - from[0]) * Math.cos((from[1] * Math.PI) / 180);
  const eighths = Math.round(Math.atan2(east, to[1] - from[1]) / (Math.PI / 4));
  return DIRECTIONS[(eighths + 8) % 8] ?? 'north';
}

/** Square metres inside a ring of corners, taken as flat: right for what is drawn in a city. */
export function squareMetres(ring: readonly LngLat[]): number {
  const [first] = ring;
  if (!first) return 0;
  const degree = (EARTH_RADIUS * Math.PI) / 180;
  const flat = ring.map(([lng, lat]): Pixel => {
    return [(lng - first[0]) * degree * Math.cos((first[1] * Math.PI) / 180), (lat - first[1]) * degree];
  });
  const twice = flat.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = flat[(i + 1) % flat.length] ?? [0, 0];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

/**
 * The longest round length (1, 2 or 5 × 10ⁿ metres) that a scale bar of at most `widest` units can show, where one
 * unit is `metresPerUnit` on the ground.
 */
export function scaleBar(metresPerUnit: number, widest: number): { metres: number; length: number } {
  const most = metresPerUnit * widest;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [5, 2, 1].find((each) => each * power <= most) ?? 1;
  return { metres: step * power, length: (step * power) / metresPerUnit };
}
