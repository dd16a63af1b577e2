import type { AreaKind, AreaShape } from './areas';

type Ring = readonly (readonly [lng: number, lat: number])[];

/** A box in degrees. */
export interface Box {
  south: number;
  west: number;
  north: number;
  east: number;
}

/** The box around shapes; null for none. */
export function boxAround(shapes: readonly (AreaShape | null)[]): Box | null {
  const box = { south: 90, west: 180, north: -90, east: -180 };
  for (const [lng, lat] of shapes.flatMap((shape) => (shape ? outerPoints(shape) : []))) {
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
    box.west = Math.min(box.west, lng);
    box.east = Math.max(box.east, lng);
  }
  return box.south > box.north ? null : box;
}

function outerPoints(shape: AreaShape): [number, number][] {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  return polygons.flatMap(([outer]) => outer ?? []);
}

/** The kind a city map is filled with: the centres where there are any, else wards, else the city. */
export function filledKind(areas: readonly { kind: AreaKind }[]): AreaKind {
  return (['centre', 'ward'] as const).find((kind) => areas.some((area) => area.kind === kind)) ?? 'city';
}

/** How many points shapes have in all. */
export function pointsOf(shapes: readonly (AreaShape | null)[]): number {
  return shapes.reduce(
    (sum, shape) => sum + (shape ? shape.coordinates.flat(shape.type === 'Polygon' ? 1 : 2).length : 0),
    0,
  );
}

/**
 * The shape with its corners on a grid (in degrees) and nothing said twice: neighbours that share a line still share
 * it. Parts that vanish on the grid are left out; a shape that would vanish stays as it is.
 */
export function coarser(shape: AreaShape, grid: number): AreaShape {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  const coarse = polygons.flatMap((polygon) => {
    const [outer, ...holes] = polygon.map((ring) => onGrid(ring, grid));
    return outer && outer.length >= 4 ? [[outer, ...holes.filter((hole) => hole.length >= 4)]] : [];
  });
  const [only, ...more] = coarse;
  if (!only) return shape;
  return more.length === 0
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: coarse };
}

/** The shape on the finest grid on which it has at most `most` points; grids end at a kilometre. */
export function coarseUntil(shape: AreaShape, most: number): AreaShape {
  let coarse = shape;
  for (let grid = 1e-4; pointsOf([coarse]) > most && grid <= 1e-2; grid *= 2) coarse = coarser(shape, grid);
  return coarse;
}

function onGrid(ring: readonly [number, number][], grid: number): [number, number][] {
  const snap = (degrees: number) => Number((Math.round(degrees / grid) * grid).toFixed(6));
  const out: [number, number][] = [];
  for (const [lng, lat] of ring) {
    const point: [number, number] = [snap(lng), snap(lat)];
    const last = out.at(-1);
    if (!last || last[0] !== point[0] || last[1] !== point[1]) out.push(point);
  }
  return out;
}

/** Polygons of a shape: each an outer ring and its holes. */
export function polygonsOf(shape: AreaShape): [number, number][][][] {
  return shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
}

/** Tells of places (degrees) whether they lie in a shape, outside of its holes. Asked of many places at little cost. */
export function containmentIn(shape: AreaShape): (place: { lat: number; lng: number }) => boolean {
  const polygons = polygonsOf(shape);
  const box = boxAround([shape]);
  return ({ lat, lng }) => {
    const near = box && lat >= box.south && lat <= box.north && lng >= box.west && lng <= box.east;
    if (!near) return false;
    return polygons.some(([outer, ...holes]) => {
      return outer !== undefined && inRing(outer, lat, lng) && !holes.some((hole) => inRing(hole, lat, lng));
    });
  };
}

/** Whether a place lies in a ring: how often a line from it to the east crosses the ring. */
function inRing(ring: Ring, lat: number, lng: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi = 0, yi = 0] = ring[i] ?? [];
    const [xj = 0, yj = 0] = ring[j] ?? [];
    if (yi > lat !== yj > lat && lng < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
