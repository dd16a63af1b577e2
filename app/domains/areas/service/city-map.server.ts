import { type Area, type AreaShape, coarser, pointsOf } from '../model';
import { type AreaDeps, listAreas, listShapes, today } from '../service.server';

/** Points a page can well carry, and the grid (some ten metres) corners are put on past that. */
const POINTS_FINE = 30_000;
const GRID = 1e-4;

/** An area with its shape, as the city map draws it. */
export interface MappedArea extends Area {
  shape: AreaShape | null;
  approximate: boolean;
}

/** The city on one day. */
export interface CityMap {
  /** The day shown, `YYYY-MM-DD`. */
  day: string;
  isToday: boolean;
  areas: MappedArea[];
  /** Who the shapes are from, each once. */
  sources: string[];
  /** Whether any shape is made from middles. */
  approximate: boolean;
}

/** Everything the city map and its list show on a day ('': today). For everybody. */
export async function readCityMap(deps: AreaDeps, { on }: { on: string }): Promise<CityMap> {
  const day = on === '' ? today(deps) : on;
  const areas = await listAreas(deps, { on: day });
  const shapes = await listShapes(
    deps,
    areas.map(({ code }) => code),
    day,
  );
  const isMany = pointsOf([...shapes.values()].map(({ shape }) => shape)) > POINTS_FINE;
  return {
    day,
    isToday: day === today(deps),
    areas: areas.map((area) => {
      const known = shapes.get(area.code);
      const shape = known && isMany ? coarser(known.shape, GRID) : (known?.shape ?? null);
      return { ...area, shape, approximate: known?.approximate ?? false };
    }),
    sources: [...new Set([...shapes.values()].map(({ source }) => source))],
    approximate: [...shapes.values()].some(({ approximate }) => approximate),
  };
}
