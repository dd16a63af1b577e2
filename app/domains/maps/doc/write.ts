import { equalityDeep } from 'lib0/function';
import * as Y from 'yjs';
import { wellFormed, writeText } from '~/domains/boards/doc/text';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import type { Layer, LngLat, MapFeature } from '../model';
import { LAYER_NAME_LIMIT, leastPoints, MAP_LIMIT, point, TEXT_LIMIT } from '../model';
import { featuresOf, isBuiltIn, layersOf } from './document';

/** Who writes into which document. Everything that changes a map takes it first. */
export interface MapWriter {
  doc: Y.Doc;
  /** Origin of the transactions: undo tells one's own actions by it. */
  origin: unknown;
  /** Person id written into what is made. */
  by: string;
  /** Milliseconds since the epoch. */
  now: () => number;
  newId?: (prefix: 'ftr' | 'lay') => string;
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
type Given = 'id' | 'by' | 'createdAt' | 'note' | 'origin' | 'text';
/** What to put on the map; the rest is filled in unless given. */
export type FeatureDraft = DistributiveOmit<MapFeature, Given> & Partial<Pick<MapFeature, Given>>;

/**
 * Adds features in one transaction; returns their ids.
 * @throws DomainError `too_large` (`map_full`, `text_too_long`), `invalid` (`place`) before anything is written
 */
export function addFeatures(writer: MapWriter, drafts: readonly FeatureDraft[]): string[] {
  const features = featuresOf(writer.doc);
  if (features.size + drafts.length > MAP_LIMIT.features) {
    throw new DomainError('too_large', { reason: 'map_full', limit: MAP_LIMIT.features });
  }
  const stored = drafts.map((draft) => toStored(draft, writer));
  const ids = drafts.map((draft) => draft.id ?? writer.newId?.('ftr') ?? newId('ftr'));
  writer.doc.transact(() => {
    stored.forEach((feature, i) => {
      features.set(ids[i] ?? newId('ftr'), feature);
    });
  }, writer.origin);
  return ids;
}

/** Adds one feature; see `addFeatures`. */
export function addFeature(writer: MapWriter, draft: FeatureDraft): string {
  const [id] = addFeatures(writer, [draft]);
  if (id === undefined) throw new Error('nothing was added');
  return id;
}

function toStored(draft: FeatureDraft, writer: MapWriter): Y.Map<unknown> {
  const text = wellFormed(draft.text ?? '');
  assertLength(text, '');
  const stored = new Y.Map<unknown>();
  stored.set('type', draft.type);
  stored.set('layer', draft.layer);
  stored.set('by', draft.by ?? writer.by);
  stored.set('t', draft.createdAt ?? writer.now());
  stored.set('text', new Y.Text(text));
  if ('points' in draft) stored.set('points', checkedPoints(draft.type, draft.points));
  else stored.set('at', checkedPlace(draft.at));
  if ('file' in draft) {
    stored.set('file', draft.file);
    stored.set('alt', wellFormed(draft.alt));
  }
  if (draft.note) stored.set('note', { ...draft.note });
  if (draft.origin) stored.set('origin', { ...draft.origin, table: wellFormed(draft.origin.table) });
  return stored;
}

function checkedPlace(at: LngLat): number[] {
  const place = point([...at]);
  if (!place) throw new DomainError('invalid', { reason: 'place' });
  return [...place];
}

function checkedPoints(type: 'line' | 'area', points: readonly LngLat[]): number[][] {
  if (points.length < leastPoints(type)) throw new DomainError('invalid', { reason: 'place' });
  if (points.length > MAP_LIMIT.points) {
    throw new DomainError('too_large', { reason: 'too_many_points', limit: MAP_LIMIT.points });
  }
  return points.map(checkedPlace);
}

/** Refuses a text that is too long, unless it becomes shorter than it was. */
function assertLength(text: string, before: string): void {
  if (text.length > TEXT_LIMIT && text.length > before.length) {
    throw new DomainError('too_large', { reason: 'text_too_long', limit: TEXT_LIMIT });
  }
}

function change({ doc, origin }: MapWriter, id: string, run: (feature: Y.Map<unknown>) => void): void {
  const feature = featuresOf(doc).get(id);
  if (feature instanceof Y.Map) doc.transact(() => run(feature), origin);
}

function set(target: Y.Map<unknown>, key: string, value: unknown): void {
  if (!equalityDeep(target.get(key), value)) target.set(key, value);
}

/** Puts a feature somewhere else: one place, or the corners of a line or area. */
export function placeFeature(writer: MapWriter, id: string, points: readonly LngLat[]): void {
  change(writer, id, (feature) => {
    const type = feature.get('type');
    if (type === 'line' || type === 'area') set(feature, 'points', checkedPoints(type, points));
    else if (points[0]) set(feature, 'at', checkedPlace(points[0]));
  });
}

export function setLayer(writer: MapWriter, id: string, layer: string): void {
  change(writer, id, (feature) => set(feature, 'layer', layer));
}

/** Text of a photo for those who don't see it. */
export function setAlt(writer: MapWriter, id: string, alt: string): void {
  assertLength(alt, '');
  change(writer, id, (feature) => set(feature, 'alt', wellFormed(alt)));
}

/** The note on a board that belongs together with the feature; null: none. */
export function setNote(writer: MapWriter, id: string, note: MapFeature['note']): void {
  change(writer, id, (feature) => (note ? set(feature, 'note', { ...note }) : feature.delete('note')));
}

/**
 * Makes the text of a feature read `text` by the smallest change.
 * @throws DomainError `too_large` (`text_too_long`)
 */
export function setText(writer: MapWriter, id: string, text: string): void {
  change(writer, id, (feature) => {
    const stored = feature.get('text');
    assertLength(text, stored instanceof Y.Text ? stored.toString() : '');
    if (stored instanceof Y.Text) writeText(stored, text);
    else feature.set('text', new Y.Text(wellFormed(text)));
  });
}

/** Gives a feature whose stored text is damaged a shared text, so that an editor can be bound. */
export function ensureText(writer: MapWriter, id: string): void {
  change(writer, id, (feature) => {
    const stored = feature.get('text');
    if (!(stored instanceof Y.Text)) {
      feature.set('text', new Y.Text(typeof stored === 'string' ? wellFormed(stored) : ''));
    }
  });
}

export function removeFeatures(writer: MapWriter, ids: Iterable<string>): void {
  const features = featuresOf(writer.doc);
  writer.doc.transact(() => {
    for (const id of ids) features.delete(id);
  }, writer.origin);
}

/**
 * Makes an own layer; returns its id.
 * @throws DomainError `too_large` (`too_many_layers`), `invalid` (`layer_name`)
 */
export function addLayer(writer: MapWriter, layer: Omit<Layer, 'id'> & { id?: string }): string {
  const layers = layersOf(writer.doc);
  if (layers.size >= MAP_LIMIT.layers) throw new DomainError('too_large', { reason: 'too_many_layers' });
  const name = layerName(layer.name ?? '');
  const id = layer.id ?? writer.newId?.('lay') ?? newId('lay');
  writer.doc.transact(() => {
    const entries = { name, colour: layer.colour, sign: layer.sign, t: writer.now() };
    layers.set(id, new Y.Map<unknown>(Object.entries(entries)));
  }, writer.origin);
  return id;
}

/** Changes name, colour or sign of an own layer. */
export function changeLayer(writer: MapWriter, id: string, values: Partial<Omit<Layer, 'id'>>): void {
  const layer = layersOf(writer.doc).get(id);
  if (!(layer instanceof Y.Map) || isBuiltIn(id)) return;
  writer.doc.transact(() => {
    if (values.name) set(layer, 'name', layerName(values.name));
    if (values.colour) set(layer, 'colour', values.colour);
    if (values.sign) set(layer, 'sign', values.sign);
  }, writer.origin);
}

/** Takes an own layer away; what lies in it is read as lying in the first one until it is put elsewhere. */
export function removeLayer(writer: MapWriter, id: string): void {
  writer.doc.transact(() => layersOf(writer.doc).delete(id), writer.origin);
}

function layerName(name: string): string {
  const clean = wellFormed(name.normalize('NFC').trim().slice(0, LAYER_NAME_LIMIT));
  if (clean === '') throw new DomainError('invalid', { reason: 'layer_name' });
  return clean;
}
