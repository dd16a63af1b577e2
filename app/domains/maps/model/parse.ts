import { LAT_LIMIT, LAYER_NAME_LIMIT, MAP_LIMIT } from './limits';
import type { FeatureType, Layer, LngLat, MapFeature } from './types';
import { FEATURE_TYPES, LAYER_COLOUR_NAMES, leastPoints, SIGNS } from './types';

/** Values by the keys of `docs/map-document.md`; texts are strings here. */
export type StoredFields = ReadonlyMap<string, unknown>;

/**
 * Reads one stored feature. Every value is checked: what is damaged takes a harmless value. Null when it can't be
 * shown at all: unknown type, no place, too few corners, a photo without file. `layer` is as stored.
 */
export function parseFeature(id: string, fields: StoredFields): MapFeature | null {
  const type = oneOf(FEATURE_TYPES, fields.get('type'));
  if (type === null) return null;
  const base = {
    id,
    layer: string(fields.get('layer')),
    by: string(fields.get('by')),
    createdAt: time(fields.get('t')),
    text: string(fields.get('text')),
    note: parseNote(fields.get('note')),
    origin: parseOrigin(fields.get('origin')),
  };
  if (type === 'line' || type === 'area') {
    const points = pointsOf(type, fields.get('points'));
    return points && { ...base, type, points };
  }
  const at = point(fields.get('at'));
  if (at === null) return null;
  if (type !== 'photo') return { ...base, type, at };
  const file = string(fields.get('file'));
  if (!/^fil_[0-9a-z]{1,32}$/.test(file)) return null;
  return { ...base, type, at, file, alt: string(fields.get('alt')) };
}

/** Reads an own layer; null when it has no name. */
export function parseLayer(id: string, fields: StoredFields): (Layer & { createdAt: number }) | null {
  const name = string(fields.get('name')).trim().slice(0, LAYER_NAME_LIMIT);
  if (name === '') return null;
  return {
    id,
    name,
    colour: oneOf(LAYER_COLOUR_NAMES, fields.get('colour')) ?? 'grey',
    sign: oneOf(SIGNS, fields.get('sign')) ?? 'circle',
    createdAt: time(fields.get('t')),
  };
}

/** A place within the bounds of a map, to nine decimals; null when it is none. */
export function point(value: unknown): LngLat | null {
  if (!Array.isArray(value)) return null;
  const [lng, lat]: unknown[] = value;
  if (typeof lng !== 'number' || typeof lat !== 'number') return null;
  if (!Number.isFinite(lng) || !Number.isFinite(lat)) return null;
  return [round(clamp(lng, 180)), round(clamp(lat, LAT_LIMIT))];
}

function pointsOf(type: FeatureType, value: unknown): LngLat[] | null {
  if (!Array.isArray(value)) return null;
  const points = value.slice(0, MAP_LIMIT.points).flatMap((each) => {
    const read = point(each);
    return read ? [read] : [];
  });
  return points.length < leastPoints(type) ? null : points;
}

function parseNote(value: unknown): MapFeature['note'] {
  if (!isRecord(value)) return null;
  const { board, object } = value;
  return typeof board === 'string' && typeof object === 'string' ? { board, object } : null;
}

function parseOrigin(value: unknown): MapFeature['origin'] {
  if (!isRecord(value)) return null;
  const { map, feature, table } = value;
  if (typeof map !== 'string' || typeof feature !== 'string') return null;
  return { map, feature, table: string(table) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function round(value: number): number {
  return Math.round(value * 1e9) / 1e9 + 0; // + 0 turns −0, which JSON can't carry, into 0
}

function clamp(value: number, limit: number): number {
  return Math.min(limit, Math.max(-limit, value));
}

function time(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value)
    ? Math.round(Math.min(8.64e15, Math.max(0, value)))
    : 0;
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function oneOf<T extends string>(names: readonly T[], value: unknown): T | null {
  return names.find((name) => name === value) ?? null;
}
