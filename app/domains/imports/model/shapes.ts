import { AREA_KINDS, type Area, type AreaShape } from '~/domains/areas/model';

type Ring = readonly (readonly [number, number])[];

/** Whether a point lies in a ring: how often a line from it to the east crosses the ring. */
function inRing(ring: Ring, lat: number, lng: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi = 0, yi = 0] = ring[i] ?? [];
    const [xj = 0, yj = 0] = ring[j] ?? [];
    if (yi > lat !== yj > lat && lng < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

function polygonsOf(shape: AreaShape): readonly (readonly Ring[])[] {
  return shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
}

function contains(polygons: readonly (readonly Ring[])[], lat: number, lng: number): boolean {
  return polygons.some(([outer, ...holes]) => {
    return outer !== undefined && inRing(outer, lat, lng) && !holes.some((hole) => inRing(hole, lat, lng));
  });
}

/** Finds the smallest kind of area around a place; null outside of all. */
export function smallestAround(
  areas: readonly Area[],
  shapes: ReadonlyMap<string, { shape: AreaShape }>,
): (lat: number, lng: number) => string | null {
  const rank = (area: Area) => AREA_KINDS.indexOf(area.kind);
  const candidates = [...areas]
    .sort((a, b) => rank(b) - rank(a))
    .flatMap(({ code }) => {
      const known = shapes.get(code);
      if (known === undefined) return [];
      const polygons = polygonsOf(known.shape);
      const points = polygons.flatMap(([outer = []]) => outer);
      const bounds = points.reduce(
        (box, [x, y]) => ({
          west: Math.min(box.west, x),
          east: Math.max(box.east, x),
          south: Math.min(box.south, y),
          north: Math.max(box.north, y),
        }),
        { west: 180, east: -180, south: 90, north: -90 },
      );
      return [{ code, polygons, bounds }];
    });
  return (lat, lng) => {
    const found = candidates.find(({ polygons, bounds }) => {
      const near = lng >= bounds.west && lng <= bounds.east && lat >= bounds.south && lat <= bounds.north;
      return near && contains(polygons, lat, lng);
    });
    return found?.code ?? null;
  };
}
