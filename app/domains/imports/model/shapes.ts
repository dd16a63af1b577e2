import { AREA_KINDS, type Area, type AreaShape, areaContains, polygonsOf } from '~/domains/areas/model';

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
      return near && areaContains(polygons, { lat, lng });
    });
    return found?.code ?? null;
  };
}
