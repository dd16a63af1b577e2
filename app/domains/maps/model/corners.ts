import { type LngLat, leastPoints, type PathFeature } from './types';

/** Reshaping by keyboard: the corners, and the one the keys act on; null until one is chosen. */
export interface Corners {
  type: PathFeature['type'];
  points: readonly LngLat[];
  corner: number | null;
}

/** Chooses the next (1) or previous (-1) corner, round and round. */
export function turnToCorner({ type, points, corner }: Corners, by: 1 | -1): Corners {
  const { length } = points;
  const from = corner ?? (by === 1 ? -1 : 0);
  return { type, points, corner: length === 0 ? null : (from + by + length) % length };
}

/** Puts the chosen corner somewhere else. */
export function moveCorner({ type, points, corner }: Corners, to: LngLat): Corners {
  return { type, corner, points: points.map((point, i) => (i === corner ? to : point)) };
}

/**
 * Adds a corner halfway to the next one and chooses it; behind the last corner of a line, where nothing follows,
 * halfway to the one before. Null when no corner is chosen.
 */
export function addCorner({ type, points, corner }: Corners): Corners | null {
  if (corner === null) return null;
  const isEnd = type === 'line' && corner === points.length - 1;
  const at = points[corner];
  const other = points[isEnd ? corner - 1 : (corner + 1) % points.length];
  if (!at || !other) return null;
  const half: LngLat = [(at[0] + other[0]) / 2, (at[1] + other[1]) / 2];
  const place = isEnd ? corner : corner + 1;
  return { type, corner: place, points: points.toSpliced(place, 0, half) };
}

/** Takes the chosen corner away and chooses the one before; null when none is chosen or too few would be left. */
export function removeCorner({ type, points, corner }: Corners): Corners | null {
  if (corner === null || points.length <= leastPoints(type)) return null;
  return { type, corner: Math.max(0, corner - 1), points: points.toSpliced(corner, 1) };
}
