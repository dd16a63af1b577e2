import type { AreaKind, AreaShape } from './areas';

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
