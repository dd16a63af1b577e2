import * as Y from 'yjs';
import { writeText } from '~/domains/boards/doc/text';
import type { Layer, MapContent, MapFeature } from '../model';
import { isPath } from '../model';
import { featuresOf, isBuiltIn, layersOf, mergedOf, readFeature, readLayers } from './document';
import {
  addFeatures,
  addLayer,
  type MapWriter,
  placeFeature,
  removeFeatures,
  setAlt,
  setLayer,
} from './write';

/** The map of one table, to be taken over. */
export interface TableMap {
  id: string;
  title: string;
  content: MapContent;
}

export interface MergeResult {
  added: number;
  updated: number;
  removed: number;
  /** Changed or deleted on the merged map since: left as they are. */
  kept: number;
}

/**
 * Takes the tables' maps over into one. What was taken over before follows its table unless somebody changed or
 * deleted it on the merged map; what is new is added with who made it and at which table. Doing it again with the
 * same maps changes nothing. One transaction.
 */
export function mergeMaps(writer: MapWriter, tables: readonly TableMap[]): MergeResult {
  const result: MergeResult = { added: 0, updated: 0, removed: 0, kept: 0 };
  writer.doc.transact(() => {
    for (const table of tables) mergeTable(writer, table, result);
  }, writer.origin);
  return result;
}

function mergeTable(writer: MapWriter, table: TableMap, result: MergeResult): void {
  const { doc } = writer;
  const merged = mergedOf(doc);
  const features = featuresOf(doc);
  const layerIds = takeLayers(writer, table);
  const there = new Set<string>();
  for (const source of table.content.features) {
    const id = `${table.id}.${source.id}`;
    there.add(id);
    const wanted: MapFeature = {
      ...source,
      id,
      layer: layerIds.get(source.layer) ?? 'good',
      note: null,
      origin: { map: table.id, feature: source.id, table: table.title },
    };
    const print = fingerprint(wanted);
    const before = merged.get(id);
    const now = readFeature(id, features.get(id));
    if (before === undefined) {
      if (!now) addFeatures(writer, [wanted]);
      merged.set(id, print);
      result.added++;
    } else if (!now || fingerprint(now) !== before) result.kept++;
    else if (print !== before) {
      update(writer, wanted);
      merged.set(id, print);
      result.updated++;
    }
  }
  for (const id of [...merged.keys()]) {
    if (!id.startsWith(`${table.id}.`) || there.has(id)) continue;
    const now = readFeature(id, features.get(id));
    if (now && fingerprint(now) !== merged.get(id)) {
      result.kept++;
      continue;
    }
    if (now) {
      removeFeatures(writer, [id]);
      result.removed++;
    }
    merged.delete(id);
  }
}

/** A type that changed makes the feature anew; else only what differs is written, so that others' work on it stays. */
function update(writer: MapWriter, wanted: MapFeature): void {
  const stored = featuresOf(writer.doc).get(wanted.id);
  if (!(stored instanceof Y.Map) || stored.get('type') !== wanted.type) {
    addFeatures(writer, [wanted]);
    return;
  }
  setLayer(writer, wanted.id, wanted.layer);
  placeFeature(writer, wanted.id, isPath(wanted) ? wanted.points : [wanted.at]);
  if (wanted.type === 'photo') {
    setAlt(writer, wanted.id, wanted.alt);
    if (stored.get('file') !== wanted.file) stored.set('file', wanted.file);
  }
  const text = stored.get('text');
  if (text instanceof Y.Text) writeText(text, wanted.text);
  else stored.set('text', new Y.Text(wanted.text));
}

/** Own layers of the table on the merged map: the one of the same name, else a new one. Returns source id → id. */
function takeLayers(writer: MapWriter, table: TableMap): Map<string, string> {
  const ids = new Map<string, string>();
  const used = new Set(table.content.features.map((feature) => feature.layer));
  for (const layer of table.content.layers) {
    if (isBuiltIn(layer.id)) ids.set(layer.id, layer.id);
    else if (used.has(layer.id)) ids.set(layer.id, sameLayer(writer, layer));
  }
  return ids;
}

function sameLayer(writer: MapWriter, layer: Layer): string {
  if (layersOf(writer.doc).has(layer.id)) return layer.id;
  const named = readLayers(writer.doc).find((known) => known.name === layer.name);
  return named?.id ?? addLayer(writer, layer);
}

/** A number for what people can see of a feature: equal for equal features, and as good as never for others. */
export function fingerprint(feature: MapFeature): number {
  const place = isPath(feature) ? feature.points : feature.at;
  const photo = feature.type === 'photo' ? [feature.file, feature.alt] : [];
  const text = JSON.stringify([feature.type, feature.layer, place, feature.text, ...photo]);
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
