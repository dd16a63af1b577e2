import * as Y from 'yjs';
import type { Layer, MapContent, MapFeature } from '../model';
import { BUILT_IN_LAYERS, parseFeature, parseLayer } from '../model';

/** Version of the document this program writes (`docs/map-document.md`). */
export const SCHEMA_VERSION = 1;

/** Features of a map: id → one Y.Map each. */
export function featuresOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('features');
}

/** Own layers: id → one Y.Map each. */
export function layersOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('layers');
}

/** On a merged map: `<map>.<feature>` of what was taken over → its fingerprint then. */
export function mergedOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('merged');
}

/** Schema version written in the document; 0 when none is. */
export function schemaOf(doc: Y.Doc): number {
  const version = doc.getMap('meta').get('schema');
  return typeof version === 'number' && Number.isInteger(version) && version > 0 ? version : 0;
}

/** Writes the version into a document that has none. Called where a document is written by the server. */
export function stampSchema(doc: Y.Doc): void {
  if (schemaOf(doc) === 0) doc.getMap('meta').set('schema', SCHEMA_VERSION);
}

/** One feature as stored, checked; null when there is none or it can't be shown. Never throws. */
export function readFeature(id: string, value: unknown): MapFeature | null {
  return value instanceof Y.Map ? parseFeature(id, fieldsOf(value)) : null;
}

/** Every layer: built-in ones first. Never throws. */
export function readLayers(doc: Y.Doc): Layer[] {
  const own = [...layersOf(doc)].flatMap(([id, value]) => {
    const layer = value instanceof Y.Map && !isBuiltIn(id) ? parseLayer(id, fieldsOf(value)) : null;
    return layer ? [layer] : [];
  });
  own.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  return [...BUILT_IN_LAYERS, ...own.map(({ createdAt: _, ...layer }) => layer)];
}

/** Reads the whole map as it is now. For a view that follows the document use `MapStore`. */
export function readMap(doc: Y.Doc): MapContent {
  const features = [...featuresOf(doc)].flatMap(([id, value]) => readFeature(id, value) ?? []);
  return { layers: readLayers(doc), features: features.sort(byTime) };
}

/** Oldest first; ties by id. */
export function byTime(a: MapFeature, b: MapFeature): number {
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
}

/** The Y.Text of a feature, for binding an editor; null when it has none. */
export function textOf(doc: Y.Doc, id: string): Y.Text | null {
  const feature = featuresOf(doc).get(id);
  const text = feature instanceof Y.Map ? feature.get('text') : null;
  return text instanceof Y.Text ? text : null;
}

export function isBuiltIn(layerId: string): boolean {
  return BUILT_IN_LAYERS.some((layer) => layer.id === layerId);
}

function fieldsOf(value: Y.Map<unknown>): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  value.forEach((field, key) => {
    fields.set(key, field instanceof Y.Text ? field.toString() : field);
  });
  return fields;
}
