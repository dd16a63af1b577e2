import { AREA_KINDS, type Area, type AreaShape, containmentIn } from '~/domains/areas/model';

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
      return [{ code, contains: containmentIn(known.shape) }];
    });
  return (lat, lng) => candidates.find(({ contains }) => contains({ lat, lng }))?.code ?? null;
}
