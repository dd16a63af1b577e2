import { type Layer, layerOf, type MapContent, type MapFeature } from './types';

/** Which features are shown; an empty set shows all. */
export interface MapFilter {
  layers: ReadonlySet<string>;
  by: string | null;
  /** Id of a table's map, on a merged map. */
  table: string | null;
}

export const NO_FILTER: MapFilter = { layers: new Set(), by: null, table: null };

export function isShown(filter: MapFilter, layers: readonly Layer[], feature: MapFeature): boolean {
  if (filter.layers.size > 0 && !filter.layers.has(layerOf(layers, feature).id)) return false;
  if (filter.by !== null && feature.by !== filter.by) return false;
  return filter.table === null || feature.origin?.map === filter.table;
}

/** How many features each layer has, by its id; layers without any are 0. */
export function countByLayer(map: MapContent): ReadonlyMap<string, number> {
  const counts = new Map(map.layers.map((layer) => [layer.id, 0]));
  for (const feature of map.features) {
    const { id } = layerOf(map.layers, feature);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** People who drew something, and tables it came from, in the order of their first feature. */
export function sourcesOf(features: readonly MapFeature[]): {
  people: readonly string[];
  tables: readonly { id: string; title: string }[];
} {
  const people = new Set<string>();
  const tables = new Map<string, string>();
  for (const { by, origin } of features) {
    if (by !== '') people.add(by);
    if (origin && !tables.has(origin.map)) tables.set(origin.map, origin.table);
  }
  return { people: [...people], tables: [...tables].map(([id, title]) => ({ id, title })) };
}
