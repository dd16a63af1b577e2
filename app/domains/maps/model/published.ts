import { parseFeature, parseLayer } from './parse';
import { BUILT_IN_LAYERS, type MapContent, type MapFeature } from './types';

/**
 * What everybody may see of a map: what was said and where, without who drew it and without ties to boards. The
 * name of the table stays.
 */
export function toPublished(map: MapContent): MapContent {
  return {
    layers: map.layers,
    features: map.features.map((feature) => ({ ...feature, by: '', createdAt: 0, note: null })),
  };
}

/** Reads what was stored as published; damaged parts are left out. Never throws. */
export function parsePublished(json: string): MapContent {
  const value = safeJson(json);
  const layers = list(value, 'layers').flatMap((each) => {
    const id = String(each.id ?? '');
    const layer = BUILT_IN_LAYERS.some((known) => known.id === id) ? null : parseLayer(id, fields(each));
    return layer ? [{ id, name: layer.name, colour: layer.colour, sign: layer.sign }] : [];
  });
  const features = list(value, 'features').flatMap((each): MapFeature[] => {
    const feature = parseFeature(String(each.id ?? ''), fields(each));
    return feature ? [feature] : [];
  });
  return { layers: [...BUILT_IN_LAYERS, ...layers], features };
}

function safeJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function list(value: unknown, key: string): Record<string, unknown>[] {
  const found = typeof value === 'object' && value !== null ? Reflect.get(value, key) : null;
  if (!Array.isArray(found)) return [];
  return found.filter((each): each is Record<string, unknown> => typeof each === 'object' && each !== null);
}

function fields(value: Record<string, unknown>): Map<string, unknown> {
  return new Map(Object.entries(value));
}
