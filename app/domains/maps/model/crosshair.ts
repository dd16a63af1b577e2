import { type FeatureType, type LngLat, leastPoints } from './types';

/** Drawing by keyboard: corners set so far. */
export interface Crosshair {
  type: FeatureType;
  points: readonly LngLat[];
}

export type CrosshairKey = 'set' | 'back' | 'leave';

/** What a key led to: corners set or taken back, a finished shape, the end of drawing, or nothing. */
export type CrosshairStep =
  | { kind: 'corner'; next: Crosshair; count: number }
  | { kind: 'back'; next: Crosshair; count: number }
  | { kind: 'done'; points: readonly LngLat[] }
  | { kind: 'left' }
  | { kind: 'nothing' };

/** Corners closer than this on the screen are meant as the same: Enter on the last (or first) corner ends the shape. */
const SAME_PIXELS = 6;

/**
 * The next state after a key. A point is done at once; a line or area by setting a corner where the last one is
 * (an area also where the first one is), once it has enough. `distance`: pixels between two places on the screen.
 */
export function stepCrosshair(
  state: Crosshair,
  key: CrosshairKey,
  middle: LngLat,
  distance: (a: LngLat, b: LngLat) => number,
): CrosshairStep {
  const { type, points } = state;
  if (key === 'leave') return { kind: 'left' };
  if (key === 'back') {
    if (points.length === 0) return { kind: 'nothing' };
    return { kind: 'back', next: { type, points: points.slice(0, -1) }, count: points.length - 1 };
  }
  if (leastPoints(type) === 1) return { kind: 'done', points: [middle] };
  const last = points[points.length - 1];
  const first = points[0];
  const ends =
    (last !== undefined && distance(last, middle) < SAME_PIXELS) ||
    (type === 'area' && first !== undefined && distance(first, middle) < SAME_PIXELS);
  if (ends) return points.length >= leastPoints(type) ? { kind: 'done', points } : { kind: 'nothing' };
  return { kind: 'corner', next: { type, points: [...points, middle] }, count: points.length + 1 };
}
