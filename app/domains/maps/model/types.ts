/**
 * What is on a map, as plain values. `doc/` reads and writes them in a Y.Doc; screens, lists, prints and tests speak
 * only of these types. Places are degrees (WGS 84), longitude before latitude, as in GeoJSON.
 */

export type LngLat = readonly [lng: number, lat: number];

/** Colours of layers; the names are what the document stores. Each holds white text at 4.5 : 1. */
export const LAYER_COLOURS = {
  green: '#146c2e',
  red: '#b3261e',
  blue: '#0b57d0',
  brown: '#7a4a1f',
  purple: '#7b3fa0',
  teal: '#00687a',
  orange: '#a14000',
  grey: '#4d4d4d',
} as const;
export type LayerColour = keyof typeof LAYER_COLOURS;
export const LAYER_COLOUR_NAMES = Object.keys(LAYER_COLOURS) as readonly LayerColour[];

/** Shapes of a layer's pins, so that no layer is told by its colour alone. */
export const SIGNS = ['circle', 'triangle', 'star', 'square', 'diamond', 'hexagon', 'drop', 'cross'] as const;
export type Sign = (typeof SIGNS)[number];

export interface Layer {
  id: string;
  /** Null for those that come with every map: their names are in the catalogues. */
  name: string | null;
  colour: LayerColour;
  sign: Sign;
}

/** よいところ, 困りごと, こうしたい, 資源: on every map, and never stored. */
export const BUILT_IN_LAYERS = [
  { id: 'good', name: null, colour: 'green', sign: 'circle' },
  { id: 'trouble', name: null, colour: 'red', sign: 'triangle' },
  { id: 'wish', name: null, colour: 'blue', sign: 'star' },
  { id: 'resource', name: null, colour: 'brown', sign: 'square' },
] as const satisfies readonly Layer[];

export const FEATURE_TYPES = ['pin', 'line', 'area', 'text', 'photo'] as const;
export type FeatureType = (typeof FEATURE_TYPES)[number];

interface FeatureBase {
  id: string;
  /** Id of its layer; one that is not there is read as the first (`good`). */
  layer: string;
  /** Person id of who made it (`usr_…`, `gst_…`), or `import`. */
  by: string;
  /** When it was made, milliseconds since the epoch. */
  createdAt: number;
  /** What is written about it. */
  text: string;
  /** The note on a board it belongs together with. */
  note: { board: string; object: string } | null;
  /** On a merged map: which table's map it came from, and the table's name. */
  origin: { map: string; feature: string; table: string } | null;
}

export interface PointFeature extends FeatureBase {
  type: 'pin' | 'text';
  at: LngLat;
}
export interface PhotoFeature extends FeatureBase {
  type: 'photo';
  at: LngLat;
  /** Id of the uploaded file, served at `/files/<id>`. */
  file: string;
  /** Text for those who don't see it. */
  alt: string;
}
export interface PathFeature extends FeatureBase {
  type: 'line' | 'area';
  /** Corners in order; the ring of an area is not closed. */
  points: readonly LngLat[];
}
export type MapFeature = PointFeature | PhotoFeature | PathFeature;

/** A map to look at. */
export interface MapContent {
  /** The built-in layers, then own ones in the order they were made. */
  readonly layers: readonly Layer[];
  /** Oldest first. */
  readonly features: readonly MapFeature[];
}

export function isPath(feature: MapFeature): feature is PathFeature {
  return feature.type === 'line' || feature.type === 'area';
}

/** What is said about a feature: its text, or for a photo without one what it shows; may be empty. */
export function wordsOf(feature: MapFeature): string {
  const text = feature.text.trim();
  return text === '' && feature.type === 'photo' ? feature.alt.trim() : text;
}

/** Corners a feature has at least. */
export function leastPoints(type: FeatureType): number {
  return type === 'area' ? 3 : type === 'line' ? 2 : 1;
}

/** The layer of a feature. */
export function layerOf(layers: readonly Layer[], feature: Pick<MapFeature, 'layer'>): Layer {
  return layers.find((layer) => layer.id === feature.layer) ?? layers[0] ?? BUILT_IN_LAYERS[0];
}
